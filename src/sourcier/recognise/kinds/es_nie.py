"""Spanish number of a foreigner (NIE).

X, Y or Z, seven digits and a letter that tells the remainder by 23, the first letter read as 0, 1 or 2.
Source: Real Decreto 557/2011, número de identidad de extranjero.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import several
from sourcier.recognise.phrases import phrases

_LETTERS = np.frombuffer(b"TRWAGMYFPDXBNJZSQVHLCKE", np.uint8)


def _rule(characters: Matrix) -> Said:
    lead = characters[:, 0].astype(np.int64) - ord("X")
    digits = characters[:, 1:8] - np.uint8(48)
    ok = (lead >= 0) & (lead <= 2) & (digits <= 9).all(axis=1)
    number = np.where(ok, lead * 10_000_000 + several(digits, 0, 7), 0)
    return Said(ok & (_LETTERS[number % 23] == characters[:, 8]))


KIND = national_number(
    "es_nie",
    "ES",
    _rule,
    widths=(9,),
    chance=0.039,
    headers=phrases("NIE, NUM NIE, NIF NIE, DNI NIE, NUMERO EXTRANJERO, NIE PACIENTE"),
    sources=("Real Decreto 557/2011, número de identidad de extranjero",),
    rule="X, Y or Z, seven digits and a letter that tells the remainder by 23.",
    lettered=True,
)
