"""Spanish identity number (DNI).

Eight digits and a letter that tells the remainder by 23.
Source: Real Decreto 1553/2005, documento nacional de identidad.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import several
from sourcier.recognise.phrases import phrases

_LETTERS = np.frombuffer(b"TRWAGMYFPDXBNJZSQVHLCKE", np.uint8)


def _rule(characters: Matrix) -> Said:
    digits = characters[:, :8] - np.uint8(48)
    number = several(digits, 0, 8)
    return Said((digits <= 9).all(axis=1) & (_LETTERS[number % 23] == characters[:, 8]))


KIND = national_number(
    "es_dni",
    "ES",
    _rule,
    widths=(9,),
    chance=0.038,
    headers=phrases("DNI, NIF, NUM DNI, DNI PACIENTE, DNI NIF, DOCUMENTO IDENTIDAD, NUMDNI, NRO DNI"),
    sources=("Real Decreto 1553/2005, documento nacional de identidad",),
    rule="Eight digits and a letter that tells the remainder by 23.",
    lettered=True,
)
