"""Polish number (PESEL).

Birth as YYMMDD, the century in the month (80 more before 1900, 20 since 2000), an order whose last digit is odd for
men, and a key modulo 10.
Source: Ustawa o ewidencji ludności, PESEL.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    month = two(digits, 2)
    century = np.choose(month // 20, (1900, 2000, 2100, 2200, 1800))
    ok, born = birth(century + two(digits, 0), month % 20, two(digits, 4))
    keyed = weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0
    return Said(ok & keyed & (century < 2100), born, odd_is_man(digits[:, 9]))


KIND = national_number(
    "pl_pesel",
    "PL",
    _rule,
    widths=(11,),
    chance=0.011,
    headers=phrases("PESEL, NR PESEL, PESEL PACJENTA, NUMER PESEL, PESELNR, PESEL NR"),
    sources=("Ustawa o ewidencji ludności, PESEL",),
    rule="Eleven digits with birth, sex and a key modulo 10.",
)
