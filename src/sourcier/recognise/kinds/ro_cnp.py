"""Romanian personal number (CNP).

Sex and century, birth as YYMMDD, county, an order and a key modulo 11.
Source: Legea nr. 105/1996, codul numeric personal.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    lead = digits[:, 0]
    century = np.select([(lead == 3) | (lead == 4), (lead == 5) | (lead == 6)], [1800, 2000], 1900)
    ok, born = birth(century + two(digits, 1), two(digits, 3), two(digits, 5))
    county = two(digits, 7)
    placed = ((county >= 1) & (county <= 48)) | np.isin(county, (51, 52, 70, 80, 81, 82, 83))
    rest = weighted(digits, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    keyed = np.where(rest == 10, 1, rest) == digits[:, 12]
    return Said(ok & placed & keyed & (lead >= 1), born, np.where(lead == 9, 0, odd_is_man(lead)).astype(np.uint8))


KIND = national_number(
    "ro_cnp",
    "RO",
    _rule,
    widths=(13,),
    chance=0.0018,
    headers=phrases("CNP, COD NUMERIC PERSONAL, CNP PACIENT, CODNUMERICPERSONAL, CNP NUMBER"),
    sources=("Legea nr. 105/1996, codul numeric personal",),
    rule="Thirteen digits with sex, birth, county and a key modulo 11.",
)
