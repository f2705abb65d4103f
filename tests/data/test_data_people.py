"""Names, civilities, insurance, births and medicine."""

import re
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier import data

PACKAGE = Path(data.__file__).parent
MEGABYTE = 1024**2


def weight_of(name: str, sex: str, decade: int) -> float:
    known = data.given_names()
    here = pc.and_(pc.equal(known.names, name), pc.equal(known.sex, sex)).to_numpy(zero_copy_only=False)
    return float(known.weights[here, data.DECADES.index(decade)].sum())


def test_given_names_are_many_folded_and_once_per_sex():
    known = data.given_names()
    pairs = list(zip(known.names.to_pylist(), known.sex.to_pylist(), strict=True))
    assert len(pairs) == len(set(pairs)) > 3000
    assert known.names.equals(data.fold_array(known.written))
    assert set(known.sex.to_pylist()) == {"F", "M"}
    assert known.weights.shape == (len(pairs), len(data.DECADES))


def test_every_decade_has_names_for_both_sexes():
    known = data.given_names()
    for sex in ("F", "M"):
        here = pc.equal(known.sex, sex).to_numpy(zero_copy_only=False)
        assert np.all((known.weights[here] > 0.5).sum(axis=0) >= 100)


@pytest.mark.parametrize(
    ("name", "sex", "then", "not_then"),
    [
        ("MICHEL", "M", 1940, 2000),
        ("KEVIN", "M", 1990, 1950),
        ("JADE", "F", 2010, 1960),
        ("GERMAINE", "F", 1900, 1980),
        ("NATHALIE", "F", 1960, 2010),
    ],
)
def test_names_come_and_go_with_their_decades(name, sex, then, not_then):
    assert weight_of(name, sex, then) > 10 * weight_of(name, sex, not_then)


@pytest.mark.parametrize(
    "name", ["GWENAELLE", "MOHAMED", "FATIMA", "JOAO", "GIOVANNI", "MAMADOU", "LINH", "JEAN PIERRE"]
)
def test_names_from_everywhere_are_there(name):
    assert name in data.given_name_array().to_pylist()


def test_names_given_to_both_sexes_stand_twice():
    known = data.given_names()
    assert sorted(known.sex.filter(pc.equal(known.names, "CAMILLE")).to_pylist()) == ["F", "M"]


def test_family_names_are_many_distinct_and_commonest_first():
    known = data.family_names()
    assert len(known.names) == len(known.names.unique()) > 10000
    assert known.names[0].as_py() == "MARTIN"
    assert np.all(np.diff(known.weights) <= 0)
    assert known.names.equals(data.fold_array(known.names))


@pytest.mark.parametrize(
    "name", ["LE GALL", "DA SILVA", "BEN ALI", "NGUYEN", "DIALLO", "ROSSI", "YILMAZ", "GARCIA", "SCHMITT", "PAYET"]
)
def test_family_names_from_everywhere_are_there(name):
    assert name in data.family_name_array().to_pylist()


def test_tables_refuse_writes():
    for numbers in (data.given_names().weights, data.family_names().weights, data.communes().population):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0
    for mapping in (
        data.departments(),
        data.titles(),
        data.outlines(),
        data.countries(),
        data.funds(),
        data.maternities(),
    ):
        assert isinstance(mapping, MappingProxyType)
    for words in (data.street_words(), data.drug_names(), data.drug_brands()):
        assert isinstance(words, frozenset)


@pytest.mark.parametrize(
    ("form", "sex", "role"),
    [
        ("M", "M", "adult"),
        ("MME", "F", "adult"),
        ("MLLE", "F", "adult"),
        ("ENFANT", "X", "child"),
        ("BEBE", "X", "child"),
        ("SOEUR", "F", "religious"),
        ("DR", "X", "profession"),
        ("ME", "X", "profession"),
    ],
)
def test_civilities_say_sex_and_role(form, sex, role):
    title = data.titles()[form]
    assert (title.sex, title.role) == (sex, role)


