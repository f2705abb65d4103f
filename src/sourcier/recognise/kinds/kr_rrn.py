"""South Korean resident registration number.

Birth as YYMMDD, century and sex, region and order, and a key modulo 11 (numbers given since October 2020 need not bear
it).
Source: 주민등록법 시행규칙.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    lead = digits[:, 6]
    century = np.select(
        [(lead == 0) | (lead == 9), (lead == 1) | (lead == 2) | (lead == 5) | (lead == 6)], [1800, 1900], 2000
    )
    ok, born = birth(century + two(digits, 0), two(digits, 2), two(digits, 4))
    keyed = (11 - weighted(digits, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10 == digits[:, 12]
    return Said(ok & keyed & (two(digits, 7) <= 96), born, odd_is_man(lead))


KIND = national_number(
    "kr_rrn",
    "KR",
    _rule,
    widths=(13,),
    chance=0.0035,
    headers=phrases("RRN, 주민등록번호, JUMIN, JUMIN NO, JUMINNO, RESIDENT REGISTRATION NUMBER"),
    sources=("주민등록법 시행규칙",),
    rule="Thirteen digits with birth, sex and a key modulo 11.",
)
