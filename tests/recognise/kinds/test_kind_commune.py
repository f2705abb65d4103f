from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.data import commune_name_array
from sourcier.recognise.kinds.commune import KIND


def test_communes_are_valid_however_written():
    assert all_valid(KIND, "VANNES", "Saint-Brieuc", "ST BRIEUC", "St-Jean-de-Braye", "LE MANS", "orléans")


def test_what_stands_beside_the_name_does_not_matter():
    assert all_valid(KIND, "56000 VANNES", "VANNES CEDEX", "VANNES CEDEX 9", "VANNES (56)", "PARIS 14")


def test_other_words_and_numbers_are_not_valid():
    assert none_valid(KIND, "XQZRT", "56000", "12", "ST XQZRT", "")


def test_every_commune_of_the_list_is_valid():
    names = commune_name_array().to_pylist()[::97]
    assert all_valid(KIND, *names)


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 5)
