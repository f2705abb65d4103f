"""How many typing errors lie between two texts, over many pairs at once: none, one, two, or more.

A letter changed, left out, put in, or swapped with its neighbour is one error (Damerau, "A technique for computer
detection and correction of spelling errors", 1964). Only the five diagonals about the middle of the table are filled:
what lies farther off is more than two errors away (Ukkonen, "Algorithms for approximate string matching", 1985).
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

MORE = 3
"""Stands for three errors or more."""
_MOST = 2
_DIAGONALS = 2 * _MOST + 1
_BYTE = 256


def errors_between(words: pa.StringArray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return, per pair of words given by number, how many errors lie between them, uint8: `MORE` at most."""
    found = np.full(len(one), MORE, np.uint8)
    size = pc.utf8_length(words).to_numpy(zero_copy_only=False).astype(np.int64)
    near = np.flatnonzero(np.abs(size[one] - size[other]) <= _MOST)
    if near.size:
        # Longest first: those still unfinished are always the first few.
        near = near[np.argsort(-size[one[near]], kind="stable")]
        letters = _letters(words, size)
        pairs = (letters[:, one[near]], letters[:, other[near]])
        found[near] = _Table(*pairs, size[one[near]], size[other[near]]).filled()
    return found


def _letters(words: pa.StringArray, size: np.ndarray) -> np.ndarray:
    """Letters by place and word, zeros behind the end; in bytes where all letters fit one."""
    flat = np.frombuffer("".join(words.to_pylist()).encode("utf-32-le", "surrogatepass"), np.uint32)
    kind = np.uint8 if flat.max(initial=0) < _BYTE else np.uint32
    letters = np.zeros((int(size.max(initial=0)) + 2 * _MOST, len(words)), kind)
    place = np.arange(len(flat)) - np.repeat(np.cumsum(size) - size, size)
    letters[place, np.repeat(np.arange(len(words)), size)] = flat
    return letters


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Pairs of words, letters by place and pair, sorted by the length of the first, longest first."""

    one: np.ndarray
    other: np.ndarray
    size: np.ndarray
    other_size: np.ndarray

    def filled(self) -> np.ndarray:
        """Return the errors of each pair."""
        pairs = len(self.size)
        found = np.empty(pairs, np.uint8)
        diagonal = self.other_size - self.size + _MOST
        # Row 0: so many letters of the other word are put in.
        row = np.full((_DIAGONALS, pairs), MORE, np.uint8)
        row[_MOST:] = np.arange(_MOST + 1, dtype=np.uint8)[:, None]
        before = np.full((_DIAGONALS, pairs), MORE, np.uint8)
        left = pairs
        for place in range(int(self.size[0]) + 1):
            if place:
                before, row = row, self._next(place, row[:, :left], before[:, :left])
            going = int(np.searchsorted(-self.size, -place, side="left"))
            done = np.arange(going, left)
            found[done] = row[diagonal[done], done]
            left = going
        return found

    def _next(self, place: int, row: np.ndarray, before: np.ndarray) -> np.ndarray:
        """The row of one more letter of the first words, from the two rows above it."""
        left = row.shape[1]
        mine = self.one[place - 1, :left]
        found = np.full((_DIAGONALS, left), MORE, np.uint8)
        for at in range(_DIAGONALS):
            column = place + at - _MOST
            if column < 0:
                continue
            if column == 0:
                found[at] = min(place, MORE)
                continue
            theirs = self.other[column - 1, :left]
            best = row[at] + (mine != theirs)
            if at + 1 < _DIAGONALS:
                np.minimum(best, row[at + 1] + np.uint8(1), out=best)
            if at:
                np.minimum(best, found[at - 1] + np.uint8(1), out=best)
            if place > 1 and column > 1:
                swapped = (mine == self.other[column - 2, :left]) & (self.one[place - 2, :left] == theirs)
                np.minimum(best, np.where(swapped, before[at] + np.uint8(1), np.uint8(MORE)), out=best)
            found[at] = np.minimum(best, MORE)
        return found
