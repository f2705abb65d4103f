"""Rows of formats that hold their columns together: handed on without taking them apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .block import AT, FATE
from .decode import Decoded


@dataclass(frozen=True, slots=True)
class Bulk:
    """Many rows at once, of a format that holds its columns together; all of them clean."""

    rows: int
    columns: Callable[[], Sequence[pa.StringArray]]
    """Its columns as text, '' where empty: asked of whoever parses the block."""


@dataclass(frozen=True, slots=True)
class BulkBlock:
    """Consecutive rows of one table, from a `Bulk`."""

    table: int
    number: int
    fields: int
    first: int
    bulk: Bulk

    @property
    def rows(self) -> int:
        """How many rows."""
        return self.bulk.rows

    def batch(self) -> tuple[pa.RecordBatch, Decoded]:
        """Return the rows as text columns. Raises NothingReadable."""
        at = np.arange(self.first, self.first + self.rows, dtype=np.int64)
        return as_batch(self.bulk.columns(), pa.array(at), pa.array(np.zeros(self.rows, np.uint8))), Decoded()


def as_batch(columns: Sequence[pa.Array], at: pa.Array, fates: pa.Array) -> pa.RecordBatch:
    """Return text columns with what is said of each row, under the names they have in the store."""
    names = [*(f"c{c}" for c in range(len(columns))), AT, FATE]
    return pa.RecordBatch.from_arrays([*columns, at, fates], names)
