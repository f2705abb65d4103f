"""Landline number: 01 to 05 by zone, 09 not geographic.

Separators do not matter; +33 and 0033 stand for the leading 0. Without it (nine digits, as spreadsheets leave them) a
landline looks like any number: that form counts only once a header or a proof has named the column.
Source: ARCEP, national numbering plan (décision n° 2018-0881 as amended).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phones import read_phones
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FIXED = np.isin(np.arange(10), (1, 2, 3, 4, 5, 9))


def valid(values: Values) -> Flags:
    """Which values are landline numbers by the whole rule."""
    phones = read_phones(values)
    return np.asarray(_FIXED[phones.lead] & ~phones.lost_zero)


def possible(values: Values) -> Flags:
    """Which values are landline numbers, those that lost their leading 0 included."""
    return np.asarray(_FIXED[read_phones(values).lead])


KIND = Kind(
    name="landline",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "TEL FIXE, FIXE, TELFIXE, TELFIX, TEL, TEL1, TELEPHONE, TEL DOM, TELDOM, TEL DOMICILE, TELEPHONE FIXE, TELPAT, "
        "PATTEL, NUMTEL, TEL PERSO, TELPERSO, TEL MAISON, LANDLINE, HOME PHONE, TEL BUREAU, TEL PRO, TELPRO, TELMED, "
        "FAX, TELECOPIE, TELBUR, TEL TRAVAIL, FAXMED"
    ),
    chance=0.06,
    shape=Shape(shortest=9, longest=25, letters=False, must_have_digit=True),
    needs=0.85,
    least_distinct=2,
    plausible=possible,
    confused_with=("mobile", "phone"),
    sources=("ARCEP, décision n° 2018-0881 (plan de numérotation)",),
    rule="Ten digits from 01 to 05 or 09, or the same after +33.",
)
