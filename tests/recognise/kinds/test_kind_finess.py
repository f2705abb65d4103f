from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance
from stdnum import luhn

from sourcier.recognise.kinds.finess import KIND

DEPARTMENTS = st.sampled_from(["01", "19", "21", "56", "75", "95", "97", "98", "2A", "2B"])
BODIES = st.integers(0, 999999).map("{:06d}".format)
LETTERS = {"2A": "21", "2B": "22"}


def with_key(department: str, body: str) -> str:
    return department + body + luhn.calc_check_digit(LETTERS.get(department, department) + body)


@given(DEPARTMENTS, BODIES)
def test_every_number_with_a_department_and_a_right_key_is_valid(department, body):
    assert all_valid(KIND, with_key(department, body))


@given(DEPARTMENTS, BODIES, st.integers(2, 8), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(department, body, place, step):
    number = with_key(department, body)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert none_valid(KIND, changed)


@given(st.sampled_from(["00", "20", "96", "99"]), BODIES)
def test_a_department_that_does_not_exist_is_never_valid(department, body):
    assert none_valid(KIND, with_key(department, body))


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 9)
