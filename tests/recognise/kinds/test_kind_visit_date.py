from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.visit_date import KIND


def test_days_since_software_keeps_visits_are_valid():
    assert all_valid(KIND, "01/06/2018", "2019-02-05 08:15", "05.02.19")


def test_earlier_days_and_no_days_are_not_valid():
    assert none_valid(KIND, "31/12/1969", "32/01/2018", "visite")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[DIGITS] * 2, "/", *[DIGITS] * 2, "/", *[DIGITS] * 4])
