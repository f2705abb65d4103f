from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.data import commune_code_array
from sourcier.recognise.kinds.commune_code import KIND


def test_codes_of_communes_past_and_present_are_valid():
    assert all_valid(KIND, "56260", "75056", "75114", "2A004", "2B033", "20004", "02458")


def test_codes_of_no_commune_are_not_valid():
    assert none_valid(KIND, "56999", "99999", "00000", "2C004", "2A999", "5626", "ABCDE")


def test_every_code_of_the_list_is_valid():
    assert all_valid(KIND, *commune_code_array().to_pylist())


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 5)
