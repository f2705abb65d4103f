from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance, plausible

from sourcier.recognise.kinds.family_name import KIND


def test_frequent_names_are_valid_however_written():
    assert all_valid(KIND, "MARTIN", "Le Gall", "LE-GALL", "Lefèvre", "LEFEVRE", "dupont")


def test_two_names_and_the_words_between_are_valid():
    assert all_valid(KIND, "DUPONT EP MARTIN", "DUPONT-MARTIN", "MARTIN NEE LE GALL", "DE MARTIN")


def test_particles_alone_and_unknown_words_are_not_valid():
    assert none_valid(KIND, "DE LA", "XQZRT", "12", "MARTIN XQZRT")


def test_any_word_of_letters_is_plausible():
    assert plausible(KIND, "Xqzrt-D'Ébène", "R2D2") == [True, False]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS] * 5)
