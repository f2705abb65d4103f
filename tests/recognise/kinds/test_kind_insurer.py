from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.data import insurers
from sourcier.recognise.kinds.insurer import KIND


def test_listed_insurers_are_valid_with_words_after():
    assert all_valid(KIND, "MGEN", "Harmonie Mutuelle", "HARMONIE MUTUELLE GRAND OUEST", "AG2R LA MONDIALE")


def test_words_only_insurers_bear_are_valid():
    assert all_valid(KIND, "CPAM MORBIHAN", "MUTUELLE DES INVENTEURS", "MSA 56", "Mut. de Xqzrt", "XQZRT PREVOYANCE")


def test_names_and_streets_are_not_valid():
    assert none_valid(KIND, "MARTIN JEAN", "12 RUE FOCH", "XQZRT", "MUTATION")


def test_every_insurer_of_the_list_is_valid():
    assert all_valid(KIND, *insurers())


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[CAPITALS] * 5, " ", *[CAPITALS] * 6])
