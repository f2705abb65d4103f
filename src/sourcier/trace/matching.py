"""Which row of a holding is about the person of a row of the leak, and the reverse.

By the person's own number; where that finds none, by name, first name and birth date, unless these are two people's in
the holding, or both rows carry numbers of their own that differ: then they are namesakes. A child's line under a
parent's number has no number of its own here, so that it is found by its name or not at all.
"""

from dataclasses import dataclass

import numpy as np

from .keyed import Keyed
from .rows import Rows, Sought

NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """The rows of one side against another."""

    row: np.ndarray
    """int64: row of the other side, -1 where there is none."""
    by_number: np.ndarray
    """Whether it was found by number."""
    placebo: int
    """Rows, not found by number, whose person would be found by chance: see `placebo.py`."""

    @property
    def found(self) -> np.ndarray:
        """Whether each row has one."""
        known: np.ndarray = self.row >= 0
        return known


class People:
    """One side's rows, to be searched by person."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        with_number = np.flatnonzero(rows.number)
        self._numbers = Keyed(rows.number[with_number], with_number, rows.lab, rows.day)
        named = np.flatnonzero(rows.name)
        born = np.flatnonzero((rows.birth_name != 0) & (rows.birth_name != rows.name))
        keys = np.concatenate((rows.name[named], rows.birth_name[born]))
        self._names = Keyed(keys, np.concatenate((named, born)), rows.lab, rows.day)
        self._least, self._most = self._numbers_under_names()

    def _numbers_under_names(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and the highest number under each name, 0 where there is none."""
        starts = self._names.starts
        if not starts.size:
            return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
        numbers = self.rows.number[self._names.rows]
        most = np.maximum.reduceat(numbers, starts)
        least = np.minimum.reduceat(np.where(numbers == 0, np.iinfo(np.uint64).max, numbers), starts)
        return np.where(most == 0, 0, least), most

    def match(self, rows: Rows) -> Matched:
        """Return, for each row of another side, the row here that is about the same person."""
        row = np.full(len(rows), NONE, np.int64)
        group = self._numbers.find(rows.number, rows.sought("number"))
        by_number = group >= 0
        row[by_number] = self._numbers.row(group[by_number], rows.lab[by_number], rows.day[by_number])
        left = np.flatnonzero(~by_number)
        for name in ("name", "birth_name"):
            group = self._by_name(getattr(rows, name), rows.number, rows.sought(name))[left]
            hit = group >= 0
            at = left[hit]
            row[at] = self._names.row(group[hit], rows.lab[at], rows.day[at])
            left = left[~hit]
        return Matched(row, by_number, self._by_chance(rows, by_number))

    def holds(self, rows: Rows) -> np.ndarray:
        """Return whether the person of each row of another side stands here."""
        found = self._numbers.find(rows.number) >= 0
        for keys in (rows.name, rows.birth_name):
            left = np.flatnonzero(~found)
            found[left] = self._by_name(keys[left], rows.number[left]) >= 0
        return found

    def _by_name(self, keys: np.ndarray, numbers: np.ndarray, sought: Sought | None = None) -> np.ndarray:
        group = self._names.find(keys, sought)
        hit = np.flatnonzero(group >= 0)
        least, most, own = self._least[group[hit]], self._most[group[hit]], numbers[hit]
        refused = (least != most) | ((own != 0) & (most != 0) & (own != most))
        group[hit[refused]] = NONE
        return group

    def _by_chance(self, rows: Rows, by_number: np.ndarray) -> int:
        if not rows.placebo.size:
            return 0
        met = self._by_name(rows.placebo, rows.number, rows.sought("placebo")) >= 0
        return int(np.count_nonzero(met & ~by_number))
