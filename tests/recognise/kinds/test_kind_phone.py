from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance, plausible, valid

from sourcier.recognise.kinds import landline, mobile
from sourcier.recognise.kinds.phone import KIND

NATIONAL = st.integers(0, 10**8 - 1).map("{:08d}".format)


@given(st.sampled_from("123456789"), NATIONAL)
def test_every_way_to_write_a_number_is_valid(zone, rest):
    spaced = " ".join(["0" + zone, *(rest[at : at + 2] for at in range(0, 8, 2))])
    forms = ["0" + zone + rest, spaced, spaced.replace(" ", "."), spaced.replace(" ", "-")]
    abroad = ["+33" + zone + rest, "0033" + zone + rest, "+33 (0)" + zone + rest, "33" + zone + rest]
    assert all_valid(KIND, *forms, *abroad)


@given(st.sampled_from("0"), NATIONAL)
def test_other_zones_are_not_valid(zone, rest):
    assert none_valid(KIND, "0" + zone + rest, "+33" + zone + rest)


def test_too_many_or_too_few_digits_are_not_valid():
    assert none_valid(KIND, "021234567", "02123456789", "02 12 34 56 7X", "")


def test_international_numbers_are_valid():
    assert all_valid(KIND, "+32 470 12 34 56", "+44 20 7946 0000", "+1 202 555 0100")
    assert none_valid(KIND, "+0123456789", "+33 123", "+" + "1" * 16)


def test_a_lost_zero_counts_only_once_the_column_is_known():
    assert none_valid(KIND, "298123456")
    assert plausible(KIND, "298123456") == [True]


def test_landlines_and_mobiles_are_the_phones_that_lead_with_their_digits():
    numbers = [f"0{zone}12345678" for zone in range(1, 10)]
    either = [a or b for a, b in zip(valid(landline.KIND, *numbers), valid(mobile.KIND, *numbers), strict=True)]
    assert either == [zone != 8 for zone in range(1, 10)]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 10)
