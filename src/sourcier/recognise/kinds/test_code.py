"""Code of a laboratory test: LOINC, or an abbreviation that laboratories' programs use (``GLY``, ``HBA1C``).

LOINC: up to six digits, a dash, a check digit by the Luhn rule. Abbreviations are a list of common ones: some mean
other things elsewhere, so that several must be met, and a file must hold results beside them.
Sources: Regenstrief Institute, LOINC Users' Guide (mod 10 check digit); list: SOURCES.md of the reference tables.
"""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import lab_test_codes
from sourcier.model.kinds import Category
from sourcier.recognise.checks import digit_rows, luhn, matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_LOINC = r"^[1-9][0-9]{0,5}-[0-9]$"
_WIDTHS = range(2, 8)
_LONGEST = 8


@cache
def _listed() -> Members:
    return Members(tuple(lab_test_codes()))


def loinc(values: Values) -> Flags:
    """Which values are LOINC codes with a right check digit."""
    shaped = matches(values.text, _LOINC)
    found = np.zeros(len(values), bool)
    if not shaped.any():
        return found
    digits = pc.if_else(pa.array(shaped), pc.replace_substring(values.text, "-", ""), "")
    for width in _WIDTHS:
        rows, numbers = digit_rows(digits, width)
        found[rows] = luhn(numbers)
    return found


def valid(values: Values) -> Flags:
    """Which values are LOINC codes, or listed abbreviations."""
    short = (values.length <= _LONGEST) & matches(values.text, r"^[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*$")
    return np.asarray(loinc(values) | (short & _listed().holds_hashes(values.folded_hashes)))


KIND = Kind(
    name="test_code",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "LOINC, CODE LOINC, CODE TEST, TEST CODE, CODE PARAMETRE, CODE EXAMEN, CODE ANALYSE, CODANA, CODE RESULTAT, "
        "CODE ANALYTE, PARAMETRE, ANALYTE, TEST"
    ),
    chance=0.1,
    shape=Shape(shortest=1, longest=10),
    needs=0.7,
    least_distinct=4,
    distinctive=False,
    confused_with=("act_code", "user_code"),
    sources=("Regenstrief Institute, LOINC Users' Guide",),
    rule="A LOINC code with its check digit, or a common abbreviation of a laboratory test.",
)
