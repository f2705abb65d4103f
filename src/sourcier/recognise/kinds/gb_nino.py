"""British national insurance number (NINO).

Two letters of those that are given out, six digits, a letter from A to D. It has no key.
Source: HM Revenue & Customs, National Insurance Manual NIM39110.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix, pairs
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.phrases import phrases

_EVERY = np.arange(256)
_FIRST = np.isin(_EVERY, list(b"ABCEGHJKLMNOPRSTWXYZ"))
_SECOND = np.isin(_EVERY, list(b"ABCEGHJKLMNPRSTWXYZ"))
_LAST = np.isin(_EVERY, list(b"ABCD"))
_NEVER = pairs(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))


def _rule(characters: Matrix) -> Said:
    digits = characters[:, 2:8] - np.uint8(48)
    pair = characters[:, 0].astype(np.int32) * 256 + characters[:, 1]
    ok = _FIRST[characters[:, 0]] & _SECOND[characters[:, 1]] & ~np.isin(pair, _NEVER)
    return Said(ok & (digits <= 9).all(axis=1) & _LAST[characters[:, 8]])


KIND = national_number(
    "gb_nino",
    "GB",
    _rule,
    widths=(9,),
    chance=0.085,
    headers=phrases(
        "NINO, NI NUMBER, NI NO, NATIONAL INSURANCE, NATIONAL INSURANCE NUMBER, NATIONAL INSURANCE NO, "
        "NINUMBER, NATINSNO"
    ),
    sources=("HM Revenue & Customs, National Insurance Manual NIM39110",),
    rule="Two letters that are given out, six digits, a letter from A to D.",
    lettered=True,
)
