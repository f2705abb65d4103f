import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance, plausible
from stdnum.fr import nir

from sourcier.recognise.kinds.nir import KIND
from sourcier.recognise.nir_number import read_nir
from sourcier.recognise.values import Values

VECTORS = (
    "295109912611193",
    "253072B07300470",
    "253072A07300443",
    "186022A21532523",
    "180127512345642",
    "255081416802538",
)


def with_key(number: str) -> str:
    return f"{number}{97 - int(number.replace('2A', '19').replace('2B', '18')) % 97:02d}"


SEXES = st.sampled_from("12")
YEARS = st.integers(0, 99).map("{:02d}".format)
MONTHS = st.integers(1, 12).map("{:02d}".format)
PLACES = st.one_of(
    st.tuples(st.integers(1, 95).map("{:02d}".format), st.integers(1, 989).map("{:03d}".format)),
    st.tuples(st.sampled_from(["971", "974", "976", "987", "988"]), st.integers(1, 99).map("{:02d}".format)),
    st.tuples(st.just("99"), st.integers(100, 550).map("{:03d}".format)),
).map("".join)
ORDERS = st.integers(1, 999).map("{:03d}".format)
NUMBERS = st.tuples(SEXES, YEARS, MONTHS, PLACES, ORDERS).map("".join)


def test_published_examples_are_valid():
    assert all_valid(KIND, *VECTORS)


def test_a_wrong_key_is_not_valid():
    assert none_valid(KIND, *(f"{number[:13]}{int(number[13:]) % 97 + 1:02d}" for number in VECTORS))


@given(st.lists(NUMBERS, min_size=1))
def test_every_number_with_a_right_key_is_valid(numbers):
    assert all_valid(KIND, *map(with_key, numbers))


@given(NUMBERS, st.integers(0, 14), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(number, place, step):
    number = with_key(number)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert none_valid(KIND, changed)


@given(NUMBERS)
def test_python_stdnum_agrees(number):
    assert nir.is_valid(with_key(number))


@given(NUMBERS)
def test_spaces_and_dots_do_not_matter(number):
    number = with_key(number)
    parts = (number[0], number[1:3], number[3:5], number[5:7], number[7:10], number[10:13], number[13:])
    assert all_valid(KIND, " ".join(parts), ".".join(parts), "\u00a0".join(parts))


CORSICANS = st.tuples(SEXES, YEARS, MONTHS, st.sampled_from(["2A001", "2A366", "2B033"]), ORDERS).map("".join)


@given(CORSICANS)
def test_corsica_has_letters(number):
    number = with_key(number)
    assert all_valid(KIND, number, number[:13])


@given(NUMBERS)
def test_thirteen_characters_without_key_are_valid_where_birth_is_told(number):
    assert all_valid(KIND, number)


@pytest.mark.parametrize("month", ["20", "25", "30", "31", "42", "50", "99"])
def test_months_of_incomplete_acts_are_valid_with_a_key_and_plausible_without(month):
    number = f"180{month}75056001"
    assert all_valid(KIND, with_key(number))
    assert none_valid(KIND, number)
    assert plausible(KIND, number) == [True]


@pytest.mark.parametrize("number", ["1801375056001", "1804375056001", "1800075056001"])
def test_unassigned_months_are_never_valid(number):
    assert none_valid(KIND, number, with_key(number))


@pytest.mark.parametrize(
    "number", ["1801200056001", "1801297901001", "1801298001001", "1801275000001", "1801275056000"]
)
def test_places_and_orders_that_do_not_exist_are_never_valid(number):
    assert none_valid(KIND, number, with_key(number))


@pytest.mark.parametrize("first", "5678")
def test_temporary_numbers_have_no_key(first):
    assert all_valid(KIND, first + "123456789012")
    assert none_valid(KIND, first + "1234567890")


def test_sex_nine_and_nought_are_never_valid():
    assert none_valid(KIND, with_key("9801275056001"), with_key("0801275056001"))


def test_random_keys_on_well_formed_numbers_pass_once_in_ninety_seven():
    random = np.random.default_rng(5)
    texts = pa.array([f"1801275056001{key:02d}" for key in random.integers(0, 100, 50_000)])
    assert abs(KIND.valid(Values(texts)).mean() - 0.01) < 4 * (0.01 * 0.99 / 50_000) ** 0.5


def test_the_parts_are_told():
    texts = pa.array(["295109912611193", "253072B07300470", "180357505600162", "7801275056001", "1801297410100", "no"])
    told = read_nir(Values(texts))
    assert told.valid.tolist() == [True, True, True, True, True, False]
    assert told.keyed.tolist() == [True, True, True, False, False, False]
    assert told.temporary.tolist() == [False, False, False, True, False, False]
    assert told.sex.tolist() == [2, 2, 1, 1, 1, 0]
    assert told.year.tolist() == [95, 53, 80, -1, 80, -1]
    assert told.month.tolist() == [10, 7, 5, 0, 12, 0]
    assert told.departments.to_pylist() == ["99", "2B", "75", "", "974", ""]
    assert told.commune.tolist() == [126, 73, 56, 0, 10, 0]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 15)
