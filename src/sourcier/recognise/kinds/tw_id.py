"""Taiwanese identity number.

A letter for the place, 1 for men and 2 for women (8 and 9 for residents), seven digits and a key modulo 10.
Source: 內政部戶政司, 國民身分證統一編號.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases

_CODES = np.array(
    [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33], np.int32
)
"""Two digits for each letter, A to Z."""


def _rule(characters: Matrix) -> Said:
    letter = characters[:, 0].astype(np.int32) - 65
    digits = characters[:, 1:] - np.uint8(48)
    lettered = (letter >= 0) & (letter < 26)
    code = _CODES[np.where(lettered, letter, 0)]
    total = code // 10 + code % 10 * 9 + weighted(digits, (8, 7, 6, 5, 4, 3, 2, 1, 1))
    sexed = np.isin(digits[:, 0], (1, 2, 8, 9))
    sex = np.where(digits[:, 0] >= 8, digits[:, 0] - 7, digits[:, 0])
    return Said(lettered & (digits <= 9).all(axis=1) & sexed & (total % 10 == 0), None, sex.astype(np.uint8))


KIND = national_number(
    "tw_id",
    "TW",
    _rule,
    widths=(10,),
    chance=0.04,
    headers=phrases("身分證字號, 身分證, TAIWAN ID, ROC ID, TWID"),
    sources=("內政部戶政司, 國民身分證統一編號",),
    rule="A letter, nine digits of which the first tells sex, and a key modulo 10.",
    lettered=True,
)
