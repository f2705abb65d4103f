"""Date of birth: a date no earlier than 1880 that other columns show to be a birth.

A date is not a birth date without proof: agreement with the NIR's year and month, dates spread over a lifetime and
earlier than every visit, or a header. Acts that name no day (00/00/1945) are dates of birth too.
Source: INSEE, Fichier des personnes décédées (oldest births met); ISO 8601.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.dates import day_number
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FIRST = day_number(1880, 1, 1)


def valid(values: Values) -> Flags:
    """Which values are dates that a living or lately dead person may be born on."""
    return np.asarray(values.dates.days >= _FIRST)


KIND = Kind(
    name="birth_date",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "DATE NAISSANCE, DATE DE NAISSANCE, DTNAIS, DATNAIS, DTN, DDN, DNAIS, DATENAISSANCE, DATENAIS, DATE NAIS, "
        "NAISSANCE, NAIS, NE LE, NEE LE, DTNAISS, DATNAISS, DTNPAT, PATDTN, DNPAT, PATDDN, DATNAI, DTENAIS, JJMMAA, "
        "BIRTHDATE, BIRTH DATE, DATE OF BIRTH, DOB, BIRTHDAY, DATE NAISS, ANNIVERSAIRE, DNAISS, NAISS, DNP, DTNAI, "
        "ZDNAIS, DATNAISPAT"
    ),
    chance=0.0019,
    shape=Shape(shortest=6, longest=40, must_have_digit=True),
    needs=0.85,
    distinctive=False,
    confused_with=("date", "visit_date", "death_date"),
    sources=("ISO 8601",),
    rule="A date that agrees with the NIR, or lies a lifetime before the visits.",
)
