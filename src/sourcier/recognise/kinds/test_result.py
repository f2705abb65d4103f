"""Result of a laboratory test: a number, perhaps with a sign before and a unit behind it, or a word (``négatif``).

A weak test: a column is named by what stands beside it, such as tests, units and ranges that its numbers follow.
Source: HL7 v2, OBX-5; usage of French reports.
"""

from functools import cache

import numpy as np
import pyarrow.compute as pc

from sourcier.data import lab_units
from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

NUMBER = r"^(?:[<>≤≥~]=?)?\s?(?P<number>[+\-]?[0-9]{1,9}(?:[ \x{00A0}\x{202F}][0-9]{3})*(?:[.,][0-9]{1,6})?)$"
_SIGNS = r"^(?:\+{1,4}|-|\+/-)$"
_BEHIND = r"^(?:[<>≤≥]=?)?\s?[0-9]{1,7}(?:[.,][0-9]{1,5})?\s?(?P<unit>[^0-9.,\s]\S{0,15}(?: \S{1,8})?)$"
_WORDS = phrases(
    "NEGATIF, NEGATIVE, NEG, POSITIF, POSITIVE, POS, ABSENCE, ABSENT, ABSENTE, PRESENCE, PRESENT, TRACE, TRACES, "
    "DETECTE, NON DETECTE, INDETECTABLE, REACTIF, NON REACTIF, DOUTEUX, EQUIVOQUE, INDETERMINE, NORMAL, ANORMAL, "
    "IMMUN, IMMUNISE, NON IMMUN, NON IMMUNISE, STERILE, RARES, QUELQUES, ASSEZ NOMBREUX, NOMBREUX, TRES NOMBREUX, "
    "DETECTED, NOT DETECTED, REACTIVE, NON REACTIVE, ABNORMAL, TRES RARES"
)


@cache
def _words() -> Members:
    return Members(_WORDS)


@cache
def _units() -> Members:
    return Members(lab_units())


def valid(values: Values) -> Flags:
    """Which values are written as results are."""
    number = matches(values.text, NUMBER) | matches(values.text, _SIGNS)
    return np.asarray(number | _words().holds_hashes(values.folded_hashes) | with_unit(values))


def with_unit(values: Values) -> Flags:
    """Which values are a number and a listed unit."""
    shaped = matches(values.text, _BEHIND)
    if not shaped.any():
        return shaped
    unit = pc.struct_field(pc.extract_regex(values.text, _BEHIND), "unit").fill_null("")
    return np.asarray(shaped & _units().holds(Values(unit).folded))


KIND = Kind(
    name="test_result",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "RESULTAT, RESULTATS, RESULT, VALEUR RESULTAT, RESULT VALUE, RESNUM, VALRES, RESULTAT NUMERIQUE, GLYCEMIE, "
        "HEMOGLOBINE, HEMATOCRITE, LEUCOCYTES, PLAQUETTES, CREATININE, CREATININEMIE, NATREMIE, KALIEMIE, CALCEMIE, "
        "CHOLESTEROL, TRIGLYCERIDES, HDL, LDL, CRP, TSH, FERRITINE, HBA1C, ASAT, ALAT, GGT, BILIRUBINE, URICEMIE, PSA, "
        "INR, FIBRINOGENE, ALBUMINE, PROTEINURIE, VGM, TCMH, CCMH, HEMOGLOBIN, PLATELETS, GLUCOSE"
    ),
    chance=1.0,
    shape=Shape(shortest=1, longest=40),
    needs=0.9,
    distinctive=False,
    confused_with=("amount", "record_id"),
    sources=("HL7 v2, OBX-5",),
    rule="A number, or a word of results, that follows the test, unit or range beside it.",
)
