"""Departments, communes, postcodes, countries and outlines."""

import datetime as dt
import re
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier import data

METROPOLITAN = {f"{number:02}" for number in range(1, 96)} - {"20"} | {"2A", "2B"}


def spans_of(code: str) -> list[tuple[str, str, str]]:
    known = data.communes()
    here = pc.equal(known.codes, code)
    columns = (known.names, known.valid_from, known.valid_to)
    return list(zip(*(values.filter(here).to_pylist() for values in columns), strict=True))


def test_every_department_of_today_is_known_and_corsica_is_two():
    assert set(data.departments()) >= METROPOLITAN | {"971", "972", "973", "974", "975", "976", "987", "988"}
    assert "20" not in data.departments()
    assert "96" not in data.departments()
    assert data.departments()["56"].region == "Bretagne"


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("75", "1967-12-31", "Seine"),
        ("75", "1968-01-01", "Paris"),
        ("78", "1950-05-05", "Seine-et-Oise"),
        ("20", "1975-12-31", "Corse"),
        ("2A", "1976-01-01", "Corse-du-Sud"),
        ("91", "1960-01-01", "Alger (Algérie)"),
        ("91", "1980-01-01", "Essonne"),
        ("95", "1950-01-01", "Maroc"),
        ("96", "1950-01-01", "Tunisie"),
    ],
)
def test_a_code_names_who_held_it_on_that_day(code, day, name):
    assert data.department_at(code, day).name == name


@pytest.mark.parametrize(
    ("code", "day"), [("20", "1976-01-01"), ("2B", "1975-12-31"), ("96", "1970-01-01"), ("00", "2000-01-01")]
)
def test_nobody_holds_a_code_outside_its_time(code, day):
    assert data.department_at(code, day) is None


def test_holders_of_one_code_never_overlap():
    for holders in data.department_history().values():
        for before, after in pairwise(holders):
            assert before.valid_to < after.valid_from


@pytest.mark.parametrize(
    ("code", "name"), [("56260", "VANNES"), ("45234", "ORLEANS"), ("35238", "RENNES"), ("75115", "PARIS")]
)
def test_well_known_communes_have_their_code(code, name):
    assert spans_of(code) == [(name, "", "")]


def test_a_former_commune_ends_the_day_before_the_next_begins():
    assert spans_of("50129") == [
        ("CHERBOURG", "", "2000-02-27"),
        ("CHERBOURG OCTEVILLE", "2000-02-28", "2015-12-31"),
        ("CHERBOURG EN COTENTIN", "2016-01-01", ""),
    ]


def test_communes_are_as_many_as_the_official_list_says():
    known = data.communes()
    today = known.codes.filter(pc.equal(known.valid_to, ""))
    assert len(today) == len(today.unique()) == 34969 + 45
    assert len(known.codes) > 42000


def test_every_commune_has_a_plain_code_a_folded_name_and_dates_in_order():
    known = data.communes()
    assert pc.all(pc.match_substring_regex(known.codes, "^[0-9][0-9AB][0-9]{3}$")).as_py()
    assert known.names.equals(data.fold_place_array(known.written))
    ended = pc.and_(pc.not_equal(known.valid_to, ""), pc.not_equal(known.valid_from, ""))
    assert pc.all(pc.less_equal(known.valid_from.filter(ended), known.valid_to.filter(ended))).as_py()
    assert set(known.departments.unique().to_pylist()) <= set(data.department_history()) | {"989"}


def test_spans_hold_each_code_once_in_order_and_cover_its_communes():
    spans = data.commune_spans()
    codes = spans.codes.to_pylist()
    assert codes == sorted(set(codes))
    place = codes.index("2A004")
    assert (spans.first[place], spans.last[place]) == (19760101, 99999999)
    assert spans.first[codes.index("50129")] == 0
    assert spans.last[codes.index("16351")] == 20201231
    assert np.all(spans.first <= spans.last)


@pytest.mark.parametrize(
    ("code", "day", "then"),
    [
        ("2A004", "1975-12-31", "20004"),
        ("2A004", "1976-01-01", "2A004"),
        ("92012", "1950-01-01", "75012"),
        ("91228", "1950-01-01", "78228"),
        ("56260", "1950-01-01", "56260"),
    ],
)
def test_a_code_is_that_of_the_day(code, day, then):
    assert data.code_at(code, day) == then


def test_vannes_and_its_postcode_go_together():
    assert data.communes_of("56000") == ("56260",)
    assert "56000 VANNES" in data.postcode_place_array().to_pylist()
    assert data.communes_of("99999") == ()


