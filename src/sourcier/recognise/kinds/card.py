"""Payment card number.

Thirteen to nineteen digits within the ranges of the great schemes, the last a Luhn key. Of random sixteen-digit
numbers one in 34 passes.
Sources: ISO/IEC 7812-1; the schemes' published issuer ranges (Visa 4; Mastercard 51-55 and 2221-2720; American Express
34, 37; Diners 300-305, 36, 38; Discover 6011, 644-659; JCB 3528-3589; UnionPay 62; Maestro 50, 56-58, 63, 67).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import Matrix, luhn, number
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RANGES = (
    (4000, 4999, (13, 16, 19)),
    (5100, 5599, (16,)),
    (2221, 2720, (16,)),
    (3400, 3499, (15,)),
    (3700, 3799, (15,)),
    (3000, 3059, (14,)),
    (3600, 3699, (14,)),
    (3800, 3899, (14,)),
    (6011, 6011, (16, 19)),
    (6440, 6599, (16, 19)),
    (3528, 3589, (16, 19)),
    (6200, 6299, (16, 17, 18, 19)),
    (5000, 5099, (16, 18, 19)),
    (5600, 5899, (16, 18, 19)),
    (6300, 6399, (16, 18, 19)),
    (6700, 6799, (16, 18, 19)),
)
"""First and last four-digit beginning, and the lengths in use."""
_WIDTHS = range(13, 20)
_PREFIX = 4


def _beginnings(width: int) -> np.ndarray:
    table = np.zeros(10_000, bool)
    for first, last, lengths in _RANGES:
        if width in lengths:
            table[first : last + 1] = True
    return table


_BEGINNINGS = {width: _beginnings(width) for width in _WIDTHS}


def valid(values: Values) -> Flags:
    """Which values are card numbers by the whole rule."""
    result = np.zeros(len(values), bool)
    for width in _WIDTHS:
        rows, digits = values.digits(width)
        if rows.size:
            result[rows] = _issued(digits, width) & luhn(digits)
    return result


def _issued(digits: Matrix, width: int) -> np.ndarray:
    return np.asarray(_BEGINNINGS[width][number(digits[:, :_PREFIX])])


KIND = Kind(
    name="card",
    category=Category.FINANCIAL,
    valid=valid,
    headers=phrases("CARTE BANCAIRE, NUM CARTE, NUMCB, CB, CARD NUMBER, CARD, PAN, NO CARTE, CARTE BLEUE, CREDIT CARD"),
    chance=0.029,
    shape=Shape(shortest=13, longest=25, letters=False, must_have_digit=True),
    least_distinct=2,
    confused_with=("siret", "nir", "record_id"),
    sources=("ISO/IEC 7812-1", "Issuer ranges as published by the card schemes"),
    rule="A range of a card scheme and its length, the last digit a Luhn key.",
)
