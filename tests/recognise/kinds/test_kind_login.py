from kinds_support import PRINTABLE, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.login import KIND


def test_one_word_is_valid():
    assert all_valid(KIND, "jdupont", "j.dupont-56", "dupont@exemple.fr", "P00123")


def test_spaces_signs_and_odd_lengths_are_not_valid():
    assert none_valid(KIND, "j dupont", "ab", "x" * 41, ".dupont", "a;b;c", "pass!word")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [PRINTABLE] * 6)
