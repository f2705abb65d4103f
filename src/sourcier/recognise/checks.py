"""Check-digit rules and fixed-width forms, over many values at once.

Values are the *distinct* strings of one column; results have one entry per value. A matrix has one row per value that
has the asked width, and one column per character: numpy then tests half a million numbers in milliseconds.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Matrix = np.ndarray
"""Bytes or digits, uint8, shape (values, width)."""

_ZERO = ord("0")
_NINE = 9
_CAPITAL_A = ord("A")
_ALPHABET = 26
_DOUBLED = np.array([0, 2, 4, 6, 8, 1, 3, 5, 7, 9], np.uint8)
_STEPS_BEFORE_OVERFLOW = 8
"""An int64 below 97 may be multiplied by 100 eight times: 97 x 10**16 < 2**63."""


def offsets(text: pa.StringArray) -> np.ndarray:
    """Where each value starts in `content`, int32, one more entry than values."""
    if not len(text):
        return np.zeros(1, np.int32)
    return np.frombuffer(text.buffers()[1], np.int32)[text.offset : text.offset + len(text) + 1]


def content(text: pa.StringArray) -> np.ndarray:
    """The bytes that `offsets` point into, uint8."""
    data = text.buffers()[2]
    return np.empty(0, np.uint8) if data is None else np.frombuffer(data, np.uint8)


def widths(text: pa.StringArray) -> np.ndarray:
    """Bytes per value, int32."""
    return np.diff(offsets(text))


def byte_rows(text: pa.StringArray, width: int) -> tuple[np.ndarray, Matrix]:
    """Return the positions of values of exactly `width` bytes, and those bytes."""
    rows = np.flatnonzero(widths(text) == width)
    if not rows.size:
        return rows, np.empty((0, width), np.uint8)
    chosen = text if rows.size == len(text) else text.take(pa.array(rows))
    starts = offsets(chosen)
    return rows, content(chosen)[starts[0] : starts[-1]].reshape(rows.size, width)


def digit_rows(text: pa.StringArray, width: int) -> tuple[np.ndarray, Matrix]:
    """Return the positions of values of exactly `width` ASCII digits, and those digits (0 to 9)."""
    return digits_of(*byte_rows(text, width))


def digits_of(rows: np.ndarray, characters: Matrix) -> tuple[np.ndarray, Matrix]:
    """Return those rows whose characters are all ASCII digits, and the digits."""
    digits = characters - np.uint8(_ZERO)
    fits = digits <= _NINE
    if fits.all():
        return rows, digits
    good = fits.all(axis=1)
    return rows[good], digits[good]


def matches(text: pa.StringArray, pattern: str) -> np.ndarray:
    """Which values hold the regular expression (RE2: linear in the value's length), one bool per value."""
    return np.asarray(pc.match_substring_regex(text, pattern).to_numpy(zero_copy_only=False), bool)


def pairs(codes: Sequence[str]) -> np.ndarray:
    """Return two-letter codes as numbers below 65,536: first letter times 256 plus second."""
    return np.array([ord(code[0]) * 256 + ord(code[1]) for code in codes], np.int64)


def scatter(count: int, rows: np.ndarray, flags: np.ndarray) -> np.ndarray:
    """Return `count` flags, those at `rows` as given, the others False."""
    result = np.zeros(count, bool)
    result[rows] = flags
    return result


def number(digits: Matrix) -> np.ndarray:
    """Return each row of at most 18 digits as an int64."""
    result = np.zeros(len(digits), np.int64)
    for column in range(digits.shape[1]):
        result *= 10
        result += digits[:, column]
    return result


def luhn(digits: Matrix) -> np.ndarray:
    """Whether each row's last digit is its Luhn key; at most 28 digits. ISO/IEC 7812-1, annex B."""
    total = np.zeros(len(digits), np.uint8)
    for place, column in enumerate(reversed(range(digits.shape[1]))):
        total += _DOUBLED[digits[:, column]] if place % 2 else digits[:, column]
    return np.asarray(total % 10 == 0)


def alphanumeric(characters: Matrix) -> np.ndarray:
    """Return 0-9 for digits, 10-35 for capitals, 255 for anything else, uint8, same shape."""
    return np.asarray(_ALPHANUMERIC[characters])


def _alphanumeric_table() -> np.ndarray:
    table = np.full(256, 255, np.uint8)
    table[_ZERO : _ZERO + 10] = np.arange(10)
    table[_CAPITAL_A : _CAPITAL_A + _ALPHABET] = np.arange(10, 36)
    return table


_ALPHANUMERIC = _alphanumeric_table()


def mod97(symbols: Matrix) -> np.ndarray:
    """Remainder by 97 of each row read as one number, letters (10-35) as two digits. ISO/IEC 7064, MOD 97-10."""
    rest = np.zeros(len(symbols), np.int64)
    for column in range(symbols.shape[1]):
        symbol = symbols[:, column]
        rest *= np.where(symbol > _NINE, 100, 10)
        rest += symbol
        if column % _STEPS_BEFORE_OVERFLOW == _STEPS_BEFORE_OVERFLOW - 1:
            rest %= 97
    return rest % 97


def nir_remainder(digits: Matrix) -> np.ndarray:
    """Remainder by 97 of thirteen digits (Corsica's letter already replaced): the key is 97 minus it.

    Source: INSEE, Répertoire national d'identification des personnes physiques (décret n° 82-103).
    """
    return number(digits) % 97


def squeeze(text: pa.StringArray, dropped: bytes) -> pa.StringArray:
    """Return the values without the `dropped` ASCII characters."""
    drop = np.zeros(256, bool)
    drop[list(dropped)] = True
    starts = offsets(text)
    data = content(text)[starts[0] : starts[-1]]
    keep = ~drop[data]
    if keep.all():
        return text
    before = np.zeros(len(data) + 1, np.int32)
    np.cumsum(keep, out=before[1:])
    moved = before[starts - starts[0]]
    return pa.StringArray.from_buffers(len(text), pa.py_buffer(moved), pa.py_buffer(data[keep]))
