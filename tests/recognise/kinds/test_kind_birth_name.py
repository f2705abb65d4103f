from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.birth_name import KIND


def test_the_rule_is_that_of_family_names():
    assert all_valid(KIND, "MARTIN", "Le Gall")
    assert none_valid(KIND, "XQZRT")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 5)
