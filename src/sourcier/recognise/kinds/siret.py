"""SIRET: the national number of an establishment of a legal unit.

Fourteen digits: a SIREN, four of order, and a Luhn key over the whole. La Poste's establishments (SIREN 356000000)
have run out of such keys: the sum of their digits is a multiple of five. One random number in a hundred passes.
Source: INSEE, Répertoire Sirene.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import Matrix, luhn, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WIDTH, _SIREN_WIDTH = 14, 9
_LA_POSTE = np.array([3, 5, 6, 0, 0, 0, 0, 0, 0], np.uint8)
_POSTAL_MULTIPLE = 5


def valid(values: Values) -> Flags:
    """Which values are SIRET numbers by the whole rule."""
    rows, digits = values.digits(_WIDTH)
    unit = digits[:, :_SIREN_WIDTH]
    right = luhn(unit) & unit.any(axis=1)
    right[right] = luhn(digits[right]) | _postal(digits[right])
    return scatter(len(values), rows, right)


def _postal(digits: Matrix) -> np.ndarray:
    la_poste = (digits[:, :_SIREN_WIDTH] == _LA_POSTE).all(axis=1)
    return np.asarray(la_poste & (digits.sum(axis=1) % _POSTAL_MULTIPLE == 0))


KIND = Kind(
    name="siret",
    category=Category.ORGANISATION,
    valid=valid,
    headers=phrases("SIRET, NUM SIRET, NUMSIRET, CODE SIRET, NOSIRET, SIRET LABO, SIRET ETAB, SIRET EMPLOYEUR"),
    chance=0.01,
    shape=Shape(shortest=14, longest=20, letters=False, must_have_digit=True),
    least_distinct=2,
    confused_with=("card", "record_id"),
    sources=("INSEE, Répertoire Sirene",),
    rule="A SIREN, an order and a Luhn key over all fourteen digits.",
)
