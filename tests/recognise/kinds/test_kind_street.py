from hypothesis import given
from hypothesis import strategies as st
from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.street import KIND


@given(
    st.integers(1, 9999),
    st.sampled_from(["RUE", "av.", "Bd", "Impasse", "CHEMIN", "R"]),
    st.sampled_from(["", " BIS", "B"]),
)
def test_number_way_and_name_are_valid(number, way, more):
    assert all_valid(KIND, f"{number}{more} {way} DES LILAS", f"{number}{more}, {way} Foch")


def test_places_without_number_are_valid():
    assert all_valid(KIND, "RESIDENCE LES PINS", "Lieu-dit Kergoat", "LE BOURG", "GRANDE RUE", "ZA DE KERBOIS", "BP 12")


def test_names_and_communes_without_way_are_not_valid():
    assert none_valid(KIND, "MARTIN JEAN", "VANNES", "KERGOAT", "12 KERGOAT", "R MARTIN", "rendez-vous le 12")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[DIGITS] * 2, " ", *[CAPITALS] * 3, " ", *[CAPITALS] * 6])
