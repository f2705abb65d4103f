"""Amount of money or another measure: a number with decimals, thousands apart, perhaps with €. A weak test.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale (numbers); ISO 4217 (EUR).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = (
    r"^[+\-]?(?:[0-9]{1,9}|[0-9]{1,3}(?:[ .,\x{00A0}\x{202F}'][0-9]{3})+)?(?:[.,][0-9]{1,4})?"
    r"[ \x{00A0}\x{202F}]?(?:€|EUR|EUROS?|E)?$"
)
_DIGIT = r"[0-9]"
_PADDED = r"^0[0-9]+$"
"""Noughts in front of a whole number make it a code."""


def valid(values: Values) -> Flags:
    """Which values are numbers as amounts are written."""
    result: Flags = matches(values.text, _RULE) & matches(values.text, _DIGIT) & ~matches(values.text, _PADDED)
    return result


KIND = Kind(
    name="amount",
    category=Category.FINANCIAL,
    valid=valid,
    headers=phrases(
        "MONTANT, MT, MNT, SOLDE, PRIX, TOTAL, RESTE A PAYER, DU, MONTANT DU, IMPAYE, MTDU, MONTANT FACTURE, MTFACT, "
        "TARIF, AMOUNT, BALANCE, PRICE, EUROS, DETTE, REGLE, MTREG, RAP, MTTOT, MT TOTAL, AVOIR, CREDIT, DEBIT, PART "
        "PATIENT, PARTPAT, HONORAIRES, PU, MTAMO, MTAMC, TTC, HT"
    ),
    chance=1.0,
    shape=Shape(shortest=1, longest=20, must_have_digit=True),
    needs=0.95,
    distinctive=False,
    confused_with=("record_id", "date"),
    sources=("Lexique des règles typographiques en usage à l'Imprimerie nationale", "ISO 4217"),
    rule="A number with decimals, perhaps with the euro.",
)
