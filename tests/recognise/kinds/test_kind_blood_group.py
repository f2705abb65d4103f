import pytest
from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.blood_group import KIND

SIGNS = [
    "+",
    "-",
    " POS",
    " NEG",
    " RH+",
    " RH -",
    " RH POS",
    " Rhésus négatif",
    " Rh(D) +",
    " RH1 POSITIF",
    " (+)",
    "pos",
    " D+",
]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("group", ["A", "B", "AB", "O", "0"])
def test_group_and_rhesus_are_valid_in_every_form(group, sign):
    assert all_valid(KIND, group + sign, (group + sign).lower(), "Groupe " + group + sign)


def test_letters_alone_are_valid_where_the_rhesus_has_its_own_column():
    assert all_valid(KIND, "A", "B", "AB", "O", "0", "A1")


def test_several_groups_must_be_seen():
    assert KIND.least_distinct >= 3


def test_other_words_are_not_valid():
    assert none_valid(KIND, "C+", "AO", "N", "OUI", "NON", "A RH", "+", "POS", "ABO", "A++", "BON", "1")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS + "+-"] * 3)
