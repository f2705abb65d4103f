from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.title import KIND


def test_civilities_and_their_abbreviations_are_valid():
    assert all_valid(KIND, "M", "M.", "Mme", "MLLE", "Sœur", "SOEUR", "ENFANT", "Bébé", "DR", "M. et Mme", "MONSIEUR")


def test_a_sex_and_a_name_are_no_civility():
    assert none_valid(KIND, "F", "1", "MARTIN", "")


def test_several_forms_must_be_seen():
    assert KIND.least_distinct > 1


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 3)
