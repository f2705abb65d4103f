"""Date of a visit to the laboratory: a date since 1970 that other columns show to be one.

Visits fall on weekdays and Saturdays, seldom on Sundays, after birth, and within the years of the software's use. The
rule itself only asks for a date after 1970; the proofs or a header name the column.
Source: ISO 8601; Code du travail, art. L. 3133-1 (public holidays).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.dates import day_number
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FIRST = day_number(1970, 1, 1)


def valid(values: Values) -> Flags:
    """Which values are dates that a laboratory's software may know a visit on."""
    return np.asarray(values.dates.days >= _FIRST)


KIND = Kind(
    name="visit_date",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "DATE VISITE, DTPREL, DATPREL, DATE PRELEVEMENT, DATE DERNIERE VISITE, DERNIERE VISITE, DERVIS, DTDERVIS, DATE "
        "DOSSIER, DTDOS, DATDOS, DATE EXAMEN, DTEXAM, DATE PASSAGE, DERNIER PASSAGE, DTPASS, DTDERPAS, DATE DEMANDE, "
        "DTDEM, DATDEM, DTVIS, DATVIS, DATE DERNIER DOSSIER, DERDOS, DTDERDOS, DATE PREL, VISIT DATE, LAST VISIT, DATE "
        "DERN VISITE, DATE VENUE, DATE ENREGISTREMENT, DATENR, DTENR, DATE ADMISSION, DATE ENTREE, DTENT, DATE "
        "ANALYSE, DTANA, DATE SEJOUR, DATE RDV, DATE ACTE, DERNIERE VENUE, DATE DERNIERE VENUE, DTLAST"
    ),
    chance=0.00115,
    shape=Shape(shortest=6, longest=40, must_have_digit=True),
    needs=0.85,
    distinctive=False,
    confused_with=("date", "birth_date"),
    sources=("ISO 8601",),
    rule="A date since 1970, on few Sundays, after birth.",
)
