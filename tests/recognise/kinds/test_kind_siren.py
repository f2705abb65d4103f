from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance, valid
from stdnum import luhn
from stdnum.fr import siren

from sourcier.recognise.kinds.siren import KIND

BODIES = st.integers(1, 10**8 - 1).map("{:08d}".format)


def with_key(body: str) -> str:
    return body + luhn.calc_check_digit(body)


@given(st.lists(BODIES, min_size=1))
def test_every_number_with_a_right_key_is_valid(bodies):
    assert all_valid(KIND, *map(with_key, bodies))


@given(BODIES, st.integers(0, 8), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(body, place, step):
    number = with_key(body)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert none_valid(KIND, changed)


@given(st.integers(1, 10**9 - 1).map("{:09d}".format))
def test_the_verdict_is_python_stdnums(number):
    assert valid(KIND, number) == [siren.is_valid(number)]


def test_zeros_are_no_siren():
    assert none_valid(KIND, "000000000")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 9)
