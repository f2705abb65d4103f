"""Which characters values hold, told from their bytes.

An expression costs a millisecond to make and a third of a microsecond per value; a table of 256 flags costs neither.
What a table cannot tell, letters outside ASCII for one, is left to an expression over the few values concerned.
"""

import string

import numpy as np
import pyarrow as pa

from .checks import content, matches, offsets, widths

Flags = np.ndarray
"""One bool per value."""


def among(characters: str) -> np.ndarray:
    """Return a table of 256 flags: the bytes of these ASCII characters."""
    table = np.zeros(256, bool)
    table[list(characters.encode("ascii"))] = True
    return table


DIGITS = among(string.digits)
LETTERS = among(string.ascii_letters)
WORD = DIGITS | LETTERS
_OUTSIDE = np.arange(256) >= 0x80  # noqa: PLR2004  # bytes of characters outside ASCII
_LETTER, _TWO_LETTERS = r"\pL", r"\pL{2}"


def count_of(text: pa.StringArray, table: np.ndarray) -> np.ndarray:
    """Return how many bytes of each value are in the table, int32."""
    bounds, flags = _flags(text, table)
    return _sums(bounds, flags)


def holds(text: pa.StringArray, table: np.ndarray) -> Flags:
    """Which values hold a byte of the table."""
    return np.asarray(count_of(text, table) > 0)


def byte_at(text: pa.StringArray, place: np.ndarray | int = 0) -> np.ndarray:
    """Return the byte at a place of each value, uint8; whatever stands there where the value is shorter."""
    data = content(text)
    if not data.size:
        return np.zeros(len(text), np.uint8)
    at: np.ndarray = data[np.clip(offsets(text)[:-1] + place, 0, data.size - 1)]
    return at


def matches_where(text: pa.StringArray, near: Flags, pattern: str) -> Flags:
    """Which of the values that are `near` hold the expression; it is not made where none is."""
    rows = np.flatnonzero(near)
    result = np.zeros(len(text), bool)
    if rows.size:
        result[rows] = matches(text if rows.size == len(text) else text.take(pa.array(rows)), pattern)
    return result


def has_letter(text: pa.StringArray) -> Flags:
    """Which values hold a letter of any script."""
    found = holds(text, LETTERS)
    return np.asarray(found | matches_where(text, ~found & holds(text, _OUTSIDE), _LETTER))


def has_two_letters(text: pa.StringArray) -> Flags:
    """Which values hold two letters of any script side by side."""
    bounds, letters = _flags(text, LETTERS)
    flags = np.concatenate([np.zeros(min(1, len(letters)), bool), letters[1:] & letters[:-1]])
    flags[bounds[:-1][bounds[:-1] < len(flags)]] = False
    found = _sums(bounds, flags) > 0
    return np.asarray(found | matches_where(text, ~found & holds(text, _OUTSIDE), _TWO_LETTERS))


def made_of(text: pa.StringArray, signs: np.ndarray, otherwise: str) -> Flags:
    """Which values begin with a letter and hold nothing but these signs; those outside ASCII match `otherwise`."""
    plain = (count_of(text, signs) == widths(text)) & LETTERS[byte_at(text)]
    return np.asarray(plain | matches_where(text, ~plain & holds(text, _OUTSIDE), otherwise))


def _flags(text: pa.StringArray, table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where values start and end among the flags, and one flag per byte."""
    bounds = offsets(text)
    data = content(text)[bounds[0] : bounds[-1]].tobytes()
    # Bytes translate bytes twice as fast as numpy looks them up.
    return bounds - bounds[0], np.frombuffer(data.translate(table.tobytes()), np.bool_)


def _sums(bounds: np.ndarray, flags: np.ndarray) -> np.ndarray:
    if not flags.any():
        return np.zeros(len(bounds) - 1, np.int32)
    if flags.all():
        return np.diff(bounds)
    before = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=before[1:])
    return np.diff(before[bounds])
