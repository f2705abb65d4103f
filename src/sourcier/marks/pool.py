"""Rows that invented people may be made from: those that bear no number and no address anybody could be reached at.

An invented person has no national number, no telephone, no mail: a plausible number may be somebody's. Where nearly all
rows of a file bear one, a row without it stands out; then safety goes before not being recognised.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column
from sourcier.recognise.hashing import combine, hash_numbers, hash_text

from .kinds import ABOUT, ID_KINDS

MOST = 4096
_NEVER = frozenset(
    {
        "nir", "ins", "iban", "card", "phone", "landline", "mobile", "email", "login", "password", "password_hash",
        "ip", "insurer_number", "free_text", "death_date",
    }
)  # fmt: skip
"""What an invented person never has: it could be somebody's, or tell of somebody."""
_UNIQUE = 0.5


class Pool:
    """At most 4,096 such rows, drawn evenly; which, neither order nor batches matter for."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self.never = tuple(column.index for column in columns if _is_never(column))
        self.home = _home(columns)
        """Columns of a family name and a street; None where one is missing."""
        self.safe = 0
        """How many such rows there are."""
        self._rows: pa.Table | None = None
        self._at = np.empty(0, np.int64)
        self._rank = np.empty(0, np.uint64)

    def see(self, batch: pa.RecordBatch, first: int) -> None:
        """Take what fits from a batch whose first row is the table's row `first`."""
        blank = np.ones(batch.num_rows, bool)
        for index in self.never:
            column = batch.column(f"c{index}")
            filled = column.fill_null("") if column.null_count else column
            blank &= pc.equal(filled, "").to_numpy(zero_copy_only=False).astype(bool)
        rows = np.flatnonzero(blank)
        self.safe += len(rows)
        rank = self._ranked(batch.take(pa.array(rows)), rows + first)
        if len(self._rank) == MOST:
            good = rank < self._rank.max()
            rows, rank = rows[good], rank[good]
        if not rows.size:
            return
        some = pa.Table.from_batches([batch.take(pa.array(rows))])
        table = some if self._rows is None else pa.concat_tables([self._rows, some])
        ranks, at = np.concatenate([self._rank, rank]), np.concatenate([self._at, rows + first])
        kept = np.sort(np.argsort(ranks, kind="stable")[:MOST])
        self._rows, self._rank, self._at = table.take(pa.array(kept)).combine_chunks(), ranks[kept], at[kept]

    def _ranked(self, some: pa.RecordBatch, places: np.ndarray) -> np.ndarray:
        """By what rows are drawn: those of one family at one address all together, or not at all."""
        rank = hash_numbers(places)
        if self.home is not None:
            cells = [_trimmed(some.column(f"c{index}")) for index in self.home]
            told = np.logical_and(*(pc.not_equal(cell, "").to_numpy(zero_copy_only=False) for cell in cells))
            rank = np.where(told, combine(*(hash_text(cell) for cell in cells)), rank)
        return np.asarray(rank, np.uint64)

    @property
    def rows(self) -> pa.Table | None:
        """The rows, in the table's order."""
        return self._rows

    @property
    def at(self) -> np.ndarray:
        """Where each stands in the table."""
        return self._at


def _home(columns: Sequence[Column]) -> tuple[int, int] | None:
    """The columns that tell of a home: a family name and a street."""
    about = [column for column in columns if column.role in ABOUT]
    best = [
        max((c for c in about if c.kind == kind), key=lambda c: (c.distinct, -c.index), default=None)
        for kind in ("family_name", "street")
    ]
    return None if best[0] is None or best[1] is None else (best[0].index, best[1].index)


def _trimmed(column: pa.StringArray) -> pa.StringArray:
    return pc.utf8_trim_whitespace(column.fill_null("") if column.null_count else column)


def _is_never(column: Column) -> bool:
    if column.role not in ABOUT or column.kind in ID_KINDS:
        return False
    unknown = column.kind is None and column.filled > 0 and column.distinct > _UNIQUE * column.filled
    return column.kind in _NEVER or unknown
