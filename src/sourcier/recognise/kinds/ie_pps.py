"""Irish personal public service number (PPS).

Seven digits, a letter that tells the weighted sum modulo 23, and since 2013 a second letter that counts nine times.
Source: Social Welfare Consolidation Act 2005, section 262.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases

_LETTERS = np.frombuffer(b"WABCDEFGHIJKLMNOPQRSTUV", np.uint8)
_SECOND = np.isin(np.arange(256), list(b"ABHWTX"))
_COUNTED = np.isin(np.arange(256), list(b"ABH"))


def _rule(characters: Matrix) -> Said:
    digits = characters[:, :7] - np.uint8(48)
    total = weighted(digits, range(8, 1, -1))
    ok = (digits <= 9).all(axis=1)
    if characters.shape[1] == 9:
        second = characters[:, 8].astype(np.int32) - 64
        ok = ok & _SECOND[characters[:, 8]]
        total = total + np.where(_COUNTED[characters[:, 8]], second * 9, 0)
    return Said(ok & (_LETTERS[total % 23] == characters[:, 7]))


KIND = national_number(
    "ie_pps",
    "IE",
    _rule,
    widths=(8, 9),
    chance=0.038,
    headers=phrases("PPS, PPSN, PPS NO, PPS NUMBER, PPSNO, PPS NUM, RSI NUMBER"),
    sources=("Social Welfare Consolidation Act 2005, section 262",),
    rule="Seven digits and one or two letters, the first a key modulo 23.",
    lettered=True,
)
