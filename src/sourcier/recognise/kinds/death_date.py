"""Date of death: a date since 1970, in few rows, after birth and with no visit after it.

The rule itself only asks for a date; the proofs or a header name the column.
Source: ISO 8601; INSEE, Fichier des personnes décédées (deaths since 1970).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.dates import day_number
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FIRST = day_number(1970, 1, 1)


def valid(values: Values) -> Flags:
    """Which values are dates that a patient known to a file may have died on."""
    return np.asarray(values.dates.days >= _FIRST)


KIND = Kind(
    name="death_date",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "DATE DECES, DATE DE DECES, DTDECES, DATDECES, DTDEC, DATDEC, DECES, DCD, DCD LE, DECEDE LE, DTDCD, DEATH "
        "DATE, DATE OF DEATH, DOD, DECEDE"
    ),
    chance=0.00115,
    shape=Shape(shortest=6, longest=40, must_have_digit=True),
    needs=0.85,
    distinctive=False,
    confused_with=("date", "visit_date"),
    sources=("ISO 8601", "INSEE, Fichier des personnes décédées"),
    rule="A date since 1970 in few rows, after birth, with no visit after it.",
)
