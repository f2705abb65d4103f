from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance
from stdnum import luhn

from sourcier.recognise.kinds.card import KIND

BEGINNINGS = st.sampled_from(["4970", "5131", "2221", "2720", "3528"])
BODIES = st.integers(0, 10**11 - 1).map("{:011d}".format)


def with_key(beginning: str, body: str) -> str:
    return beginning + body + luhn.calc_check_digit(beginning + body)


@given(BEGINNINGS, BODIES)
def test_every_number_of_a_scheme_with_a_right_key_is_valid(beginning, body):
    number = with_key(beginning, body)
    assert all_valid(KIND, number, " ".join(number[at : at + 4] for at in range(0, 16, 4)))


@given(BEGINNINGS, BODIES, st.integers(4, 15), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(beginning, body, place, step):
    number = with_key(beginning, body)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert none_valid(KIND, changed)


def test_beginnings_no_scheme_uses_are_not_valid():
    assert none_valid(KIND, with_key("1234", "0" * 11), with_key("2200", "0" * 11), with_key("9999", "0" * 11))


def test_lengths_go_with_the_scheme():
    assert all_valid(KIND, "34" + "0" * 12 + luhn.calc_check_digit("34" + "0" * 12))
    assert none_valid(KIND, "51" + "0" * 12 + luhn.calc_check_digit("51" + "0" * 12))


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 16)
