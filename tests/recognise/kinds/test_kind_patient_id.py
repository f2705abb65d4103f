from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.patient_id import KIND


def test_one_word_with_a_digit_is_valid():
    assert all_valid(KIND, "P00123", "123", "56-2018-0001", "a1")


def test_words_dates_and_spaces_are_not_valid():
    assert none_valid(KIND, "MARTIN", "12/05/1980", "12 34", "", "x" * 20 + "1")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS] * 8)
