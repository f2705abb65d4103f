from hypothesis import given
from hypothesis import strategies as st
from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance
from stdnum import bic

from sourcier.recognise.kinds.bic import KIND


@given(
    st.sampled_from(["BNPA", "AGRI", "SOGE", "ZZZZ"]),
    st.sampled_from(["FR", "DE", "XK"]),
    st.sampled_from(["PP", "22", "2L"]),
)
def test_bank_country_and_place_make_a_bic(bank, country, place):
    number = bank + country + place
    assert all_valid(KIND, number, number + "XXX", number + "123")
    assert bic.is_valid(number)


def test_a_country_that_does_not_exist_is_never_valid():
    assert none_valid(KIND, "BNPAXXPP", "BNPAQQPPXXX")


def test_digits_in_the_institution_small_letters_and_other_lengths_are_not_valid():
    assert none_valid(KIND, "BN1AFRPP", "bnpafrpp", "BNPAFRPPX", "BNPAFRP")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 8)
