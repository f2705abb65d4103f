from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.sex import KIND


def test_letters_figures_and_words_are_valid():
    assert all_valid(KIND, "M", "F", "H", "1", "2", "01", "Masculin", "FÉMININ", "homme", "Inconnu")


def test_yes_and_no_are_no_sex():
    assert none_valid(KIND, "N", "OUI", "3", "MME", "T")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS])
