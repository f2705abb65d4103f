"""What evidence names is shown only where it names nobody: a headerless file's first row is a patient."""

import numpy as np
import pytest
from recognise_people import day_text, invent_people, mobiles, spaced

from sourcier.recognise import harmless, known_kinds
from sourcier.recognise.harmless import column_names

KINDS = known_kinds()


HEADERS = (
    *("NOM", "Nom de naissance", "DATE_NAISS", "identifiant SR", "MP", "commentaire P", "rang CPAM", "Z_53", "N° sécu"),
    *("TEL1", "id", "PRENOM", "CHOLESTEROL"),
)


def test_a_row_of_headers_is_shown():
    assert column_names(HEADERS, KINDS) == HEADERS


def test_headers_that_say_nothing_are_shown():
    assert column_names(("Z01", "var_101", "C12", "x"), KINDS) == ("Z01", "var_101", "C12", "x")


@pytest.fixture(scope="module")
def first_rows():
    people = invent_people(60, 99)
    c = people.columns
    return {
        "nir": c["nir"],
        "full": [f"{family} {given}" for family, given in zip(c["family"], c["given"], strict=True)],
        "birth": day_text(c["birth"], "%d/%m/%Y"),
        "phone": spaced(mobiles(np.random.default_rng(1), 60)),
        "street": c["street"],
        "postcode": c["postcode"],
        "mail": [f"{n}@example.org" for n in range(60)],
    }


@pytest.mark.parametrize("what", ["nir", "birth", "phone", "street", "mail", "postcode"])
def test_values_of_a_first_row_are_never_shown(first_rows, what):
    assert {column_names((str(value),), KINDS) for value in first_rows[what]} == {("column-1",)}


def test_the_first_patient_of_a_file_without_headers_is_never_shown():
    people = invent_people(40, 7)
    for row in range(40):
        cells = [
            str(people[name][row]) for name in ("nir", "family", "given", "birth_name", "street", "postcode", "commune")
        ]
        assert column_names(cells, KINDS) == tuple(f"column-{at}" for at in range(1, 8))


def test_a_listed_name_is_not_shown_among_headers():
    assert column_names(("NOM", "PRENOM", "MARTIN", "SEXE"), KINDS)[2] == "column-3"


def test_listed_names_are_never_shown():
    names = ["MARTIN", "Dupont", "Jean", "MARIE-LOUISE", "Le Gall", "Jean MARTIN", "MARTIN Jean", "DR MARTIN"]
    assert {column_names((name,), KINDS) for name in names} == {("column-1",)}


@pytest.mark.parametrize(
    "hostile", ["<b>NOM</b>", "=CMD()|' /C calc'!A0", "a" * 80, "\x1b[31mNOM", "", "  ", "NOM\nPRENOM\x00"]
)
def test_crafted_text_is_never_shown(hostile):
    assert column_names((hostile, "NOM"), KINDS) == ("column-1", "NOM")


def test_labels_of_laboratories_are_shown_and_persons_are_not():
    assert harmless("LABORATOIRE DES HALLES", KINDS)
    assert harmless("BIO OUEST - VANNES", KINDS)
    assert not harmless("MARTIN JEAN", KINDS)
    assert not harmless("06 12 34 56 78", KINDS)