def test_words_are_folded():
    for words in (data.titles(), data.street_words(), data.drug_names(), data.insurers()):
        assert all(data.fold(word) == word for word in words)


def test_ways_are_known_in_full_and_short():
    assert {"RUE", "AVENUE", "AV", "BD", "CHEMIN", "IMPASSE", "LIEU DIT"} <= data.street_words()
    assert data.street_types()[0][0] == "RUE"


@pytest.mark.parametrize(
    ("code", "department"), [("351", "35"), ("561", "56"), ("221", "22"), ("271", "27"), ("411", "41"), ("451", "45")]
)
def test_local_funds_belong_to_their_department(code, department):
    assert data.funds()[code].department == department
    assert data.schemes()[data.funds()[code].scheme] == "Régime général"


def test_every_metropolitan_department_has_a_fund():
    metropolitan = {code for code in data.departments() if len(code) == 2}
    assert metropolitan <= {fund.department for fund in data.funds().values()}


def test_soldiers_have_their_scheme_and_teachers_their_insurer():
    assert "CNMSS" in data.schemes()["08"]
    assert {"MGEN", "HARMONIE MUTUELLE"} <= set(data.insurers())


def test_blood_groups_sum_to_a_hundred():
    assert sum(data.blood_groups().values()) == 100


@given(st.integers(1890, 2030))
def test_births_of_a_year_sum_to_one(year):
    months = data.births_by_month(year)
    assert len(months) == 12
    assert sum(months) == pytest.approx(1)


@pytest.mark.parametrize(("year", "peak"), [(1930, {2, 3, 4}), (1960, {3, 4, 5}), (2016, {7})])
def test_the_season_of_births_moved(year, peak):
    days = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    per_day = [share / length for share, length in zip(data.births_by_month(year), days, strict=True)]
    assert per_day.index(max(per_day)) + 1 in peak


def test_every_department_has_maternities_in_communes_of_its_own():
    known = data.communes()
    home = dict(zip(known.codes.to_pylist(), known.departments.to_pylist(), strict=True))
    metropolitan = {code for code in data.departments() if len(code) == 2}
    assert metropolitan <= set(data.maternities())
    for department, towns in data.maternities().items():
        assert len(towns) >= 2
        assert sum(town.share for town in towns) == pytest.approx(1)
        assert all(home[town.code] == department for town in towns)


def test_drugs_are_known_by_brand_and_substance():
    assert {"DOLIPRANE", "XARELTO", "PARACETAMOL", "LEVOTHYROX"} <= data.drug_names()
    assert data.drug_brands() < data.drug_names()
    assert "PARACETAMOL" not in data.drug_brands()


@pytest.mark.parametrize(
    ("block", "exists"), [("E11", True), ("B20", True), ("E95", False), ("D49", False), ("H95", True), ("U07", True)]
)
def test_blocks_of_diagnoses_lie_in_chapters(block, exists):
    assert data.diagnosis_block_exists(block) is exists


def test_every_file_has_its_line_in_sources_and_none_is_missing():
    named = set(re.findall(r"^\| `([\w.]+)` \|", (PACKAGE / "SOURCES.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {path.name for path in (PACKAGE / "tables").iterdir()}


def test_the_tables_stay_small():
    sizes = {path.name: path.stat().st_size for path in (PACKAGE / "tables").iterdir()}
    assert sum(sizes.values()) <= 6 * MEGABYTE
    assert sizes["outlines.json"] < 250_000


def test_importing_the_package_reads_no_table():
    watch = (
        "import sys, sourcier.data.files as files\n"
        "files.text = files.table = files.csv_table = lambda name: sys.exit(f'read {name}')\n"
        "import sourcier.data as data\n"
        "assert data.departments.cache_info().currsize == data.communes.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", watch], check=True)
