"""Commune code: five characters that INSEE has given to a commune at some time since 1943.

Department first (2A and 2B in Corsica). Two of five random five-digit numbers pass; postcodes look alike, but most of
them are no commune's code.
Source: INSEE, code officiel géographique; see SOURCES.md of the reference tables.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import number, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.place_words import CORSICA, commune_code_table
from sourcier.recognise.values import Flags, Values

_WIDTH = 5
_NINE = 9


def valid(values: Values) -> Flags:
    """Which values are codes of a commune."""
    rows, characters = values.characters(_WIDTH)
    digits = characters - np.uint8(ord("0"))
    letter = characters[:, 1]
    corsican = (characters[:, 0] == ord("2")) & ((letter == ord("A")) | (letter == ord("B")))
    at = np.where(corsican, CORSICA + 1_000 * (letter == ord("B")), number(digits[:, :2]) * 1_000)
    digits[corsican, :2] = 0
    numeric = (digits <= _NINE).all(axis=1)
    at = np.where(numeric, at + number(digits[:, 2:]), 0)
    return scatter(len(values), rows, numeric & commune_code_table()[at])


KIND = Kind(
    name="commune_code",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "CODE INSEE, CODE COMMUNE, INSEE COMMUNE, CODCOM, CODE INSEE COMMUNE, COG, CODEINSEE, INSEECOM, DEPCOM, "
        "CODGEO, CODINS, COMMUNE INSEE, CODE COM, CODE LIEU NAISSANCE, INSEE NAISSANCE, COMNAIS, CODCOMNAIS, LIEUNAIS "
        "CODE, CINSEE"
    ),
    chance=0.389,
    shape=Shape(shortest=5, longest=5, must_have_digit=True),
    needs=0.9,
    least_distinct=10,
    confused_with=("postcode", "record_id"),
    sources=("INSEE, code officiel géographique",),
    rule="Five characters that INSEE has given to a commune.",
)
