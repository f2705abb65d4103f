"""South African identity number.

Birth as YYMMDD, an order from 5000 on for men, citizen or resident, a digit and a Luhn key.
Source: Department of Home Affairs, Identification Act 68 of 1997.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    ok, born = birth(two(digits, 0), two(digits, 2), two(digits, 4))
    sex = np.where(digits[:, 6] >= 5, 1, 2).astype(np.uint8)
    return Said(ok & (digits[:, 10] <= 1) & luhn(digits), born, sex)


KIND = national_number(
    "za_id",
    "ZA",
    _rule,
    widths=(13,),
    chance=0.00071,
    headers=phrases("ID NUMBER, SA ID, RSA ID, IDNO, SAID, SOUTH AFRICAN ID, ID NO"),
    sources=("Department of Home Affairs, Identification Act 68 of 1997",),
    rule="Thirteen digits with birth, sex, citizenship and a Luhn key.",
)
