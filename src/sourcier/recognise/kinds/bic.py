"""BIC: the international code of a bank.

Four letters for the institution, two for a country of ISO 3166-1, two letters or digits for the place, and three more
for a branch or none. Of random eight-letter words more than one in three passes, so that a lone value names nothing.
Sources: ISO 9362; ISO 3166-1 (with XK, which SWIFT uses for Kosovo).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import Matrix, alphanumeric, byte_rows, pairs
from sourcier.recognise.iso_countries import ALPHA2
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WIDTHS = (8, 11)
_INSTITUTION = 6
_FIRST_LETTER, _LAST_LETTER = 10, 35


def _countries() -> np.ndarray:
    table = np.zeros(65_536, bool)
    table[pairs(ALPHA2)] = True
    return table


_IS_COUNTRY = _countries()


def valid(values: Values) -> Flags:
    """Which values are BIC by the whole rule; capitals only, no spaces."""
    result = np.zeros(len(values), bool)
    for width in _WIDTHS:
        rows, characters = byte_rows(values.text, width)
        if rows.size:
            result[rows] = _right(characters)
    return result


def _right(characters: Matrix) -> np.ndarray:
    symbols = alphanumeric(characters)
    good = (symbols <= _LAST_LETTER).all(axis=1) & (symbols[:, :_INSTITUTION] >= _FIRST_LETTER).all(axis=1)
    return np.asarray(good & _IS_COUNTRY[characters[:, 4].astype(np.uint16) * 256 + characters[:, 5]])


KIND = Kind(
    name="bic",
    category=Category.FINANCIAL,
    valid=valid,
    headers=phrases("BIC, SWIFT, CODE BIC, CODEBIC, BIC SWIFT, CODE SWIFT, BANQUE BIC, BICPAT"),
    chance=0.37,
    shape=Shape(shortest=8, longest=11, must_have_letter=True),
    needs=0.97,
    least_distinct=4,
    confused_with=("family_name", "commune", "login"),
    sources=("ISO 9362", "ISO 3166-1"),
    rule="Four letters, a country's two, two for the place, and three or none for the branch.",
)
