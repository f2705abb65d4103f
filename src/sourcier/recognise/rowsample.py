"""A fair sample of whole rows: what columns say of each other is read from it.

A row is in the sample if the hash of its cells is small: whatever its place in the file and however rows are cut into
batches. Sparse columns are given a higher limit, so that enough of their filled rows come in. Equal rows count once,
so that a file of copies cannot fill the memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .coded import Coded
from .hashing import Hashes, combine, hash_text, offsets
from .plan import Plan
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


def take_rows(batch: pa.RecordBatch, columns: Mapping[int, Coded], plan: Plan) -> RowSample | None:
    """Return the sample of these rows: chosen by the hash of the plan's key columns, told apart by all their cells."""
    if not plan.sampled:
        return None
    chosen = np.flatnonzero(_chosen(batch, columns, plan))
    cells = {f"c{index}": _cells(batch.column(f"c{index}"), chosen) for index in plan.sampled}
    hashes = reduce(combine, (hash_text(cell) for cell in cells.values()))
    unique, first = np.unique(hashes, return_index=True)
    return RowSample(unique, pa.table(cells).take(pa.array(first)))


def _chosen(batch: pa.RecordBatch, columns: Mapping[int, Coded], plan: Plan) -> np.ndarray:
    keys = reduce(combine, (columns[index].row_hashes for index in plan.keys))
    chosen = np.zeros(batch.num_rows, bool)
    for index, limit in zip(plan.sampled, plan.limits, strict=True):
        within = np.flatnonzero((keys <= np.uint64(limit)) & ~chosen)
        chosen[within[_filled(batch.column(f"c{index}").take(pa.array(within)))]] = True
    return chosen


def _filled(cells: pa.StringArray | pa.DictionaryArray) -> np.ndarray:
    if not pa.types.is_dictionary(cells.type):
        return np.asarray(np.diff(offsets(cells)) > 0)
    return np.asarray((np.diff(offsets(cells.dictionary)) > 0)[cells.indices.to_numpy()])


def _cells(column: pa.StringArray | pa.DictionaryArray, rows: np.ndarray) -> pa.StringArray:
    cells = column.take(pa.array(rows))
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    cells = pc.utf8_trim_whitespace(cells)
    longest = pc.max(pc.binary_length(cells)).as_py() or 0
    return pc.utf8_slice_codeunits(cells, 0, LONGEST) if longest > LONGEST else cells
