"""SIREN: the national number of a legal unit (firm, association, public body).

Nine digits, the last a Luhn key. One random number in ten passes.
Sources: INSEE, Répertoire Sirene; Code de commerce, art. R. 123-220 and following.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import luhn, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WIDTH = 9


def valid(values: Values) -> Flags:
    """Which values are SIREN numbers by the whole rule."""
    rows, digits = values.digits(_WIDTH)
    return scatter(len(values), rows, luhn(digits) & digits.any(axis=1))


KIND = Kind(
    name="siren",
    category=Category.ORGANISATION,
    valid=valid,
    headers=phrases("SIREN, NUM SIREN, NUMSIREN, CODE SIREN, NOSIREN, RCS, SIREN LABO, SIREN EMPLOYEUR"),
    chance=0.1,
    shape=Shape(shortest=9, longest=13, letters=False, must_have_digit=True),
    needs=0.85,
    least_distinct=3,
    confused_with=("finess", "adeli", "record_id"),
    sources=("INSEE, Répertoire Sirene", "Code de commerce, art. R. 123-220 and following"),
    rule="Nine digits, the last a Luhn key.",
)
