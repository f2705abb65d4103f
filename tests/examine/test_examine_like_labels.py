"""Which labels look like one laboratory, and which never do."""

import time

import pytest

from sourcier.examine.like_labels import alike, meaning

LABELS = ["LABO CENTRE", "LABORATOIRE DES LANDES", "BIO-RIVE SITE NORD", "BIO-RIVE SITE SUD", "LABM DU PHARE ROUX"]
ALIKE = {
    ("LABO CENTRE", "Laboratoire du Centre"): "same_words",
    ("LABORATOIRE DU PORT", "Laboratoire du Port "): "same_words",
    ("LABO ST JEAN", "Laboratoire Saint-Jean"): "same_words",
    ("LAB. DE L'ÉTANG", "LABORATOIRE DE L ETANG"): "same_words",
    ("BIO RIVE NORD", "BIORIVE NORD"): "same_words",
    ("LABM DE LA CATHEDRALE", "LABO CATHEDR"): "abbreviated",
    ("BIORIVE SITE DU CHATEAU", "BIORIVE CHAT"): "abbreviated",
    ("LABO DES TANEURS", "LABO DES TANNEURS"): "one_letter",
    ("LABO DU HALAGE", "LABO DU HALGAE"): "one_letter",
}
NOT_ALIKE = [
    ("LABO SITE 1", "LABO SITE 2"),
    ("LABO A", "LABO B"),
    ("BIO-RIVE SITE NORD", "BIO-RIVE SITE SUD"),
    ("BIO-RIVE SITE EST", "BIO-RIVE SITE OUEST"),
    ("LABO DU PORT 12", "LABO DU PORT 13"),
    ("LABM DES PINS", "LABM DES LANDES"),
    ("---", "***"),
    ("LABO CENTRE", "LABO CENTRE NORD"),
]


def shared(first, second, finess=(None, None)):
    return [code for _, _, code in alike([first, second], list(finess))]


@pytest.mark.parametrize(("pair", "code"), ALIKE.items())
def test_labels_written_in_another_way_look_alike(pair, code):
    assert shared(*pair) == [code]
    assert shared(*reversed(pair)) == [code]


@pytest.mark.parametrize("pair", NOT_ALIKE)
def test_labels_of_two_places_do_not(pair):
    assert shared(*pair) == []


def test_two_numbers_keep_labels_apart_unless_the_words_are_the_same():
    numbers = ("569990013", "569990021")
    assert shared("LABO DES TANEURS", "LABO DES TANNEURS", numbers) == []
    assert shared("LABO CENTRE", "Laboratoire du Centre", numbers) == ["same_words"]


def test_one_number_beside_two_labels_is_asked_about_but_not_a_companys():
    assert shared("LABO DU PORT", "SITE 12", ("569990013", "569990013")) == ["same_finess"]
    many = ["LABO DU PORT", "SITE 12", "LABO DES PINS", "LABO DU PHARE"]
    assert list(alike(many, ["569990013"] * 4)) == []


def test_words_that_all_laboratories_bear_tell_nothing_unless_they_are_all_there_is():
    assert meaning("LABORATOIRE D'ANALYSES MEDICALES DU PORT") == ("PORT",)
    assert meaning("LABO") == ("LABO",)


def test_as_many_labels_as_there_may_be_are_compared_in_little_time():
    labels = [f"LABORATOIRE {'ABCDEFGHIJ'[n % 10] * 3}{'KLMNOPQRST'[n // 10 % 10] * 3} SITE {n}" for n in range(2000)]
    started = time.process_time()
    hostile = ["A" * 100_000, "\0" * 1000, "(" * 5000, *labels[3:]]
    assert list(alike(hostile, [None] * len(hostile))) == []
    assert time.process_time() - started < 10
