from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.amount import KIND


def test_numbers_as_amounts_are_written_are_valid():
    assert all_valid(KIND, "12,50", "12.5", "1 234,56 €", "1\u202f234,56", "-3", "0", "27,00EUR", ",50")


def test_other_writings_are_not_valid():
    assert none_valid(KIND, "€", "12.3.4", "12 34", "douze", "12/05", "-", "")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[DIGITS] * 3, ".", *[DIGITS] * 2])
