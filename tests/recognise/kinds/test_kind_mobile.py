from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.mobile import KIND

NATIONAL = st.integers(0, 10**8 - 1).map("{:08d}".format)


@given(st.sampled_from("67"), NATIONAL)
def test_every_way_to_write_a_number_is_valid(zone, rest):
    spaced = " ".join(["0" + zone, *(rest[at : at + 2] for at in range(0, 8, 2))])
    forms = ["0" + zone + rest, spaced, spaced.replace(" ", "."), spaced.replace(" ", "-")]
    abroad = ["+33" + zone + rest, "0033" + zone + rest, "+33 (0)" + zone + rest, "33" + zone + rest]
    assert all_valid(KIND, *forms, *abroad)


@given(st.sampled_from("0123458"), NATIONAL)
def test_other_zones_are_not_valid(zone, rest):
    assert none_valid(KIND, "0" + zone + rest, "+33" + zone + rest)


def test_too_many_or_too_few_digits_are_not_valid():
    assert none_valid(KIND, "061234567", "06123456789", "06 12 34 56 7X", "")


def test_a_lost_zero_is_tolerated():
    assert all_valid(KIND, "612345678")


def test_overseas_numbers_are_valid():
    assert all_valid(KIND, "+262692123456", "+590690123456")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 10)
