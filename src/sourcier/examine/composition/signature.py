"""Which sorts of characters each cell holds: what ways of writing are told apart by, without looking at words.

One pass over the bytes of a column, whatever its values: cheaper than finding the distinct ones.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.checks import content, offsets

DIGIT, UPPER, LOWER, HIGH, SPACE, DOT, COMMA, DASH, SLASH, PLUS, COLON, OTHER = (1 << bit for bit in range(12))
LETTER = UPPER | LOWER


def _sorts() -> np.ndarray:
    table = np.full(256, OTHER, np.uint16)
    table[ord("0") : ord("9") + 1] = DIGIT
    table[ord("A") : ord("Z") + 1] = UPPER
    table[ord("a") : ord("z") + 1] = LOWER
    table[0x80:] = HIGH
    for characters, sort in ((b" \t\r\n", SPACE), (b".", DOT), (b",", COMMA), (b"-", DASH), (b"/", SLASH)):
        table[list(characters)] = sort
    table[ord("+")], table[ord(":")] = PLUS, COLON
    return table


_SORTS = _sorts()


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """One entry per cell of a column."""

    sorts: np.ndarray
    """uint16: the sorts of characters met, as bits; 0 where the cell is blank."""
    length: np.ndarray
    """int32: bytes without white space around them."""
    padded: np.ndarray
    """Whether white space stands before or after something."""
    text: pa.StringArray
    """Without white space around."""

    def byte(self, place: int) -> np.ndarray:
        """Return the byte at `place` of each cell, uint8; 0 where it is shorter."""
        starts = offsets(self.text)[:-1].astype(np.int64)
        data = content(self.text)
        there = self.length > place
        found = np.zeros(len(self.length), np.uint8)
        found[there] = data[starts[there] + place]
        return found

    def has(self, sorts: int) -> np.ndarray:
        """Whether each cell holds a character of one of these sorts."""
        return np.asarray(self.sorts & np.uint16(sorts) != 0)


def signature(column: pa.StringArray) -> Signature:
    """Return the signature of every cell."""
    padded = _padded(column)
    text = pc.utf8_trim_whitespace(column) if padded.any() else column
    ends = offsets(text).astype(np.int64)
    length = np.diff(ends).astype(np.int32)
    sorts = np.zeros(len(text), np.uint16)
    filled = np.flatnonzero(length)
    if filled.size:
        marks = _SORTS[content(text)[ends[0] : ends[-1]]]
        sorts[filled] = np.bitwise_or.reduceat(marks, ends[filled] - ends[0])
    return Signature(sorts, length, padded & (length > 0), text)


def _padded(column: pa.StringArray) -> np.ndarray:
    ends = offsets(column).astype(np.int64)
    padded = np.zeros(len(column), bool)
    filled = np.flatnonzero(ends[1:] > ends[:-1])
    if filled.size:
        data = content(column)
        first, last = data[ends[filled]], data[ends[filled + 1] - 1]
        padded[filled] = (first <= ord(" ")) | (last <= ord(" "))
    return padded
