from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.lab_name import KIND


def test_words_of_laboratories_are_valid():
    assert all_valid(
        KIND, "LABO DU PORT", "Laboratoire Xqzrt", "SELAS BIOXQZRT", "XQZLAB", "LBM DE LA GARE", "Bio Loire"
    )


def test_names_of_persons_and_towns_are_not_valid():
    assert none_valid(KIND, "BIOT", "FABIO", "MARTIN JEAN", "VANNES", "LABORIEUX")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[CAPITALS] * 5, " ", *[CAPITALS] * 6])
