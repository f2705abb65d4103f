"""Hong Kong identity card number.

One or two letters, six digits and a key modulo 11, A for ten.
Source: Immigration Department, Hong Kong identity card.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(characters: Matrix) -> Said:
    lead = characters.shape[1] - 7
    letters = characters[:, :lead].astype(np.int32) - 55
    digits = characters[:, lead : lead + 6] - np.uint8(48)
    last = characters[:, -1].astype(np.int32)
    key = np.where(last == ord("A"), 10, last - 48)
    total = weighted(digits, (7, 6, 5, 4, 3, 2)) + key + letters[:, -1] * 8 + (letters[:, 0] if lead > 1 else 36) * 9
    named = ((letters >= 10) & (letters <= 35)).all(axis=1)
    return Said(named & (digits <= 9).all(axis=1) & (key >= 0) & (key <= 10) & (total % 11 == 0))


KIND = national_number(
    "hk_hkid",
    "HK",
    _rule,
    widths=(8, 9),
    chance=0.091,
    headers=phrases("HKID, HKIC, HKID NO, HKIDNO, HONG KONG ID, HKID CARD"),
    sources=("Immigration Department, Hong Kong identity card",),
    rule="One or two letters, six digits and a key modulo 11.",
    lettered=True,
)
