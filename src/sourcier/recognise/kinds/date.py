"""A date of anything, by the calendar.

Day, month, year in the forms French exports write them, with or without a time: see `recognise/dates.py`. Of random
digits between slashes one in 480 makes a date (the month first and unknown days included).
Source: ISO 8601 (calendar); years 1850 to 2100.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values are dates."""
    return values.dates.valid


KIND = Kind(
    name="date",
    category=Category.TECHNICAL,
    valid=valid,
    headers=phrases(
        "DATE, DT, DAT, DATE CREATION, DTCRE, DATCRE, DATE MAJ, DTMAJ, DATMAJ, DATE MODIF, DTMOD, DATE SAISIE, DTSAI, "
        "DATE DEBUT, DTDEB, DATDEB, DATE FIN, DTFIN, DATFIN, DATE VALIDITE, DTVAL, DATE DROITS, DTDROIT, FIN DE "
        "DROITS, DATE PRESCRIPTION, DTPRESC, DATPRESC, DATE ORDONNANCE, DTORD, DTCREA, CREATED AT, UPDATED AT, "
        "TIMESTAMP, DATE EXPORT, DATE EDITION, DTEDI, DATE FACTURE, DTFACT, DATE REGLEMENT, DATE MUTUELLE, HORODATAGE"
    ),
    chance=0.0021,
    shape=Shape(shortest=6, longest=40, must_have_digit=True),
    needs=0.85,
    confused_with=("birth_date", "visit_date", "death_date", "record_id"),
    sources=("ISO 8601",),
    rule="A day, month and year that the calendar holds, from 1850 to 2100.",
)
