from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.given_name import KIND


def test_frequent_names_are_valid_however_written():
    assert all_valid(KIND, "MARIE", "Jean-Pierre", "JEAN PIERRE", "José", "Zoé", "zoe")


def test_several_names_are_valid():
    assert all_valid(KIND, "MARIE LOUISE ANNE", "Jean Yves Marie")


def test_unknown_words_are_not_valid():
    assert none_valid(KIND, "XQZRT", "MARIE XQZRT", "1")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 5)
