"""Postcode: five digits that La Poste has given out.

Four digits are taken where a leading 0 makes them one (spreadsheets drop it). One random five-digit number in 16
passes. CEDEX codes, which firms have, are not in the list.
Source: La Poste, Base officielle des codes postaux; see SOURCES.md of the reference tables.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import number
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.place_words import postcode_table
from sourcier.recognise.values import Flags, Values

_WIDTHS = (4, 5)


def valid(values: Values) -> Flags:
    """Which values are postcodes."""
    result = np.zeros(len(values), bool)
    for width in _WIDTHS:
        rows, digits = values.digits(width)
        result[rows] = postcode_table()[number(digits)]
    return result


KIND = Kind(
    name="postcode",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "CODE POSTAL, CP, CODPOS, CODEPOSTAL, CPOSTAL, CPPAT, PATCP, CP PATIENT, CODE POST, CODPOST, CDPOST, POSTAL, "
        "ZIP, ZIPCODE, POSTCODE, POSTAL CODE, POSTALCODE, CPMED, CP MEDECIN, CPPRESC, CDPOS, COPOS, CPADR, ADRCP, "
        "CPVILLE, CP VILLE, ZCP, C POSTAL, BUREAU DISTRIBUTEUR"
    ),
    chance=0.063,
    shape=Shape(shortest=4, longest=6, letters=False, must_have_digit=True),
    least_distinct=3,
    confused_with=("commune_code", "record_id", "amount"),
    sources=("La Poste, Base officielle des codes postaux",),
    rule="Five digits that La Poste has given to a commune.",
)
