from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.flag import KIND


def test_yes_and_no_are_valid_in_every_form():
    assert all_valid(KIND, "O", "N", "oui", "NON", "0", "1", "True", "Faux", "X")


def test_sexes_titles_and_ranks_are_no_flags():
    assert none_valid(KIND, "M", "H", "2", "MME", "A")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS])
