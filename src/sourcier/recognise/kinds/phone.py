"""Telephone number of any sort: landlines, mobiles, special numbers, abroad.

Ten digits from 01 to 09, or nine after +33 or 0033, or an international number after "+". Separators do not matter.
A column of one sort is a `landline` or a `mobile` column; this kind is for the mixed ones.
Sources: ARCEP, national numbering plan (décision n° 2018-0881 as amended); ITU-T E.164.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phones import read_phones
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values are phone numbers by the whole rule."""
    phones = read_phones(values)
    return np.asarray(((phones.lead > 0) & ~phones.lost_zero) | phones.abroad)


def possible(values: Values) -> Flags:
    """Which values are phone numbers, those that lost their leading 0 included."""
    phones = read_phones(values)
    return np.asarray((phones.lead > 0) | phones.abroad)


KIND = Kind(
    name="phone",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "TEL, TELEPHONE, PHONE, TEL1, TEL2, TEL3, NUM TEL, NUMTEL, TELEPHONE1, TELEPHONE2, TELPAT, CONTACT, TEL "
        "URGENCE, TELURG, PHONE NUMBER, TELEPHONES, TEL MEDECIN, TELMED, MEDTEL, TEL PRESC, TELPRESC, TEL PREL, "
        "TELPREL, TEL LABO, FAX, NTEL, TELEP, PHONE1, PHONE2"
    ),
    chance=0.09,
    shape=Shape(shortest=8, longest=25, letters=False, must_have_digit=True),
    needs=0.85,
    least_distinct=2,
    plausible=possible,
    confused_with=("landline", "mobile", "record_id"),
    sources=("ARCEP, décision n° 2018-0881 (plan de numérotation)", "ITU-T E.164"),
    rule="Ten digits from 01 to 09, or the same after +33, or an international number.",
)
