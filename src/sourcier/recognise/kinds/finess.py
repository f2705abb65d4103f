"""FINESS: the national number of a health or social establishment.

Nine characters, the department first, the last a Luhn key; in Corsica's 2A and 2B the letter counts as 1 or 2. One
random nine-digit number in ten passes.
Source: DREES and ANS, Fichier national des établissements sanitaires et sociaux (FINESS).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import luhn, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WIDTH = 9
_NINE = 9
_DEPARTMENTS = np.isin(np.arange(100), (*range(1, 20), *range(21, 96), 97, 98))
_CORSICA = 2


def valid(values: Values) -> Flags:
    """Which values are FINESS numbers by the whole rule."""
    rows, characters = values.characters(_WIDTH)
    digits = characters - np.uint8(ord("0"))
    letter = characters[:, 1]
    corsican = (digits[:, 0] == _CORSICA) & ((letter == ord("A")) | (letter == ord("B")))
    if corsican.any():
        digits[corsican, 1] = letter[corsican] - ord("A") + 1
    numeric = (digits <= _NINE).all(axis=1)
    digits[~numeric] = 0
    department = digits[:, 0] * np.uint8(10) + digits[:, 1]
    return scatter(len(values), rows, (corsican | _DEPARTMENTS[department]) & numeric & luhn(digits))


KIND = Kind(
    name="finess",
    category=Category.ORGANISATION,
    valid=valid,
    headers=phrases(
        "FINESS, NUM FINESS, NUMFINESS, CODE FINESS, FINESS LABO, FINESSLAB, LABFINESS, FINESS GEO, FINESSGEO, FINESS "
        "GEOGRAPHIQUE, FINESS JURIDIQUE, FINESSJUR, FINESS EJ, FINESS ET, NOFINESS, FINES, FINESS SITE, FINESS ETAB, "
        "NUM LABO, NUMLABO, FINSIT, CFINESS"
    ),
    chance=0.096,
    shape=Shape(shortest=9, longest=13, must_have_digit=True),
    needs=0.85,
    least_distinct=3,
    confused_with=("siren", "adeli"),
    sources=("DREES and ANS, FINESS",),
    rule="Nine characters: a department, then six more, then a Luhn key.",
)
