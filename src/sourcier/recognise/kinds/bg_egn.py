"""Bulgarian uniform civil number (EGN).

Birth as YYMMDD, the month raised by 20 before 1900 and by 40 since 2000, an order whose last digit is even for men, and
a key modulo 11.
Source: Наредба за функционирането на системата за ЕСГРАОН.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    month = two(digits, 2)
    century = np.select([month > 40, month > 20], [2000, 1800], 1900)
    ok, born = birth(century + two(digits, 0), month - np.select([month > 40, month > 20], [40, 20], 0), two(digits, 4))
    keyed = weighted(digits, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10 == digits[:, 9]
    return Said(ok & keyed, born, odd_is_man(digits[:, 8] + 1))


KIND = national_number(
    "bg_egn",
    "BG",
    _rule,
    widths=(10,),
    chance=0.011,
    headers=phrases("EGN, ЕГН, EDINEN GRAZHDANSKI NOMER, EGN NUMBER, UNIFIED CIVIL NUMBER"),
    sources=("Наредба за функционирането на системата за ЕСГРАОН",),
    rule="Ten digits with birth, sex and a key modulo 11.",
)
