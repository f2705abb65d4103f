"""A fair sample of a segment's rows, chosen by their number: the same however rows are cut into batches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.examine.coded import Coded
from sourcier.examine.filled import FILLED, read_bits
from sourcier.recognise.hashing import hash_numbers
from sourcier.store import Store

from .wanted import Wanted

MOST_ROWS = 100_000
"""Rows looked at in one segment; effects are as sure as that many rows make them."""
_ALL_SEGMENTS = 400_000
"""Rows looked at in one table, however many segments it has."""
_LONGEST = 80
"""Characters kept of a cell: no name, date or number is longer."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of one table, from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def rows(self) -> int:
        """How many."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Rows of one segment, in file order."""

    rows: int
    """Of the whole segment."""
    at: np.ndarray
    """Number of each sampled row within its table, int64."""
    wanted: Wanted
    coded: Mapping[int, Coded]
    filled: np.ndarray
    """Bools of shape (rows, columns): which cells are not blank, of all columns of the table."""


def read_samples(
    store: Store, table: str, count: int, looked_at: Wanted, stretches: Sequence[Stretch], *, threads: int
) -> list[Sample]:
    """Return one sample per stretch, from one pass over the columns looked at; the table has `count` columns."""
    most = min(MOST_ROWS, max(_ALL_SEGMENTS // max(len(stretches), 1), 1))
    limits = [_limit(most, stretch.rows) for stretch in stretches]
    kept: list[list[tuple[np.ndarray, pa.RecordBatch]]] = [[] for _ in stretches]
    names = [*(f"c{c}" for c in looked_at.columns), FILLED]
    for start, batch in _numbered(store, table, names, threads):
        numbers = np.arange(start, start + batch.num_rows)
        hashes = hash_numbers(numbers)
        for mine, stretch, limit in zip(kept, stretches, limits, strict=True):
            chosen = np.flatnonzero((numbers >= stretch.first) & (numbers <= stretch.last) & (hashes <= limit))
            if chosen.size:
                mine.append((numbers[chosen], _short(batch.take(pa.array(chosen)))))
    return [_joined(mine, s.rows, count, looked_at) for mine, s in zip(kept, stretches, strict=True)]


def _limit(most: int, rows: int) -> np.uint64:
    whole = (1 << 64) - 1
    return np.uint64(whole if rows <= most else whole * most // rows)


def _numbered(store: Store, table: str, names: Sequence[str], threads: int) -> Iterator[tuple[int, pa.RecordBatch]]:
    start = 0
    for batch in store.table(table).batches(names, threads=threads, coded=True):
        yield start, batch
        start += batch.num_rows


def _short(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The same with long cells cut, in memory of its own."""
    columns = [c if name == FILLED else _cut(c) for name, c in zip(batch.schema.names, batch.columns, strict=True)]
    return pa.RecordBatch.from_arrays(columns, batch.schema.names)


def _cut(column: pa.StringArray | pa.DictionaryArray) -> pa.StringArray:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    longest = pc.max(pc.binary_length(column)).as_py() or 0
    return pc.utf8_slice_codeunits(column, 0, _LONGEST) if longest > _LONGEST else column


def _joined(parts: Sequence[tuple[np.ndarray, pa.RecordBatch]], rows: int, count: int, looked_at: Wanted) -> Sample:
    if not parts:
        none = {c: Coded(pa.array([], pa.string())) for c in looked_at.columns}
        return Sample(rows, np.zeros(0, np.int64), looked_at, none, np.zeros((0, count), bool))
    table = pa.Table.from_batches([batch for _, batch in parts]).combine_chunks()
    coded = {c: Coded(_whole(table.column(f"c{c}"))) for c in looked_at.columns}
    filled = read_bits(_whole(table.column(FILLED)), range(count))
    return Sample(rows, np.concatenate([at for at, _ in parts]), looked_at, coded, filled)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return pa.concat_arrays(column.chunks)
