"""Capitals without accents and single spaces, over many values at once, byte by byte.

Nearly all accents of French text are two bytes of UTF-8 beginning with C3: a table turns them into letters. Values
with other signs outside ASCII go the slow way, by Unicode decomposition.
"""

import unicodedata

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .checks import content, offsets

_LEAD = 0xC3
_HIGH = 0x80
_SPACE = 0x20
_AE = 0x86
"""The second byte of Æ."""


def _letters() -> np.ndarray:
    """Second byte of a capital after C3 to its letter without accent; 0 where it has none."""
    table = np.zeros(256, np.uint8)
    for second in range(_HIGH, _HIGH + 64):
        plain = unicodedata.normalize("NFD", bytes([_LEAD, second]).decode())
        if len(plain) > 1 and plain[0].isascii():
            table[second] = ord(plain[0])
    return table


_LETTERS = _letters()


def _spacers() -> np.ndarray:
    table = np.arange(256, dtype=np.uint8)
    table[list(b" \t\n\r\f\v'.-_/")] = _SPACE
    return table


_SPACED = _spacers()


def fold(text: pa.StringArray) -> pa.StringArray:
    """Return capitals without accents, with hyphens, apostrophes and dots as single spaces."""
    data = _bytes(text)
    if not (data >= _HIGH).any():
        return _single_spaces(pc.ascii_upper(text))
    upper = _plain_letters(pc.utf8_upper(text))
    odd = np.flatnonzero(~pc.string_is_ascii(upper).to_numpy(zero_copy_only=False))
    if odd.size:
        upper = _slowly(upper, odd)
    spaced = _single_spaces(upper)
    return pc.utf8_trim_whitespace(spaced) if odd.size else spaced


def fold_one(value: str) -> str:
    """Return one value's capitals without accents."""
    value = value.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c)).upper()


def _bytes(text: pa.StringArray) -> np.ndarray:
    starts = offsets(text)
    return content(text)[starts[0] : starts[-1]]


def _plain_letters(text: pa.StringArray) -> pa.StringArray:
    """Return the values with accented Latin-1 capitals as plain letters, Æ as AE; other signs as they are."""
    data = _bytes(text).copy()
    lead = np.flatnonzero(data[:-1] == _LEAD)
    second = data[lead + 1]
    letter = _LETTERS[second]
    changed = lead[letter > 0]
    data[changed + 1] = letter[letter > 0]
    both = lead[second == _AE]
    data[both], data[both + 1] = ord("A"), ord("E")
    keep = np.ones(len(data), bool)
    keep[changed] = False
    return _kept(text, data, keep)


def _kept(text: pa.StringArray, data: np.ndarray, keep: np.ndarray) -> pa.StringArray:
    """Return values made of `data`, their bytes, without those not to `keep`."""
    starts = offsets(text) - offsets(text)[0]
    if not keep.all():
        before = np.zeros(len(data) + 1, np.int32)
        np.cumsum(keep, out=before[1:])
        starts, data = before[starts], data[keep]
    return pa.StringArray.from_buffers(len(text), pa.py_buffer(np.ascontiguousarray(starts)), pa.py_buffer(data))


def _single_spaces(text: pa.StringArray) -> pa.StringArray:
    """Return the values with spacing signs as spaces, one between words and none around them."""
    data = _SPACED[_bytes(text)]
    space = data == _SPACE
    if not space.any():
        return text
    starts = offsets(text) - offsets(text)[0]
    first = np.zeros(len(data) + 1, bool)
    first[starts[:-1]] = True
    needless = space.copy()
    needless[1:] &= space[:-1]
    needless |= space & first[:-1]
    shorter = _kept(text, data, ~needless)
    return _without_last_space(shorter)


def _without_last_space(text: pa.StringArray) -> pa.StringArray:
    ends = offsets(text)[1:]
    filled = np.diff(offsets(text)) > 0
    data = _bytes(text)
    last = (ends - 1)[filled]
    last = last[data[last] == _SPACE]
    if not last.size:
        return text
    keep = np.ones(len(data), bool)
    keep[last] = False
    return _kept(text, data, keep)


def _slowly(upper: pa.StringArray, rows: np.ndarray) -> pa.StringArray:
    folded = np.array(upper.to_pylist(), dtype=object)
    folded[rows] = [fold_one(value) for value in folded[rows]]
    return pa.array(folded, pa.string())
