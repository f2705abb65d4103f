"""Slovak birth number (rodné číslo), by the same rule as the Czech one.

Birth as YYMMDD, 50 added to the month of women, an order, and a key: the nine digits modulo 11, 0 for ten. Only what
stands beside it tells it from the Czech number.
Source: Zákon č. 301/1995 Z. z., o rodnom čísle.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import several, two
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    month = two(digits, 2)
    woman = month > 50  # 50 is added for women, 20 more where the day's numbers have run out
    number = month - np.where(woman, 50, 0)
    ok, born = birth(two(digits, 0), number - np.where(number > 20, 20, 0), two(digits, 4))
    body = several(digits, 0, 9)
    keyed = body % 11 % 10 == digits[:, 9]
    return Said(ok & keyed, born, np.where(woman, 2, 1).astype(np.uint8))


KIND = national_number(
    "sk_rc",
    "SK",
    _rule,
    widths=(10,),
    chance=0.015,
    headers=phrases("RC, RODNE CISLO, RODCISLO, RODNE C, RODNECISLO, RODC, SLOVAK BIRTH NUMBER"),
    sources=("Zákon č. 301/1995 Z. z., o rodnom čísle",),
    rule="Ten digits with birth, sex and a key modulo 11.",
)
