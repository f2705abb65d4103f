"""Reference range of a result (``0,70 - 1,10``, ``[12;16]``, ``< 5``): two numbers, the lower first, or one bound.

Source: ISO 15189:2022, 7.4.1.6 (a report states biological reference intervals).
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_NUMBER = r"[0-9]{1,7}(?:[.,][0-9]{1,4})?"
_AFTER = r"(?:\s?[\])])?(?:\s?\S{1,12})?"
_TWO = rf"^[\[(]?\s?(?P<low>{_NUMBER})\s?(?:-|–|à|a|;|to|<->|\.\.|et)\s?(?P<high>{_NUMBER}){_AFTER}$"
_ONE = rf"^(?:<|>|≤|≥|<=|>=|(?i:inf|sup|max|min)\.?(?:érieure?|erieure?)?(?: à| a)?)\s?{_NUMBER}{_AFTER}$"
_PLAIN = rf"^{_NUMBER}$"


def bounds(text: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Return lower and upper bound of each value, NaN where it is no range of two numbers."""
    parts = pc.extract_regex(text, _TWO)
    return tuple(_numbers(pc.struct_field(parts, name)) for name in ("low", "high"))  # type: ignore[return-value]


def _numbers(text: pa.StringArray) -> np.ndarray:
    point = pc.replace_substring(text, ",", ".")
    found: np.ndarray = pc.cast(point, pa.float64()).to_numpy(zero_copy_only=False)
    return found


def valid(values: Values) -> Flags:
    """Which values are a range of two numbers, the lower first, or one bound."""
    low, high = bounds(values.text)
    with np.errstate(invalid="ignore"):
        two = low < high
    return np.asarray(two | matches(values.text, _ONE))


def possible(values: Values) -> Flags:
    """The same, a bound in a column of its own included."""
    return np.asarray(valid(values) | matches(values.text, _PLAIN))


KIND = Kind(
    name="test_range",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "NORMES, NORME, VALEURS DE REFERENCE, VALEURS USUELLES, VALEUR NORMALE, REFERENCE RANGE, REF RANGE, RANGE, "
        "INTERVALLE DE REFERENCE, BORNES, INTERVALLE, VAL REF, NORMALES, BORNE INF, BORNE SUP, NORME MIN, NORME MAX"
    ),
    chance=0.495,
    shape=Shape(shortest=2, longest=40, must_have_digit=True),
    needs=0.7,
    least_distinct=2,
    distinctive=False,
    plausible=possible,
    confused_with=("date", "phone"),
    sources=("ISO 15189:2022, 7.4.1.6",),
    rule="Two numbers, the lower first, or one bound.",
)
