from kinds_support import PRINTABLE, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.password import KIND


def test_words_without_spaces_are_valid():
    assert all_valid(KIND, "Soleil2019!", "azerty", "1234", "été56#")


def test_spaces_dates_and_odd_lengths_are_not_valid():
    assert none_valid(KIND, "deux mots", "abc", "x" * 65, "12/05/1980", "12051980", "a\tb\tc")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [PRINTABLE] * 8)
