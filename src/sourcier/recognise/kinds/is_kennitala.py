"""Icelandic number (kennitala).

Birth as DDMMYY, two digits, a key modulo 11, and the century (9 or 0).
Source: Þjóðskrá, kennitala.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    century = digits[:, 9]
    ok, born = birth(np.where(century == 9, 1900, 2000) + two(digits, 4), two(digits, 2), two(digits, 0))
    keyed = weighted(digits, (3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0
    return Said(ok & keyed & ((century == 9) | (century == 0)), born)


KIND = national_number(
    "is_kennitala",
    "IS",
    _rule,
    widths=(10,),
    chance=0.00072,
    headers=phrases("KENNITALA, KT, KENNITOLUR, KENNIT, ICELANDIC ID"),
    sources=("Þjóðskrá, kennitala",),
    rule="Ten digits with birth, a key modulo 11 and the century.",
)
