"""Lithuanian personal code (asmens kodas), by the same rule as the Estonian one.

Century and sex, birth as YYMMDD, an order, and a key modulo 11 in two steps.
Source: Gyventojų registro įstatymas, asmens kodas.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    lead = digits[:, 0]
    ok, born = birth(1700 + (lead.astype(np.int32) + 1) // 2 * 100 + two(digits, 1), two(digits, 3), two(digits, 5))
    one = weighted(digits, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    other = weighted(digits, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    keyed = np.where(one == 10, other, one) == digits[:, 10]
    return Said(ok & keyed & (lead >= 1) & (lead <= 6), born, odd_is_man(lead))


KIND = national_number(
    "lt_ak",
    "LT",
    _rule,
    widths=(11,),
    chance=0.0022,
    headers=phrases("ASMENS KODAS, AK, ASMKODAS, ASMENSKODAS, LITHUANIAN ID"),
    sources=("Gyventojų registro įstatymas, asmens kodas",),
    rule="Eleven digits with sex, birth and a key.",
)
