"""What columns say of each other, read from the row sample."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .coded import BLANK, Coded
from .rowsample import RowSample
from .values import fold

ENOUGH = 30
"""Pairs of rows below which nothing is said."""


class Ties:
    """Measures between two columns of one table. None: too few rows to say."""

    def __init__(self, sample: RowSample | None) -> None:
        table = sample.settled.table if sample is not None else pa.table({})
        self._table = table
        self._names = frozenset(table.column_names)
        self._derived: dict[str, np.ndarray] = {}
        self.coded = cache(self._coded)
        self.codes = cache(self._codes)
        self.strength = cache(self._strength)

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def has(self, column: int) -> bool:
        """Whether the column's cells are in the sample."""
        return f"c{column}" in self._names

    def text(self, column: int) -> pa.StringArray:
        """Return the column's cells in the sample, trimmed; empty where blank."""
        return self._table.column(f"c{column}").combine_chunks()

    def derive(self, name: str, codes: np.ndarray) -> None:
        """Add a column computed from others: one int per sampled row, -1 where it says nothing."""
        self._derived[name] = codes

    def derived(self) -> tuple[str, ...]:
        """Return the names of the columns added."""
        return tuple(self._derived)

    def _codes(self, column: int | str) -> np.ndarray:
        if isinstance(column, str):
            return self._derived[column]
        coded = self.coded(column)
        folded = coded.values.folded.dictionary_encode()
        blank = pc.equal(folded.dictionary, "").to_numpy(zero_copy_only=False)
        codes = folded.indices.to_numpy().astype(np.int64)
        return coded.spread(np.where(blank[codes], BLANK, codes), BLANK)

    def _coded(self, column: int) -> Coded:
        return Coded(self.text(column))

    def together(self, first: int | str, second: int | str) -> tuple[int, int]:
        """Return how many sampled rows fill either column, and how many fill both."""
        a, b = self.codes(first) >= 0, self.codes(second) >= 0
        return int((a | b).sum()), int((a & b).sum())

    def equal(self, first: int, second: int) -> tuple[int, int]:
        """Return how many sampled rows fill both columns, and in how many both say the same (folded)."""
        both = (self.codes(first) >= 0) & (self.codes(second) >= 0)
        return int(both.sum()), int((both & self.same(first, second)).sum())

    def same(self, first: int, second: int) -> np.ndarray:
        """Return in which sampled rows both columns say the same (folded)."""
        a, b = fold(self.text(first)), fold(self.text(second))
        return np.asarray(pc.equal(a, b).to_numpy(zero_copy_only=False), bool)

    def _strength(self, first: int | str, second: int | str, apart: int | str | None = None) -> float | None:
        """How far `first` determines `second`: 1 wholly, 0 not at all.

        The odds that two rows with the same `first` have the same `second`, above those of any two rows (Goodman and
        Kruskal's tau, without the pairs of a row with itself). `apart`: a column that tells people apart; several rows
        of one person then count once.
        """
        a, b = self.codes(first), self.codes(second)
        both = (a >= 0) & (b >= 0)
        if apart is not None:
            both &= _one_each(a, self.codes(apart))
        if both.sum() < ENOUGH:
            return None
        a, b = a[both], b[both]
        size = np.bincount(a)
        cells = np.unique(a * (int(b.max()) + 1) + b, return_counts=True)
        inside = np.bincount(cells[0] // (int(b.max()) + 1), weights=cells[1] * (cells[1] - 1.0), minlength=len(size))
        repeated = size > 1
        if (pairs := int(size[repeated].sum())) < ENOUGH:
            return None
        same = float((inside[repeated] / (size[repeated] - 1)).sum()) / pairs
        totals = np.bincount(b)
        base = float((totals * (totals - 1.0)).sum()) / (len(b) * (len(b) - 1.0))
        return (same - base) / (1 - base) if base < 1 else None


def _one_each(first: np.ndarray, person: np.ndarray) -> np.ndarray:
    """One row for each pair of codes; all rows of unknown people."""
    kept = person < 0
    pairs = first * (int(person.max()) + 1) + person
    kept[np.unique(np.where(kept, BLANK, pairs), return_index=True)[1]] = True
    return kept
