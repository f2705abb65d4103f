from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.user_code import KIND


def test_short_codes_are_valid():
    assert all_valid(KIND, "MC", "U012", "adm", "j.dupont")


def test_long_words_signs_and_spaces_are_not_valid():
    assert none_valid(KIND, "x", "utilisateur1", "M C", "é1")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS] * 4)