def test_corsican_postcodes_lead_to_the_two_departments():
    known = data.postcodes()
    corsican = pc.starts_with(known.codes, "20")
    pairs = set(
        zip(known.codes.filter(corsican).to_pylist(), known.departments.filter(corsican).to_pylist(), strict=True)
    )
    assert len(pairs) > 80
    assert all(data.department_of_postcode(code) == department for code, department in pairs)


@pytest.mark.parametrize(
    ("postcode", "department"),
    [
        ("20000", "2A"),
        ("20600", "2B"),
        ("56017", "56"),
        ("97200", "972"),
        ("98800", "988"),
        ("00100", None),
        ("5600", None),
    ],
)
def test_the_digits_of_a_postcode_name_a_department(postcode, department):
    assert data.department_of_postcode(postcode) == department


def test_membership_arrays_answer_is_in():
    asked = pa.array(["56000", "99999", None])
    assert pc.is_in(asked, data.postcode_array()).to_pylist() == [True, False, False]
    names = data.fold_place_array(pa.array(["St-Brieuc", "Atlantis"]))
    assert pc.is_in(names, data.commune_name_array()).to_pylist() == [True, False]
    assert pc.is_in(pa.array(["56260", "56999"]), data.commune_code_array()).to_pylist() == [True, False]


def test_countries_are_99_and_three_digits():
    assert all(re.fullmatch(r"99[1-5]\d\d", code) for code in data.countries())
    assert data.countries()["99352"] == "Algérie"
    assert len(data.countries()) > 190


def test_outlines_cover_metropolitan_france_and_five_overseas_departments():
    assert set(data.outlines()) == METROPOLITAN | {"90", "971", "972", "973", "974", "976"}
    assert set(data.outline_anchors()) == set(data.outlines())


def test_outlines_are_plain_paths_inside_their_box():
    left, top, width, height = data.outline_box()
    for path in data.outlines().values():
        assert re.fullmatch(r"(M[-0-9. ]+l[-0-9. ]+z)+", path)
        for x, y in re.findall(r"M([-0-9.]+) ([-0-9.]+)", path):
            assert left <= float(x) <= left + width
            assert top <= float(y) <= top + height


def test_labels_and_the_circle_stand_inside_the_box():
    left, top, width, height = data.outline_box()
    inset = data.outline_inset()
    for x, y in [*data.outline_anchors().values(), (inset.x, inset.y), inset.around]:
        assert left < x < left + width
        assert top < y < top + height
    assert inset.x + inset.radius <= left + width
    assert inset.codes == ("75", "92", "93", "94")


@given(st.text(st.characters(max_codepoint=0x2000, exclude_categories=["Cs"]), max_size=30))
def test_folding_many_is_folding_one_by_one(text):
    assert data.fold_array(pa.array([text])).to_pylist() == [data.fold(text)]
    assert data.fold_place_array(pa.array([text])).to_pylist() == [data.fold_place(text)]


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_and_leaves_plain_capitals(text):
    folded = data.fold(text)
    assert data.fold(folded) == folded
    assert re.fullmatch("([0-9A-Z]+( [0-9A-Z]+)*)?", folded)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("St-Étienne", "SAINT ETIENNE"),
        ("STE MARIE", "SAINTE MARIE"),
        ("L'Haÿ-les-Roses", "L HAY LES ROSES"),
        ("Orléans Cedex 2", "ORLEANS"),
        ("PARIS 15EME", "PARIS"),
        ("Lyon 3e Arrondissement", "LYON"),
        ("Châlons s/ Marne", "CHALONS S MARNE"),
        ("Œuilly", "OEUILLY"),
    ],
)
def test_places_fold_the_way_people_shorten_them(written, folded):
    assert data.fold_place(written) == folded


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1982, dt.date(1982, 4, 11)),
        (2000, dt.date(2000, 4, 23)),
        (2019, dt.date(2019, 4, 21)),
        (2024, dt.date(2024, 3, 31)),
    ],
)
def test_easter_falls_on_its_known_day(year, easter):
    assert data.easter(year) == easter
    assert data.public_holidays(year)[easter + dt.timedelta(1)] == "easter_monday"


def test_holidays_of_2021_are_the_eleven_known_ones():
    days = data.public_holidays(2021)
    assert [day.isoformat()[5:] for day in days] == [
        "01-01",
        "04-05",
        "05-01",
        "05-08",
        "05-13",
        "05-24",
        "07-14",
        "08-15",
        "11-01",
        "11-11",
        "12-25",
    ]
    assert set(data.public_holidays(2021, alsace_moselle=True)) - set(days) == {
        dt.date(2021, 4, 2),
        dt.date(2021, 12, 26),
    }


@given(st.integers(1982, 2200))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    sunday = data.easter(year)
    assert sunday.isoweekday() == 7
    assert dt.date(year, 3, 22) <= sunday <= dt.date(year, 4, 25)
