"""How many distinct values a column has, and how often each occurs, in bounded memory.

Exact to 65,536 distinct values; beyond that a bottom-k sketch: the 16,384 smallest hashes, each with its exact number
of rows. The count is then estimated with a standard error of 1 / sqrt(k - 2) = 0.8 %.
Source: Bar-Yossef et al., "Counting distinct elements in a data stream", RANDOM 2002; Beyer et al., SIGMOD 2007.
"""

from dataclasses import dataclass

import numpy as np

from .hashing import Hashes

EXACT = 65_536
SKETCH = 16_384
_PENDING = 2 * EXACT
_RANGE = 2.0**64


@dataclass(frozen=True, slots=True, eq=False)
class Distinct:
    """Hashes of values with the rows they fill.

    Merging only puts side by side until enough has gathered: ask `settled` for the one sorted form that does not
    depend on how the rows were cut.
    """

    hashes: Hashes
    rows: np.ndarray
    """int64, one per hash."""
    limit: np.uint64 | None = None
    """None while every hash is kept; else only those up to this one are."""

    @property
    def exact(self) -> bool:
        """Whether every distinct value is kept (ask it of a settled one)."""
        return self.limit is None

    @property
    def estimate(self) -> int:
        """Distinct values of a settled one: exact, or the sketch's estimate."""
        if self.limit is None:
            return len(self.hashes)
        return max(round((len(self.hashes) - 1) / ((int(self.hashes[-1]) + 1) / _RANGE)), EXACT + 1)


NONE = Distinct(np.empty(0, np.uint64), np.empty(0, np.int64))


def merge_distinct(first: Distinct, second: Distinct) -> Distinct:
    """Return both together; associative and commutative once settled."""
    if not len(first.hashes):
        return second if first.limit is None else _within(second, first.limit)
    limits = [part.limit for part in (first, second) if part.limit is not None]
    limit = min(limits) if limits else None
    parts = [_within(part, limit) for part in (first, second)]
    both = Distinct(
        np.concatenate([part.hashes for part in parts]), np.concatenate([part.rows for part in parts]), limit
    )
    return settled(both) if len(both.hashes) > _PENDING else both


def settled(counted: Distinct) -> Distinct:
    """Return the sorted form: one entry per hash, cut to the sketch where there are too many."""
    if not len(counted.hashes):
        return counted
    order = np.argsort(counted.hashes)
    hashes = counted.hashes[order]
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    rows = np.add.reduceat(counted.rows[order], starts)
    hashes = hashes[starts]
    if counted.limit is None and len(hashes) <= EXACT:
        return Distinct(hashes, rows)
    return Distinct(hashes[:SKETCH].copy(), rows[:SKETCH].copy(), hashes[:SKETCH][-1])


def _within(part: Distinct, limit: np.uint64 | None) -> Distinct:
    if limit is None or part.limit == limit:
        return part
    kept = part.hashes <= limit
    return Distinct(part.hashes[kept], part.rows[kept], limit)
