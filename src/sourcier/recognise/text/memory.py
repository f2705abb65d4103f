"""What was read before: the marks of distinct parts, by their hash, as arrays of bounded size."""

from collections.abc import Callable, Sequence

import numpy as np

_MOST = 1 << 16
"""Parts remembered; beyond, those not met for longest are forgotten."""
_SLOTS = 17
_SHIFT = np.uint64(64 - _SLOTS)
Read = Callable[[int], Sequence[Sequence[int]]]
"""Reads the part of that number anew: rows of as many whole numbers as there are columns."""


class Memory:
    """Marks of parts; two parts of one hash are taken for one, with odds of their number / 2**64."""

    def __init__(self, columns: int, most: int = _MOST) -> None:
        self._most, self._columns, self._lot = most, columns, 0
        self._hashes = np.empty(0, np.uint64)
        """Sorted; aligned with the three below."""
        self._first, self._count, self._met = (np.empty(0, np.int64) for _ in range(3))
        self._marks = np.empty((0, columns), np.int64)
        self._slots = np.zeros(1 << _SLOTS, np.int64)
        """The place of a hash by its first bits; where several share them, of one."""

    def marks(self, hashes: np.ndarray, read: Read) -> tuple[np.ndarray, np.ndarray]:
        """Return the number of the part each mark is of, and the marks, by part."""
        self._lot += 1
        at = self._find(hashes)
        missed = np.flatnonzero(at < 0)
        if missed.size:
            new, first = np.unique(hashes[missed], return_index=True)
            self._add(new, [read(part) for part in missed[first].tolist()])
            at = self._find(hashes)
        self._met[at] = self._lot
        count = self._count[at]
        part = np.repeat(np.arange(len(at)), count)
        within = np.arange(len(part)) - np.repeat(np.cumsum(count) - count, count)
        found = part, self._marks[self._first[at[part]] + within]
        if len(self._hashes) > self._most:
            self._forget()
        return found

    def _find(self, hashes: np.ndarray) -> np.ndarray:
        """The place of every hash, -1 where it is not known."""
        if not len(self._hashes):
            return np.full(len(hashes), -1)
        at = self._slots[(hashes >> _SHIFT).astype(np.int64)]
        shared = np.flatnonzero(self._hashes[at] != hashes)
        if shared.size:
            asked = hashes[shared]
            near = np.minimum(np.searchsorted(self._hashes, asked), len(self._hashes) - 1)
            at[shared] = np.where(self._hashes[near] == asked, near, -1)
        return at

    def _add(self, hashes: np.ndarray, marks: list[Sequence[Sequence[int]]]) -> None:
        count = np.array([len(rows) for rows in marks], np.int64)
        first = len(self._marks) + np.cumsum(count) - count
        rows = np.array([row for found in marks for row in found], np.int64).reshape(-1, self._columns)
        self._marks = np.concatenate([self._marks, rows])
        self._hashes = np.concatenate([self._hashes, hashes])
        order = np.argsort(self._hashes, kind="stable")
        self._hashes = self._hashes[order]
        self._first = np.concatenate([self._first, first])[order]
        self._count = np.concatenate([self._count, count])[order]
        self._met = np.concatenate([self._met, np.full(len(count), self._lot)])[order]
        self._place()

    def _forget(self) -> None:
        """Keep the half that was met last, at most half as many as are remembered."""
        kept = np.sort(np.argsort(self._met, kind="stable")[-self._most // 2 :])
        count = self._count[kept]
        part = np.repeat(np.arange(len(kept)), count)
        begins = np.cumsum(count) - count
        self._marks = self._marks[self._first[kept][part] + np.arange(len(part)) - begins[part]]
        self._hashes, self._count, self._met = self._hashes[kept], count, self._met[kept]
        self._first = begins
        self._slots[:] = 0
        self._place()

    def _place(self) -> None:
        self._slots[(self._hashes >> _SHIFT).astype(np.int64)] = np.arange(len(self._hashes))
