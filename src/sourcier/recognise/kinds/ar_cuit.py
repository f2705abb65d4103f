"""Argentine labour and tax number of a person (CUIL, CUIT).

20, 23, 24 or 27, the eight digits of the identity document, and a key modulo 11.
Source: ANSES, Código Único de Identificación Laboral.
"""

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    person = np.isin(two(digits, 0), (20, 23, 24, 27))
    rest = weighted(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    key = np.where(rest == 0, 0, np.where(rest == 1, 9, 11 - rest))
    return Said(person & (key == digits[:, 10]))


KIND = national_number(
    "ar_cuit",
    "AR",
    _rule,
    widths=(11,),
    chance=0.0041,
    headers=phrases("CUIL, CUIT, CUIT CUIL, CUIL PACIENTE, NRO CUIL, NUM CUIT"),
    sources=("ANSES, Código Único de Identificación Laboral",),
    rule="Eleven digits that begin with 20, 23, 24 or 27, the last a key modulo 11.",
)
