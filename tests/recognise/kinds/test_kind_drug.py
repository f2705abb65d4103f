from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.data import drug_names
from sourcier.recognise.kinds.drug import KIND


def test_listed_drugs_are_valid_with_dose_and_form():
    assert all_valid(KIND, "XARELTO", "Doliprane 1000 mg cpr", "DOLIPRANE", "xarelto 20mg")


def test_other_words_are_not_valid():
    assert none_valid(KIND, "XQZRT", "MARTIN", "prend du doliprane", "")


def test_every_drug_of_the_list_is_valid():
    assert all_valid(KIND, *drug_names())


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 6)
