"""Kinds found inside running text, by linear-time patterns (RE2): whatever a comment holds, no pattern can hang."""

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .characters import DIGITS, among, count_of, holds
from .checks import nir_remainder
from .values import Flags

_EMAIL = r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}"
_PHONE = r"(^|[^0-9+])(\+33|0033|0)[ .]?(\(0\))?[1-9]([ .\-/]?[0-9]{2}){4}([^0-9]|$)"
_NIR = (
    r"(?:^|[^0-9A-Za-z])(?P<n>[1-4] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[ABab]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2})"
    r"(?:[^0-9A-Za-z]|$)"
)
_NIR_DIGITS, _PHONE_DIGITS = 14, 10
"""The fewest that a text with one holds: 2A in place of a department is no digit."""


def kinds_inside(text: pa.StringArray) -> Iterator[tuple[str, Flags]]:
    """Yield each kind with the values that hold one."""
    yield "email", _found(text, _EMAIL, "@")
    digits = count_of(text, DIGITS)
    yield "nir", _within(text, digits >= _NIR_DIGITS, _nir_inside)
    yield "phone", _within(text, digits >= _PHONE_DIGITS, lambda some: _matches(some, _PHONE))


def _found(text: pa.StringArray, pattern: str, sign: str) -> Flags:
    return _within(text, holds(text, among(sign)), lambda some: _matches(some, pattern))


def _within(text: pa.StringArray, near: Flags, test: Callable[[pa.StringArray], Flags]) -> Flags:
    result = np.zeros(len(text), bool)
    rows = np.flatnonzero(near)
    if rows.size:
        result[rows] = test(text.take(pa.array(rows)))
    return result


def _matches(text: pa.StringArray, pattern: str) -> Flags:
    return np.asarray(pc.match_substring_regex(text, pattern).to_numpy(zero_copy_only=False), bool)


def _nir_inside(text: pa.StringArray) -> Flags:
    """Whether the first number of the right form has the right key."""
    number = pc.struct_field(pc.extract_regex(text, _NIR), 0).fill_null("")
    plain = pc.utf8_upper(pc.replace_substring(number, " ", ""))
    plain = pc.replace_substring(pc.replace_substring(plain, "2A", "19"), "2B", "18")
    result = np.zeros(len(text), bool)
    rows = np.flatnonzero(pc.equal(pc.binary_length(plain), 15).to_numpy(zero_copy_only=False))
    if rows.size:
        digits = np.array([list(value.encode()) for value in plain.take(pa.array(rows)).to_pylist()], np.int64) - 48
        result[rows] = 97 - nir_remainder(digits[:, :13]) == digits[:, 13] * 10 + digits[:, 14]
    return result
