from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance, plausible

from sourcier.recognise.kinds.landline import KIND

NATIONAL = st.integers(0, 10**8 - 1).map("{:08d}".format)


@given(st.sampled_from("123459"), NATIONAL)
def test_every_way_to_write_a_number_is_valid(zone, rest):
    spaced = " ".join(["0" + zone, *(rest[at : at + 2] for at in range(0, 8, 2))])
    forms = ["0" + zone + rest, spaced, spaced.replace(" ", "."), spaced.replace(" ", "-")]
    abroad = ["+33" + zone + rest, "0033" + zone + rest, "+33 (0)" + zone + rest, "33" + zone + rest]
    assert all_valid(KIND, *forms, *abroad)


@given(st.sampled_from("0678"), NATIONAL)
def test_other_zones_are_not_valid(zone, rest):
    assert none_valid(KIND, "0" + zone + rest, "+33" + zone + rest)


def test_too_many_or_too_few_digits_are_not_valid():
    assert none_valid(KIND, "021234567", "02123456789", "02 12 34 56 7X", "")


def test_a_lost_zero_counts_only_once_the_column_is_known():
    assert none_valid(KIND, "298123456")
    assert plausible(KIND, "298123456", "612345678") == [True, False]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 10)
