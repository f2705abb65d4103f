from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.insurer_number import KIND


def test_eight_and_ten_digits_are_valid():
    assert all_valid(KIND, "75541234", "0075541234", "7554 1234")


def test_other_lengths_letters_and_dates_are_not_valid():
    assert none_valid(KIND, "755412345", "7554123A", "20190512", "12051980")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 8)
