from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.birth_place import KIND


def test_communes_and_countries_are_valid():
    assert all_valid(KIND, "VANNES", "PARIS 14", "ALGERIE", "Maroc", "VANNES (56)")


def test_other_words_are_not_valid():
    assert none_valid(KIND, "XQZRT", "99")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 5)
