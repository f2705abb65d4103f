"""Norwegian birth number (fødselsnummer).

Birth as DDMMYY, an order whose last digit is odd for men, and two keys modulo 11. The D-number of those who stay a
while adds 40 to the day; numbers of health bodies add 40 to the month.
Source: Skatteetaten, fødselsnummer og D-nummer.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import several, two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    day, month, year = two(digits, 0), two(digits, 2), two(digits, 4)
    ok, born = birth(year, month - np.where(month > 40, 40, 0), day - np.where(day > 40, 40, 0))
    first = -weighted(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11 == digits[:, 9]
    second = -weighted(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 == digits[:, 10]
    order = several(digits, 6, 3)
    in_use = (order < 500) | ((order < 750) & (year >= 54)) | (year < 40) | (order >= 900)
    return Said(ok & first & second & in_use, born, odd_is_man(digits[:, 8]))


KIND = national_number(
    "no_fnr",
    "NO",
    _rule,
    widths=(11,),
    chance=0.0011,
    headers=phrases(
        "FNR, FODSELSNUMMER, FODSELSNR, FODSELS OG PERSONNUMMER, PERSONNUMMER, F NR, FODSELNUMMER, "
        "FØDSELSNUMMER, FØDSELSNR"
    ),
    sources=("Skatteetaten, fødselsnummer og D-nummer",),
    rule="Eleven digits with birth, sex and two keys modulo 11.",
)
