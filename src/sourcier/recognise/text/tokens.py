"""Many comments cut into words, numbers and signs at once, each word looked up by its hash.

A prefix sum over all characters gives the hash of any stretch of them (Karp and Rabin 1987, modulo 2**64, with a random
number per character instead of its code). What a word is, is worked out once and kept in a table of fixed size.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .characters import BLANK, DIGIT, LETTER, SIGN, capitals, classes, spell
from .items import SPACE, TITLE, UPPER
from .vocabulary import NUMBER, YEAR_WORD, vocabulary
from .words import words

LONGEST = 1 << 19
"""Characters that are cut at once; twice as many fit."""
_SLOTS = 17
_LONGEST_WORD = 40
_LINE = ord("\n")
_LONGEST_NUMBER = 5
_SHIFT = np.uint64(64 - _SLOTS)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_BASE = 0x9E3779B97F4A7C15 | 1


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Aligned arrays, one entry per token."""

    start: np.ndarray
    end: np.ndarray
    """Among the folded characters."""
    bits: np.ndarray
    """int32: the word's number and what `items` knows beside it."""
    letters: np.ndarray
    """Which are words of two letters and more."""


@cache
def _powers() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The base to the power of every place, its inverse, and a random number per byte."""
    size = 2 * LONGEST + 2
    inverse = pow(_BASE, -1, 1 << 64)
    with np.errstate(over="ignore"):
        powers, inverses = (
            np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full(size - 1, base, np.uint64)]), dtype=np.uint64)
            for base in (np.uint64(_BASE), np.uint64(inverse))
        )
    numbers = np.random.default_rng(20210223).integers(1, 1 << 63, 256, dtype=np.uint64)
    return powers, inverses, numbers


class Tokeniser:
    """Cuts folded characters; keeps what it learnt of words. Not to be shared between threads."""

    def __init__(self) -> None:
        self._keys = np.zeros(1 << _SLOTS, np.uint64)
        self._values = np.zeros(1 << _SLOTS, np.int32)
        self._words = words()
        ids = vocabulary().ids
        self._number, self._year, self._slash = ids[NUMBER], ids[YEAR_WORD], ids["/"]

    def cut(self, folded: np.ndarray, points: np.ndarray) -> Tokens:
        """Return the tokens of a stretch of characters; `points` are its code points, for the capitals."""
        kind = classes()[folded]
        changes = np.flatnonzero((kind[1:] != kind[:-1]) | (kind[1:] == SIGN)) + 1
        edges = np.concatenate([[0], changes, [len(folded)]])
        kept = np.flatnonzero(kind[edges[:-1]] != BLANK) if len(folded) else np.empty(0, np.int64)
        start, end = edges[kept], edges[kept + 1]
        bits = self._numbers(folded, start, end, kind[start])
        self._level_dates(bits, start, end, kind[start])
        bits |= self._marks(points, start, end, kind)
        return Tokens(start, end, bits, (kind[start] == LETTER) & (end - start > 1))

    def _level_dates(self, bits: np.ndarray, start: np.ndarray, end: np.ndarray, kind: np.ndarray) -> None:
        """Days and months are numbers like any other: 12/03. Years stay years."""
        stroke = np.flatnonzero(bits == self._slash)
        stroke = stroke[(stroke > 0) & (stroke + 1 < len(bits))]
        glued = (end[stroke - 1] == start[stroke]) & (end[stroke] == start[stroke + 1])
        stroke = stroke[glued & (kind[stroke - 1] == DIGIT) & (kind[stroke + 1] == DIGIT)]
        for side in (stroke - 1, stroke + 1):
            bits[side[bits[side] != self._year]] = self._number

    def _marks(self, points: np.ndarray, start: np.ndarray, end: np.ndarray, kind: np.ndarray) -> np.ndarray:
        if not len(start):
            return np.empty(0, np.int32)
        before = start - 1
        spaced = (start > 0) & ((kind[before] == BLANK) | (points[before] == _LINE))
        letters = kind[start] == LETTER
        title = letters & capitals()[points[start]]
        upper = title & capitals()[points[end - 1]]
        return np.asarray(spaced * SPACE | title * TITLE | upper * UPPER, np.int32)

    def _numbers(self, folded: np.ndarray, start: np.ndarray, end: np.ndarray, kind: np.ndarray) -> np.ndarray:
        size = end - start
        found = np.zeros(len(start), np.int32)
        long_digits = (kind == DIGIT) & (size > _LONGEST_NUMBER)
        found[long_digits] = self._number
        asked = np.flatnonzero(~long_digits & (size <= _LONGEST_WORD))
        hashes = _hashes(folded, start[asked], end[asked])
        slots = (hashes >> _SHIFT).astype(np.int64)
        values = self._values[slots]
        missed = np.flatnonzero(self._keys[slots] != hashes)
        if missed.size:
            distinct, first, back = np.unique(hashes[missed], return_index=True, return_inverse=True)
            places = asked[missed[first]]
            learnt = np.array([self._learn(folded[start[at] : end[at]]) for at in places], np.int32)
            values[missed] = learnt[back]
            new = (distinct >> _SHIFT).astype(np.int64)
            self._keys[new], self._values[new] = 0, 0
            self._values[new] = learnt
            self._keys[new] = distinct
        found[asked] = values
        return found

    def _learn(self, folded: np.ndarray) -> int:
        return self._words.number(spell(folded.tobytes()))


def _hashes(folded: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    return hash_stretches(_powers()[2][folded], start, end)


def hash_stretches(numbers: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return one hash per stretch of a row of numbers, uint64, never 0."""
    powers, inverses, _random = _powers()
    with np.errstate(over="ignore"):
        sums = np.zeros(len(numbers) + 1, np.uint64)
        np.cumsum(numbers * powers[: len(numbers)], out=sums[1:])
        hashes = (sums[end] - sums[start]) * inverses[start]
        hashes ^= hashes >> np.uint64(31)
        hashes *= _MIX
        hashes ^= hashes >> np.uint64(29)
    return np.asarray(np.maximum(hashes, 1))
