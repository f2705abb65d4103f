"""Mobile number: 06 and 07.

Separators do not matter; +33 and 0033 stand for the leading 0. Nine digits that begin with 6 or 7 are taken as well:
spreadsheets drop the leading 0. Of random ten-digit numbers one in 50 passes; of random nine-digit ones one in five.
Source: ARCEP, national numbering plan (décision n° 2018-0881 as amended).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phones import read_phones
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_MOBILE = np.isin(np.arange(10), (6, 7))


def valid(values: Values) -> Flags:
    """Which values are mobile numbers by the whole rule."""
    return np.asarray(_MOBILE[read_phones(values).lead])


KIND = Kind(
    name="mobile",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "MOBILE, PORTABLE, PORT, TEL PORT, TELPORT, TELPORTABLE, GSM, TEL MOBILE, TELMOB, TEL2, TELEPHONE PORTABLE, "
        "TELEPHONE MOBILE, TEL PORTABLE, NUMPORT, MOB, CELL, CELLPHONE, PORTPAT, PORTABLE1, TEL GSM, TELGSM, SMS, TEL "
        "SMS, TMOB, TELP, NUMSMS"
    ),
    chance=0.02,
    shape=Shape(shortest=9, longest=25, letters=False, must_have_digit=True),
    needs=0.85,
    least_distinct=2,
    confused_with=("landline", "phone", "record_id"),
    sources=("ARCEP, décision n° 2018-0881 (plan de numérotation)",),
    rule="Ten digits from 06 or 07, or the same after +33.",
)
