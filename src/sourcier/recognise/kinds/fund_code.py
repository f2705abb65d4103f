"""Code of a health-insurance fund: regime (two digits), fund (three), centre (four), together or alone.

``01 281 0001``; the regime alone where it is a scheme of the list (08 is the soldiers'); the fund alone is any three
digits. A weak test.
Source: GIE SESAM-Vitale, list of organisations (grands régimes); Code de la sécurité sociale, art. L. 200-1.
"""

from functools import cache

import numpy as np

from sourcier.data import schemes
from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WITH_REGIME = (2, 5, 9)
_FUND = 3


@cache
def _regimes() -> np.ndarray:
    return np.isin(np.arange(100), [int(code) for code in schemes()])


def valid(values: Values) -> Flags:
    """Which values may be the code of a fund."""
    result = np.zeros(len(values), bool)
    result[values.digits(_FUND)[0]] = True
    for width in _WITH_REGIME:
        rows, digits = values.digits(width)
        result[rows] = _regimes()[digits[:, 0] * np.uint8(10) + digits[:, 1]]
    return result


KIND = Kind(
    name="fund_code",
    category=Category.INSURANCE,
    valid=valid,
    headers=phrases(
        "CAISSE, CODE CAISSE, CODCAI, CODCAISSE, REGIME, CODE REGIME, CODREG, GRAND REGIME, CENTRE, CODE CENTRE, "
        "CODCEN, CPAM, CODE CPAM, CODCPAM, CENTRE SS, CENTSS, CAISSE CENTRE, REGCAICEN, ORGANISME, CODORG, ORGANISME "
        "AMO, AMO, CODE AMO, NUM AMO, CAISSE GESTIONNAIRE, FUND CODE, REGCAISSE, ORGAFF, RO, CODE RO, CODE GESTION, "
        "CODGES"
    ),
    chance=0.219,
    shape=Shape(shortest=2, longest=13, letters=False, must_have_digit=True),
    needs=0.9,
    distinctive=False,
    confused_with=("department", "record_id", "insured_rank"),
    sources=("GIE SESAM-Vitale, table des organismes", "Code de la sécurité sociale, art. L. 200-1"),
    rule="Regime, fund and centre: two, three and four digits.",
)
