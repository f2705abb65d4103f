"""Rows found by their key; of several rows under one key, the one of the same laboratory and the nearest day."""

from dataclasses import dataclass

import numpy as np

from .rows import Sought

_DAYS = 1 << 18
"""More days than any date is away from the first one that can be written."""
_NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class _Nearest:
    """Rows of groups, found by group and nearest day."""

    places: np.ndarray
    """int64, ascending: group times `_DAYS`, and the day."""
    rows: np.ndarray

    @classmethod
    def of(cls, group: np.ndarray, day: np.ndarray, rows: np.ndarray) -> "_Nearest":
        places = _place(group, day)
        order = np.argsort(places, kind="stable")
        return cls(places[order], rows[order])

    def find(self, group: np.ndarray, day: np.ndarray) -> np.ndarray:
        """Return a row per group, of which there is at least one; of two as near, the earlier day."""
        wanted = _place(group, day)
        last = len(self.places) - 1
        after = np.searchsorted(self.places, wanted)
        before, after = np.maximum(after - 1, 0), np.minimum(after, last)
        far_before = np.where(self.places[before] // _DAYS == group, np.abs(wanted - self.places[before]), _DAYS)
        far_after = np.where(self.places[after] // _DAYS == group, np.abs(wanted - self.places[after]), _DAYS)
        chosen = np.where(far_before <= far_after, before, after)
        # Rows of one group and day are found at the first of them.
        found: np.ndarray = self.rows[np.searchsorted(self.places, self.places[chosen])]
        return found


def _place(group: np.ndarray, day: np.ndarray) -> np.ndarray:
    inside = np.clip(day.astype(np.int64) + _DAYS // 2, 0, _DAYS - 1)
    placed: np.ndarray = group.astype(np.int64) * _DAYS + inside
    return placed


class Keyed:
    """The rows of one side by one sort of key."""

    def __init__(self, keys: np.ndarray, rows: np.ndarray, lab: np.ndarray, day: np.ndarray) -> None:
        """`keys` and `rows` are aligned and hold no 0; `lab` and `day` have one entry per row of the side."""
        order = np.argsort(keys, kind="stable")
        keys, rows = keys[order], rows[order]
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if keys.size else np.zeros(0, np.int64)
        self.keys = keys[starts]
        """Each once, ascending."""
        self.starts, self.rows = starts, rows
        """Where the rows of each key start among all rows, ordered by key."""
        self._first = rows[starts]
        counts = np.diff(np.append(starts, len(rows)))
        self._many = counts > 1
        self._repeated(np.repeat(np.arange(len(starts)), counts), lab, day)

    def _repeated(self, group: np.ndarray, lab: np.ndarray, day: np.ndarray) -> None:
        many = self._many[group] if group.size else np.zeros(0, bool)
        group, rows = group[many], self.rows[many]
        self._near = _Nearest.of(group, day[rows], rows)
        self._labs, codes = np.unique(lab[rows], return_inverse=True)
        self._pairs, pair = np.unique(group * np.int64(len(self._labs) + 1) + codes, return_inverse=True)
        self._near_in_lab = _Nearest.of(pair, day[rows], rows)

    def find(self, keys: np.ndarray, sought: Sought | None = None) -> np.ndarray:
        """Return which of `self.keys` each key is, -1 where it is none; `sought` are the same keys in order."""
        if not self.keys.size:
            return np.full(len(keys), _NONE, np.int64)
        places = np.searchsorted(self.keys, keys) if sought is None else sought.place(self.keys)
        place = np.minimum(places, len(self.keys) - 1)
        found: np.ndarray = np.where((self.keys[place] == keys) & (keys != 0), place, _NONE)
        return found

    def row(self, group: np.ndarray, lab: np.ndarray, day: np.ndarray) -> np.ndarray:
        """Return the row for each key found: of the same laboratory where one is, the nearest day among those."""
        chosen: np.ndarray = self._first[group]
        many = np.flatnonzero(self._many[group])
        if not many.size:
            return chosen
        chosen[many] = self._near.find(group[many], day[many])
        here = np.minimum(np.searchsorted(self._labs, lab[many]), len(self._labs) - 1)
        wanted = group[many] * np.int64(len(self._labs) + 1) + here
        pair = np.minimum(np.searchsorted(self._pairs, wanted), len(self._pairs) - 1)
        same = (self._labs[here] == lab[many]) & (self._pairs[pair] == wanted)
        chosen[many[same]] = self._near_in_lab.find(pair[same], day[many[same]])
        return chosen
