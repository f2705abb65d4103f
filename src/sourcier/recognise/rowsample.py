"""A fair sample of whole rows: what columns say of each other is read from it.

A row is in the sample if the hash of its cells is small: whatever its place in the file and however rows are cut into
batches. Sparse columns are given a higher limit, so that enough of their filled rows come in. Equal rows count once,
so that a file of copies cannot fill the memory.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .coded import Coded
from .hashing import Hashes, combine
from .sample import LONGEST


@dataclass(frozen=True, slots=True, eq=False)
class RowSample:
    """Rows with their hashes; sorted and without doubles once settled."""

    hashes: Hashes
    table: pa.Table
    """Columns ``c<index>``, text, trimmed."""

    def merged(self, other: "RowSample") -> "RowSample":
        """Return both together; associative once settled."""
        return RowSample(np.concatenate([self.hashes, other.hashes]), pa.concat_tables([self.table, other.table]))

    @property
    def settled(self) -> "RowSample":
        """The one form that does not depend on how the rows were cut."""
        hashes, first = np.unique(self.hashes, return_index=True)
        return RowSample(hashes, self.table.combine_chunks().take(pa.array(first)))


def take_rows(columns: dict[int, Coded], sampled: tuple[int, ...], limits: tuple[int, ...]) -> RowSample | None:
    """Return the sample of these rows; `limits` has one entry per sampled column."""
    if not sampled:
        return None
    hashes = columns[sampled[0]].row_hashes
    for index in sampled[1:]:
        hashes = combine(hashes, columns[index].row_hashes)
    chosen = np.zeros(len(hashes), bool)
    for index, limit in zip(sampled, limits, strict=True):
        chosen |= columns[index].row_filled() & (hashes <= np.uint64(limit))
    rows = np.flatnonzero(chosen)
    unique, first = np.unique(hashes[rows], return_index=True)
    rows = rows[first]
    return RowSample(unique, pa.table({f"c{index}": _cells(columns[index], rows) for index in sampled}))


def _cells(column: Coded, rows: np.ndarray) -> pa.StringArray:
    cells = column.text.take(pa.array(column.codes[rows]))
    longest = pc.max(pc.binary_length(cells)).as_py() or 0
    return pc.utf8_slice_codeunits(cells, 0, LONGEST) if longest > LONGEST else cells
