"""Latvian personal code (personas kods).

Birth as DDMMYY, the century, an order and a key modulo 11; codes given since 2017 begin with 32 and tell no birth.
Source: Fizisko personu reģistra likums, personas kods.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    new = two(digits, 0) == 32
    ok, born = birth(1800 + digits[:, 6].astype(np.int32) * 100 + two(digits, 4), two(digits, 2), two(digits, 0))
    keyed = (1 + weighted(digits, (10, 5, 8, 4, 2, 1, 6, 3, 7, 9))) % 11 % 10 == digits[:, 10]
    return Said(keyed & (new | (ok & (digits[:, 6] <= 2))), born)


KIND = national_number(
    "lv_pk",
    "LV",
    _rule,
    widths=(11,),
    chance=0.0021,
    headers=phrases("PERSONAS KODS, PK, PERSKODS, PERSONASKODS, LATVIAN ID"),
    sources=("Fizisko personu reģistra likums, personas kods",),
    rule="Eleven digits with birth and a key modulo 11.",
)
