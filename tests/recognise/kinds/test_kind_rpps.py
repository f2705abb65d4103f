from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance
from stdnum import luhn

from sourcier.recognise.kinds.rpps import KIND

BODIES = st.integers(1, 10**10 - 1).map("{:010d}".format)


def with_key(body: str) -> str:
    return body + luhn.calc_check_digit(body)


@given(st.lists(BODIES, min_size=1))
def test_every_number_with_a_right_key_is_valid(bodies):
    assert all_valid(KIND, *map(with_key, bodies))


@given(BODIES, st.integers(0, 10), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(body, place, step):
    number = with_key(body)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert none_valid(KIND, changed)


def test_separators_do_not_matter():
    number = with_key("1000123456")
    assert all_valid(KIND, f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:]}")


def test_other_lengths_letters_and_zeros_are_not_valid():
    assert none_valid(KIND, "1000123456", "100012345678", "1000123456A", "00000000000", "")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 11)
