"""Name of what a laboratory measures, as its reports print it (``Glycémie à jeun``).

A value is valid where its first words are a listed name. The list holds common ones only.
Source: see SOURCES.md of the reference tables.
"""

from functools import cache

from sourcier.data import lab_test_names
from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import begins_with

_MOST_WORDS = 4


@cache
def _listed() -> Members:
    return Members(tuple(lab_test_names()))


def valid(values: Values) -> Flags:
    """Which values begin with a listed name."""
    return begins_with(values, _listed(), _MOST_WORDS)


KIND = Kind(
    name="test_name",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "ANALYSE, LIBELLE ANALYSE, LIB ANALYSE, LIBANA, EXAMEN, LIBELLE EXAMEN, NOM EXAMEN, LIBELLE TEST, TEST NAME, "
        "PARAMETRE, LIBELLE PARAMETRE, ANALYTE, DOSAGE, TEST"
    ),
    chance=0.0,
    shape=Shape(shortest=2, longest=80, must_have_letter=True),
    needs=0.5,
    least_distinct=3,
    confused_with=("act_code", "drug", "free_text"),
    sources=("general knowledge of laboratory reports",),
    rule="Begins with the name of what a laboratory measures.",
)
