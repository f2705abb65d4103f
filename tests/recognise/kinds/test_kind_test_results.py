"""Kinds of laboratory results: tests, units, ranges, values."""

import random

import pytest
from kinds_support import CAPITALS, DIGITS, PRINTABLE, all_valid, none_valid, passes_by_chance, plausible

from sourcier.data import lab_test_codes, lab_test_names, lab_units
from sourcier.recognise.kinds.test_code import KIND as CODE
from sourcier.recognise.kinds.test_name import KIND as NAME
from sourcier.recognise.kinds.test_range import KIND as RANGE
from sourcier.recognise.kinds.test_result import KIND as RESULT
from sourcier.recognise.kinds.test_unit import KIND as UNIT


def test_loinc_codes_need_their_check_digit():
    assert all_valid(CODE, "718-7", "2345-7", "2160-0", "3016-3", "777-3", "94500-6")
    assert none_valid(CODE, "718-8", "2345-6", "0718-7", "718", "3016/3", "")


def test_listed_codes_names_and_units_are_valid():
    assert all_valid(CODE, *lab_test_codes())
    assert all_valid(NAME, *lab_test_names(), "Glycémie à jeun", "Cholestérol total")
    assert all_valid(UNIT, *lab_units(), "\u03bcmol/L")
    assert none_valid(NAME, "DUPONT", "prise de sang", "")
    assert none_valid(UNIT, "kg", "pièce", "EUR", "")


def test_ranges_have_their_lower_bound_first():
    assert all_valid(RANGE, "0,70 - 1,10", "12-16", "[12;16]", "< 5", "> 60", "0.4 à 4.0 mUI/L", "inf à 5", "3,5–5,0")
    assert none_valid(RANGE, "16-12", "12", "2019-03-02", "01/02/1980", "06 39 98 00 00", "")
    assert plausible(RANGE, "12", "0,7") == [True, True]


def test_results_are_numbers_words_and_numbers_with_units():
    assert all_valid(RESULT, "5,4", "< 0.30", "13.2", "1 250", "négatif", "POSITIF", "++", "5,4 mmol/L", "-")
    assert none_valid(RESULT, "DUPONT", "12/03/2019", "5 pièces", "1.2.3", "")


@pytest.mark.parametrize(
    ("kind", "mask"),
    [
        (CODE, ["123456789", *[DIGITS] * 4, "-", DIGITS]),
        (NAME, [CAPITALS] * 8),
        (UNIT, [PRINTABLE] * 5),
        (RANGE, [DIGITS, DIGITS, "-", DIGITS, DIGITS]),
        (RESULT, [DIGITS] * 3),
    ],
)
def test_random_values_pass_at_the_stated_chance_rate(kind, mask):
    assert passes_by_chance(kind, mask)


def test_hostile_values_take_no_time():
    chance = random.Random(1)  # noqa: S311  # no secret
    odd = ["1" * 5000, "< " * 3000, "1 " * 3000, "[" * 4000, "".join(chance.choices(" -0.,à", k=8000))]
    assert none_valid(RESULT, *odd)
    assert none_valid(RANGE, *odd)
    assert none_valid(UNIT, *odd)
