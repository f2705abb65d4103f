"""Homes in the rows that people are invented from: invented people live together, and come again, as others do."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .agreement import agreement

_SHARED = 0.7
_MOST = 12
"""Rows of one home: what is more is an institution, or a name and a way that many share."""


@dataclass(frozen=True, slots=True, eq=False)
class Homes:
    """How many rows tell of one family name at one address, and what such rows have in common."""

    sizes: np.ndarray
    """int64, one per home of the pool."""
    again: float
    """How often a further row of a home is about somebody already told of."""
    shared: frozenset[int]
    """Columns that are nearly always the same throughout a home."""

    def drawn(self, rng: np.random.Generator, rows: int) -> np.ndarray:
        """Return sizes of homes that together have so many rows, the last one cut."""
        sizes = self.sizes[rng.integers(0, len(self.sizes), rows)]
        ends = np.cumsum(sizes)
        kept = sizes[: int(np.searchsorted(ends, rows)) + 1]
        kept[-1] -= int(kept.sum()) - rows
        return kept


ALONE = Homes(np.ones(1, np.int64), 0.0, frozenset())


def homes_of(codes: Mapping[int, np.ndarray], filled: np.ndarray, at: tuple[int, int], who: tuple[int, ...]) -> Homes:
    """Return the homes of rows whose cells are `codes`, by column.

    `filled`: rows with both a family name and a street; `at`: those two columns; `who`: given name and birth date.
    """
    rows = np.flatnonzero(filled)
    if not rows.size:
        return ALONE
    home = _joined(codes, at, rows)
    sizes = np.minimum(np.bincount(home), _MOST)
    person = _joined({-1: home, **{one: codes[one][rows] for one in who}}, (-1, *who), np.arange(rows.size))
    further = int((np.bincount(home) - 1).sum())
    again = (rows.size - len(np.unique(person))) / further if further else 0.0
    others = {one: code[rows] for one, code in codes.items() if one not in (*at, *who)}
    shared = {one for one, code in others.items() if agreement(home, code) >= _SHARED}
    return Homes(sizes.astype(np.int64), again, frozenset({at[1], *shared}))


def _joined(codes: Mapping[int, np.ndarray], columns: tuple[int, ...], rows: np.ndarray) -> np.ndarray:
    found = np.zeros(rows.size, np.int64)
    for column in columns:
        some = codes[column][rows].astype(np.int64)
        _, found = np.unique(found * (int(some.max(initial=0)) + 1) + some, return_inverse=True)
    return found
