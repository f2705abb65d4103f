from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance, valid
from stdnum import luhn
from stdnum.fr import siret

from sourcier.recognise.kinds.siret import KIND


def with_keys(siren_body: str, order: str) -> str:
    unit = siren_body + luhn.calc_check_digit(siren_body)
    return unit + order + luhn.calc_check_digit(unit + order)


UNITS = st.integers(1, 10**8 - 1).map("{:08d}".format)
ORDERS = st.integers(0, 9999).map("{:04d}".format)


@given(UNITS, ORDERS)
def test_every_number_with_both_keys_is_valid(unit, order):
    assert all_valid(KIND, with_keys(unit, order))


@given(UNITS.filter(lambda unit: unit != "35600000"), ORDERS, st.integers(0, 13), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(unit, order, place, step):
    number = with_keys(unit, order)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert none_valid(KIND, changed) or changed.startswith("356000000")


@given(st.integers(10**13, 10**14 - 1).map(str))
def test_the_verdict_is_python_stdnums(number):
    assert valid(KIND, number) == [siret.is_valid(number)]


@given(st.integers(0, 99999).map("{:05d}".format))
def test_la_postes_establishments_follow_their_own_rule(order):
    number = "356000000" + order
    assert valid(KIND, number) == [sum(map(int, number)) % 5 == 0 or luhn.is_valid(number)]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 14)
