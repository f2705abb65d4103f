from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.birth_date import KIND


def test_days_of_living_memory_are_valid():
    assert all_valid(KIND, "31/12/1919", "1980-02-29", "01012000", "00/00/1945")


def test_days_before_anybody_living_are_not_valid():
    assert none_valid(KIND, "01/01/1879", "31/12/1850", "30/02/1980")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[DIGITS] * 2, "/", *[DIGITS] * 2, "/", *[DIGITS] * 4])
