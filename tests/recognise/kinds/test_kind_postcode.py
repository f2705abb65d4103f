from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.postcode import KIND


def test_codes_that_la_poste_gave_out_are_valid():
    assert all_valid(KIND, "56000", "75014", "20000", "97400", "01000", "35 000")


def test_codes_of_no_commune_are_not_valid():
    assert none_valid(KIND, "00000", "99999", "96000", "0560", "560000", "2A004")


def test_a_lost_zero_is_tolerated():
    assert all_valid(KIND, "1000", "6000")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 5)
