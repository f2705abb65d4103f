"""Portuguese citizen card number (cartão de cidadão).

Eight digits, a digit, two letters or digits of the version, and a Luhn key over letters and digits.
Source: Portaria n.º 286/2017, cartão de cidadão.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix, alphanumeric
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.phrases import phrases


def _rule(characters: Matrix) -> Said:
    symbols = alphanumeric(characters).astype(np.int32)
    doubled = symbols[:, 0::2] * 2
    total = np.where(doubled > 9, doubled - 9, doubled).sum(axis=1) + symbols[:, 1::2].sum(axis=1)
    numeric = (symbols[:, [0, 1, 2, 3, 4, 5, 6, 7, 8, 11]] <= 9).all(axis=1)
    version = (symbols[:, 9:11] <= 35).all(axis=1) & (symbols[:, 9] > 9)
    return Said(numeric & version & (total % 10 == 0))


KIND = national_number(
    "pt_cc",
    "PT",
    _rule,
    widths=(12,),
    chance=0.072,
    headers=phrases("CC, CARTAO DE CIDADAO, CARTAO CIDADAO, NUM CC, BI CC, NUMERO CARTAO CIDADAO, CARTAOCIDADAO, BI"),
    sources=("Portaria n.º 286/2017, cartão de cidadão",),
    rule="Nine digits, the version, and a Luhn key.",
    lettered=True,
)
