"""The bytes of one copy, table by table, and what was counted while they were written."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from sourcier.marks import Embedder
from sourcier.model.handing import LeavingTable

from .changes import Changes
from .delimited import Delimited
from .prepare import Prepared
from .source import BLANK


class Writing:
    """Writes one copy; afterwards, `rows_out` and `leaving` say what it holds."""

    def __init__(self, ready: Prepared, embedder: Embedder, changes: Changes | None, encoding: str) -> None:
        self._ready, self._embedder, self._changes, self._encoding = ready, embedder, changes, encoding
        self._changed: list[Counter[int]] = [Counter() for _ in ready.picked]
        self.rows_out = 0

    def pieces(self, table: int) -> Iterator[bytes]:
        """Yield the bytes of one table."""
        picked = self._ready.picked[table]
        stored = picked.table.stored
        text = Delimited(stored.dialect, self._encoding or stored.encoding, picked.headers, picked.columns)
        yield text.head()
        held: list[pa.RecordBatch] = []
        first = 0
        for marked in self._embedder.stream(table, self._watched(table, held)):
            before, after = held.pop(), marked.batch
            self._changed[table].update(marked.changed)
            self.rows_out += after.num_rows
            if self._changes is not None:
                self._changes.see(table, before, marked, first)
            first += after.num_rows
            if BLANK in before.schema.names:
                after = after.append_column(BLANK, _spread(before.column(BLANK), marked))
            yield from text.pieces(after)

    def _watched(self, table: int, held: list[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in self._ready.batches(table, blank=True):
            held.append(batch)
            yield batch.select([name for name in batch.schema.names if name != BLANK])

    def leaving(self) -> tuple[LeavingTable, ...]:
        """What left, with the cells that were changed in form."""
        return tuple(self._ready.leaving_table(table, changed) for table, changed in enumerate(self._changed))


def _spread(blank: pa.StringArray, marked: Any) -> pa.StringArray:
    """The same for the rows as they leave; an invented person has no empty text."""
    own = np.ones(marked.batch.num_rows, bool)
    own[marked.added_at] = False
    at = np.where(own, np.cumsum(own) - 1, 0)
    return blank.take(pa.array(at, mask=~own)).fill_null("")
