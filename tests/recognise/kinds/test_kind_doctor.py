from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.doctor import KIND


def test_a_title_and_a_name_are_valid():
    assert all_valid(KIND, "DR MARTIN", "Docteur Le Gall Yann", "Pr. A. Dupont", "dr. xqzrt")


def test_a_name_alone_and_a_title_alone_are_not_valid():
    assert none_valid(KIND, "MARTIN JEAN", "DR", "DRAPEAU MARC", "DR 12")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS, CAPITALS, " ", *[CAPITALS] * 6])
