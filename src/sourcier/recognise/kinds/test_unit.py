"""Unit of a result (``g/L``, ``mmol/L``, ``mUI/mL``): a closed list.

Some of them are units elsewhere too, or words: a column of results has some that tell a concentration.
Source: Regenstrief Institute, The Unified Code for Units of Measure (UCUM); French reports. See SOURCES.md.
"""

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import lab_units
from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_GREEK_MU, _MICRO = "\u03bc", "\u00b5"


@cache
def _listed() -> pa.StringArray:
    return pa.array(lab_units(), pa.string())


def valid(values: Values) -> Flags:
    """Which values are listed units, whichever of the two signs stands for micro."""
    plain = pc.replace_substring(values.text, _GREEK_MU, _MICRO)
    found: Flags = pc.is_in(plain, value_set=_listed()).to_numpy(zero_copy_only=False)
    return found


KIND = Kind(
    name="test_unit",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases("UNITE, UNITES, UNIT, UNITS, UNITE RESULTAT, LIBELLE UNITE, UNITE MESURE, CODE UNITE"),
    chance=0.0,
    shape=Shape(shortest=1, longest=20),
    needs=0.7,
    least_distinct=2,
    distinctive=False,
    confused_with=("flag",),
    sources=("Regenstrief Institute, UCUM",),
    rule="A unit of laboratory results.",
)
