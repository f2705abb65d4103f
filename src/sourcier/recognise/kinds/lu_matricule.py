"""Luxembourg identification number (matricule).

Birth as YYYYMMDD, an order, a Luhn key and a Verhoeff key, both over the first eleven digits.
Source: Loi du 19 juin 2013 relative à l’identification des personnes physiques.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import two, verhoeff
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    year = two(digits, 0) * 100 + two(digits, 2)
    ok, born = birth(year, two(digits, 4), two(digits, 6))
    living = (year >= 1850) & (year < 2100)
    second = np.column_stack([digits[:, :11], digits[:, 12:]])
    return Said(ok & living & luhn(digits[:, :12]) & verhoeff(second), born)


KIND = national_number(
    "lu_matricule",
    "LU",
    _rule,
    widths=(13,),
    chance=7.3e-06,
    headers=phrases(
        "MATRICULE, MATRICULE NATIONAL, NUMERO MATRICULE, NO MATRICULE, NUM MATRICULE, MATRICULE CNS, CNS, "
        "LUXEMBOURG ID"
    ),
    sources=("Loi du 19 juin 2013 relative à l’identification des personnes physiques",),
    rule="Thirteen digits with birth and two keys.",
)
