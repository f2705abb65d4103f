"""The generated files are what their truth files were written for."""

import csv
import hashlib

import pytest
from stdnum import iban, luhn
from stdnum.fr import nir

from layouts import LAYOUTS, Verdict, frozen, judge, truth, write

NAMES = sorted(LAYOUTS)


def rows_of(path, layout):
    quoting = csv.QUOTE_NONE if layout.quote == "none" else csv.QUOTE_MINIMAL
    with path.open(encoding=layout.encoding, newline="") as text:
        rows = list(csv.reader(text, delimiter=layout.delimiter, quoting=quoting))
    return rows[1:] if layout.header else rows


def column(path, layout, position):
    return [row[position] for row in rows_of(path, layout) if row[position]]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_one_cell_per_line_of_the_truth(name, tmp_path):
    rows = rows_of(write(LAYOUTS[name], tmp_path / "x", 300), LAYOUTS[name])
    assert len(rows) == 300
    assert {len(row) for row in rows} == {len(truth(name))}


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(name, tmp_path):
    digests = [
        hashlib.sha256(write(LAYOUTS[name], tmp_path / "x", 200, seed).read_bytes()).digest() for seed in (1, 1, 2)
    ]
    assert digests[0] == digests[1] != digests[2]


def test_rows_made_block_by_block_go_on_counting(tmp_path):
    counted = column(write(LAYOUTS["lab"], tmp_path / "x", 50_010), LAYOUTS["lab"], 0)
    assert [int(c) for c in counted] == list(range(100_000, 150_010))


def test_truth_files_are_those_that_were_sealed_before_any_run():
    assert frozen() == {f"{name}.toml": True for name in NAMES}


def test_a_kind_is_right_wrong_or_missing_against_the_truth():
    kinds = [None] * len(truth("stock"))
    kinds[1], kinds[34] = "nir", "siret"
    verdicts = judge("stock", kinds)
    assert (verdicts[1], verdicts[33], verdicts[34]) == (Verdict.WRONG, Verdict.SILENT, Verdict.RIGHT)


@pytest.mark.parametrize(("name", "position"), [("hospital", 2), ("pharmacy", 0), ("portal", 30)])
def test_invented_nir_are_right_by_the_whole_rule(name, position, tmp_path):
    path = write(LAYOUTS[name], tmp_path / "x", 500)
    numbers = column(path, LAYOUTS[name], position)
    keys = column(path, LAYOUTS[name], 3) if name == "hospital" else [""] * len(numbers)
    assert all(nir.is_valid(number + key) for number, key in zip(numbers, keys, strict=True))


def test_random_numbers_are_nir_only_by_chance(tmp_path):
    numbers = column(write(LAYOUTS["stock"], tmp_path / "x", 2_000), LAYOUTS["stock"], 1)
    assert sum(map(nir.is_valid, numbers)) / len(numbers) < 0.02


def test_other_numbers_have_right_keys(tmp_path):
    path = write(LAYOUTS["insurer"], tmp_path / "x", 300)
    assert all(map(iban.is_valid, column(path, LAYOUTS["insurer"], 9)))
    assert all(all(map(luhn.is_valid, column(path, LAYOUTS["insurer"], place))) for place in (17, 30, 33))
