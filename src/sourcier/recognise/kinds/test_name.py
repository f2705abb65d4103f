"""Name of what a laboratory measures, as its reports print it (``Glycémie à jeun``).

A value is valid where its first words are a listed name. The list holds common ones only.
Source: see SOURCES.md of the reference tables.
"""

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import lab_test_names
from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import begins_with

_MOST_WORDS = 4
_MEASURED_IN = r"^(?:(?:SERUM|PLASMA|BLOOD|URINE|TOTAL|DOSAGE|TAUX|DE|DU|DES|LA|LE|L|D) )+"


@cache
def _listed() -> Members:
    return Members(tuple(lab_test_names()))


def valid(values: Values) -> Flags:
    """Which values begin with a listed name, the words for what it is measured in apart."""
    found = begins_with(values, _listed(), _MOST_WORDS)
    led = ~found & matches(values.folded, _MEASURED_IN)
    if led.any():
        inner = pc.replace_substring_regex(values.folded.filter(pa.array(led)), _MEASURED_IN, "")
        found[led] = begins_with(Values(inner), _listed(), _MOST_WORDS)
    return found


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
