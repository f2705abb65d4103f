"""Street line of a postal address.

A value is valid where a word for a way or place stands first or after the number (``12 BIS RUE DES LILAS``,
``RESIDENCE LES PINS``, ``LIEU DIT KERGOAT``), or after Grande, Petite, Vieille and their like.
Sources: La Poste, AFNOR NF Z 10-011 (abbreviations of ways); see SOURCES.md of the reference tables.
"""

from functools import cache

from sourcier.data import street_words
from sourcier.model.kinds import Category
from sourcier.recognise.characters import among, byte_at, matches_where
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import word_at, words_per_value

_NUMBER = r"^(?:N[°O]? ?)?[0-9]{1,5}(?:[A-Z]|BIS|TER|QUATER)?,?$"
_BEGINS = among("0123456789N")
_BETWEEN = ("BIS", "TER", "QUATER", "BIS,", "TER,", "QUATER,", "A", "B", "C", "D", "E", "ET")
_BEFORE = phrases(
    "GRANDE, GDE, GRAND, PETITE, PTE, PETIT, VIEILLE, VIEUX, NOUVELLE, ANCIENNE, ANCIEN, ROND, LIEU, LE, LA, LES, AU, "
    "AUX"
)
_TOO_SHORT = ("L", "D", "R")
"""Abbreviations that count only after a number."""


@cache
def _ways() -> Members:
    return Members((*street_words(), "DIT"))


@cache
def _others() -> tuple[Members, Members, Members]:
    return Members(_BETWEEN), Members(_BEFORE), Members(_TOO_SHORT)


def valid(values: Values) -> Flags:
    """Which values are a street line."""
    hashes = values.word_hashes
    between, before, short = (members.holds_hashes(hashes) for members in _others())
    way = _ways().holds_hashes(hashes)
    words = values.words[0]
    number = matches_where(words, _BEGINS[byte_at(words)], _NUMBER)
    numbered = word_at(values, number, 0)
    second, third = word_at(values, way, 1), word_at(values, way, 2)
    spread = third & (word_at(values, between | number | before, 1))
    first = word_at(values, way & ~short, 0) & (words_per_value(values) > 1)
    result: Flags = (numbered & (second | spread)) | first | (word_at(values, before, 0) & second)
    return result


KIND = Kind(
    name="street",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "ADRESSE, ADR, ADR1, ADRESSE1, ADRESSE 1, RUE, ADRPAT, PATADR, ADRESSE PATIENT, ADR PATIENT, VOIE, LIBELLE "
        "VOIE, ADR2, ADRESSE2, COMPLEMENT ADRESSE, COMPADR, ADRCOMP, COMPL ADR, ADDRESS, STREET, ADDRESS1, ADDRESS2, "
        "RUEPAT, ADRRUE, ADR3, ADRESSE3, LIGNE1, LIGNE ADRESSE, ADRMED, ADRESSE MEDECIN, DOMICILE, NUM VOIE, NUMVOIE, "
        "BATIMENT, LIEU DIT, LIEUDIT"
    ),
    chance=0.0037,
    shape=Shape(shortest=4, longest=120, must_have_letter=True),
    needs=0.5,
    confused_with=("free_text", "commune", "lab_name"),
    sources=("AFNOR NF Z 10-011",),
    rule="A word for a way or place, first in the line or after the number.",
)
