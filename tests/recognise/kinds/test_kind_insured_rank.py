from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.insured_rank import KIND


def test_small_numbers_are_valid():
    assert all_valid(KIND, "1", "01", "001", "9", "0", "12")


def test_large_numbers_and_letters_are_not_valid():
    assert none_valid(KIND, "20", "100", "A", "1.5", "-1")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 2)
