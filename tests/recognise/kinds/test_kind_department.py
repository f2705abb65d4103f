from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.department import KIND


def test_codes_and_names_are_valid():
    assert all_valid(KIND, "01", "1", "56", "2A", "2b", "971", "Morbihan", "COTES D'ARMOR", "Ille-et-Vilaine")


def test_other_codes_and_words_are_not_valid():
    assert none_valid(KIND, "00", "96", "2C", "VANNES", "561")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 2)
