"""One side of a comparison as arrays: a few numbers per row, whatever stands behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from sourcier.inventory.digested import (
    BIRTH_NAME,
    DAY,
    FINESS,
    LAB,
    MISSING,
    NAME,
    NUMBER,
    OWN,
    PLACEBO,
    Digested,
)

_OTHERS = 2
"""What `own` says where birth date or sex differ from what the number says."""
_KEYS = (NUMBER, OWN, NAME, BIRTH_NAME, LAB, FINESS, DAY)


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """One key of every row, to be looked up in other sides again and again: in order, each look-up is a merge."""

    keys: np.ndarray
    """uint64, ascending."""
    order: np.ndarray
    """int32: row of each key."""

    @classmethod
    def of(cls, keys: np.ndarray) -> "Sought":
        """Put keys in order."""
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return cls(keys[order], order)

    def place(self, known: np.ndarray) -> np.ndarray:
        """Return, per row, where in `known`, ascending, its key would stand."""
        found = np.empty(len(self.keys), np.int64)
        found[self.order] = np.searchsorted(known, self.keys)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Aligned arrays, one entry per row of all tables, in their order; 0 is "none" for digests."""

    number: np.ndarray
    """uint64, only where the number is not known to be another person's."""
    name: np.ndarray
    birth_name: np.ndarray
    placebo: np.ndarray
    """Of length 0 where none was asked for."""
    lab: np.ndarray
    finess: np.ndarray
    day: np.ndarray
    """int32, `MISSING` where there is none."""
    starts: tuple[int, ...]
    """First row of each table, and one more entry: how many rows there are."""
    _sought: dict[str, Sought] = field(default_factory=dict)

    def __len__(self) -> int:
        return self.starts[-1]

    def sought(self, name: str) -> Sought:
        """Return one of the arrays of keys, in order; it is put in order once."""
        if name not in self._sought:
            self._sought[name] = Sought.of(getattr(self, name))
        return self._sought[name]

    def stretch(self, part: slice) -> "Rows":
        """Return a stretch of rows, as if they were one table."""
        placebo = self.placebo[part] if self.placebo.size else self.placebo
        day = self.day[part]
        return Rows(
            self.number[part],
            self.name[part],
            self.birth_name[part],
            placebo,
            self.lab[part],
            self.finess[part],
            day,
            (0, len(day)),
        )

    @property
    def dated(self) -> np.ndarray:
        """Whether each row has a day."""
        known: np.ndarray = self.day != MISSING
        return known


def rows_of(side: Digested, *, placebo: bool = False) -> Rows:
    """Return the keys, laboratories and days of all rows of a side."""
    names = (*_KEYS, PLACEBO) if placebo else _KEYS
    tables = [side.read(number, names) for number, _ in side]
    found = {name: _joined(tables, name) for name in names}
    others = found[OWN] == _OTHERS
    sizes = [table.num_rows for table in tables]
    return Rows(
        np.where(others, 0, found[NUMBER]).astype(np.uint64, copy=False),
        found[NAME],
        found[BIRTH_NAME],
        found.get(PLACEBO, np.zeros(0, np.uint64)),
        found[LAB],
        found[FINESS],
        found[DAY],
        (0, *(int(end) for end in np.cumsum(sizes))),
    )


_TYPES = {OWN: np.uint8, DAY: np.int32}


def _joined(tables: Sequence[pa.Table], name: str) -> np.ndarray:
    kind = _TYPES.get(name, np.uint64)
    empty = np.zeros(0, kind)
    arrays = [table.column(name).to_numpy() for table in tables if table.num_rows]
    return np.concatenate([empty, *arrays]).astype(kind, copy=False)
