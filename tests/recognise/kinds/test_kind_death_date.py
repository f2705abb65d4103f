from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.death_date import KIND


def test_days_since_1970_are_valid():
    assert all_valid(KIND, "01/01/1970", "20190205")


def test_earlier_days_and_words_are_not_valid():
    assert none_valid(KIND, "31/12/1969", "DCD", "O")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[DIGITS] * 2, "/", *[DIGITS] * 2, "/", *[DIGITS] * 4])
