"""Diagnosis code: ICD-10 (CIM-10), with or without dot.

The letter, two digits and one more must be a code that exists; a category stands alone only where it has no
subdivisions (I10, R05). Categories of external causes (W, X, Y) take any place digit. A fifth character and the French
"+" extensions of the PMSI are taken. Of random codes of four characters nearly half pass.
Sources: WHO, ICD-10, version 2019; ATIH, CIM-10 FR à usage PMSI.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.icd10 import categories, codes
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_SHAPE = r"^[A-Z][0-9]{2}(?:\.?[0-9](?:[0-9]|\+[0-9]{0,2})?|\+[0-9]{0,2})?[+*†]?$"
_WIDTHS = range(3, 9)
_ALONE = 3
_NINE = 9
_EXTERNAL = ord("W") - ord("A")
_LAST_EXTERNAL = ord("Y") - ord("A")


def valid(values: Values) -> Flags:
    """Which values are codes of the ICD-10 that exist."""
    return _look_up(values, lone=False)


def possible(values: Values) -> Flags:
    """The same, categories with subdivisions included."""
    return _look_up(values, lone=True)


def _look_up(values: Values, *, lone: bool) -> Flags:
    shaped = matches(values.text, _SHAPE)
    result = np.zeros(len(values), bool)
    for width in _WIDTHS:
        rows, characters = values.characters(width)
        good = shaped[rows]
        rows, characters = rows[good], characters[good]
        letter = characters[:, 0] - np.uint8(ord("A"))
        digits = characters[:, 1:] - np.uint8(ord("0"))
        category = digits[:, 0] * 10 + digits[:, 1]
        last = digits[:, 2] if width > _ALONE else np.full(len(rows), 255, np.uint8)
        result[rows] = _exists(letter, category, last, lone=lone)
    return result


def _exists(letter: np.ndarray, category: np.ndarray, last: np.ndarray, *, lone: bool) -> np.ndarray:
    """`last` is the fourth character's digit; above 9 where there is none."""
    whole = categories()[letter, category] & (lone | ~codes()[letter, category].any(axis=1))
    placed = whole & (letter >= _EXTERNAL) & (letter <= _LAST_EXTERNAL)
    divided = codes()[letter, category, np.minimum(last, _NINE)] | placed
    return np.asarray(np.where(last > _NINE, whole, divided))


KIND = Kind(
    name="diagnosis_code",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "CIM10, CIM 10, CODE CIM10, CIM, DIAG, DIAGNOSTIC, CODE DIAGNOSTIC, CODDIAG, DIAGCOD, ICD10, ICD 10, ICD, "
        "DIAGNOSIS, DIAGNOSIS CODE, DP, DAS, DR PMSI, DIAGP, DIAG PRINCIPAL, DIAG ASSOCIE, PATHOLOGIE, CODE PATHO, "
        "ALD, CODE ALD, MOTIF CIM10"
    ),
    chance=0.475,
    shape=Shape(shortest=3, longest=9, must_have_digit=True, must_have_letter=True),
    needs=0.8,
    least_distinct=5,
    plausible=possible,
    confused_with=("user_code", "record_id"),
    sources=("WHO, ICD-10, version 2019", "ATIH, CIM-10 FR à usage PMSI"),
    rule="A letter and digits that make a code of the ICD-10.",
)
