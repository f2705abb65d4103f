"""What evidence names is shown only where it names nobody: a headerless file's first row is a patient."""

import numpy as np
import pytest
from recognise_people import day_text, invent_people, mobiles, spaced

from sourcier.recognise import harmless, known_kinds
from sourcier.recognise.harmless import column_name

KINDS = known_kinds()


@pytest.mark.parametrize(
    "header",
    [
        "NOM",
        "Nom de naissance",
        "DATE_NAISS",
        "identifiant SR",
        "MP",
        "commentaire P",
        "rang CPAM",
        "Z_53",
        "N° sécu",
        "TEL1",
        "id",
    ],
)
def test_words_of_headers_are_shown(header):
    assert column_name(header, 0, KINDS) == header


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
    assert {column_name(str(value), 3, KINDS) for value in first_rows[what]} == {"column-4"}


def test_listed_names_are_never_shown():
    names = ["MARTIN", "Dupont", "Jean", "MARIE-LOUISE", "Le Gall", "Jean MARTIN", "MARTIN Jean", "DR MARTIN"]
    assert {column_name(name, 0, KINDS) for name in names} == {"column-1"}


@pytest.mark.parametrize(
    "hostile", ["<b>NOM</b>", "=CMD()|' /C calc'!A0", "a" * 80, "\x1b[31mNOM", "", "  ", "NOM\nPRENOM\x00"]
)
def test_crafted_text_is_never_shown(hostile):
    assert column_name(hostile, 0, KINDS) == "column-1"


def test_labels_of_laboratories_are_shown_and_persons_are_not():
    assert harmless("LABORATOIRE DES HALLES", KINDS)
    assert harmless("BIO OUEST - VANNES", KINDS)
    assert not harmless("MARTIN JEAN", KINDS)
    assert not harmless("06 12 34 56 78", KINDS)
