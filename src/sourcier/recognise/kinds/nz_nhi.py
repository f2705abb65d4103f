"""New Zealand health number (NHI).

Three letters without I and O, then three digits and a digit that makes the weighted sum divisible by 11; since 2022
also two digits, a letter and a letter that tells the sum modulo 23.
Source: HISO 10046:2023, Consumer Health Identity Standard.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _letters() -> np.ndarray:
    table = np.zeros(256, np.int64)
    for value, sign in enumerate("ABCDEFGHJKLMNPQRSTUVWXYZ", 1):
        table[ord(sign)] = value
    return table


_LETTER = _letters()
"""1 to 24 for the letters in use, 0 for others."""


def _rule(characters: Matrix) -> Said:
    letters = _LETTER[characters]
    digits = characters - np.uint8(48)
    lettered = (letters[:, :3] > 0).all(axis=1)
    total = (letters[:, :3] * np.array((7, 6, 5))).sum(axis=1)
    old = (digits[:, 3:7] <= 9).all(axis=1)
    plain = total + weighted(digits[:, 3:6], (4, 3, 2))
    key = 11 - plain % 11
    was = old & (plain % 11 != 0) & (key % 10 == digits[:, 6])
    new = (digits[:, 3:5] <= 9).all(axis=1) & (letters[:, 5] > 0)
    rest = (total + weighted(digits[:, 3:5], (4, 3)) + letters[:, 5] * 2) % 23
    return Said(lettered & (was | (new & (letters[:, 6] == 23 - rest))))


KIND = national_number(
    "nz_nhi",
    "NZ",
    _rule,
    widths=(7,),
    chance=0.071,
    headers=phrases("NHI, NHI NUMBER, NHI NO, NHINO, NHI NUM, NATIONAL HEALTH INDEX"),
    sources=("HISO 10046:2023, Consumer Health Identity Standard",),
    rule="Three letters, and digits or letters with a key.",
    lettered=True,
)
