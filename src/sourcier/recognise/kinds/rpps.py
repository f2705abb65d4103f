"""RPPS: the national number of a French health professional.

Eleven digits; the last is a Luhn key over the ten before it. One random number in ten passes.
Sources: Agence du numérique en santé, Annuaire santé, data dictionary; arrêté du 6 février 2009 (RPPS).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import luhn, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WIDTH = 11


def valid(values: Values) -> Flags:
    """Which values are RPPS numbers by the whole rule."""
    rows, digits = values.digits(_WIDTH)
    return scatter(len(values), rows, luhn(digits) & digits.any(axis=1))


KIND = Kind(
    name="rpps",
    category=Category.PROFESSIONAL,
    valid=valid,
    headers=phrases(
        "RPPS, NUM RPPS, NUMRPPS, CODE RPPS, RPPS MED, RPPSMED, MEDRPPS, RPPS PRESC, RPPSPRESC, ID PRO, IDPRO, "
        "IDENTIFIANT RPPS, IDRPPS, IDENTIFIANT PP, RPPS PREL, RPPSPREL, RPPS MT, IDNPS, ID NATIONAL PS, CRPPS, NORPPS, "
        "PSRPPS, RPPSMT, RPPSDR, RPPSCORR"
    ),
    chance=0.1,
    shape=Shape(shortest=11, longest=16, letters=False, must_have_digit=True),
    needs=0.85,
    least_distinct=3,
    confused_with=("phone", "record_id"),
    sources=("ANS, Annuaire santé, dictionnaire des données", "Arrêté du 6 février 2009 (RPPS)"),
    rule="Eleven digits, the last a Luhn key.",
)
