"""Danish personal number (CPR).

Birth as DDMMYY, three digits, a last one that is odd for men. Until 2007 the weighted sum was divisible by 11; numbers
given since need not be, so a column of mostly older people shows the key, and few other numbers do.
Source: Indenrigs- og Sundhedsministeriet, Personnummeret i CPR.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    seventh, year = digits[:, 6], two(digits, 4)
    before = (seventh >= 5) & (seventh <= 8) & (year >= 58)
    since = (seventh >= 4) & (year <= np.where((seventh == 4) | (seventh == 9), 36, 57))
    century = np.select([before, since], [1800, 2000], 1900)
    ok, born = birth(century + year, two(digits, 2), two(digits, 0))
    keyed = weighted(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0
    return Said(ok, born, odd_is_man(digits[:, 9]), keyed)


KIND = national_number(
    "dk_cpr",
    "DK",
    _rule,
    widths=(10,),
    chance=0.037,
    headers=phrases("CPR, CPR NR, CPRNR, CPR NUMMER, CPRNUMMER, PERSONNUMMER, CPR NUMBER"),
    sources=("Indenrigs- og Sundhedsministeriet, Personnummeret i CPR",),
    rule="Ten digits with birth and sex; most bear a key modulo 11.",
)
