from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.adeli import KIND


def test_a_department_comes_first():
    assert all_valid(KIND, "561234567", "2A1234567", "9D1234567", "971234567")
    assert none_valid(KIND, "001234567", "961234567", "2C1234567", "99 123456 7")


def test_other_lengths_are_not_valid():
    assert none_valid(KIND, "56123456", "5612345678")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 9)
