from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.country import KIND


def test_names_and_codes_are_valid():
    assert all_valid(KIND, "FRANCE", "Algérie", "PAYS-BAS", "FR", "de", "99352", "Côte d'Ivoire")


def test_other_words_and_codes_are_not_valid():
    assert none_valid(KIND, "XX", "99999", "VANNES", "BZH")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 2)
