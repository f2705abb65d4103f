"""A table of a database: its rows are looked at as those of a file are."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from .eyes import Eyes, Wanted
from .kept import Kept
from .tables import Table, TableLook
from .told import Contents

_LONGEST = 1 << 20
"""Characters of a cell that are looked at."""
FORMAT = "table"


def rows_told(
    eyes: Eyes, headers: tuple[str, ...], rows: Iterator[Sequence[Sequence[str | None]]], in_all: int | None,
    wanted: Wanted, *, whole: bool,
) -> Contents:  # fmt: skip
    """Return what the rows hold."""
    kept = Kept("table-1", eyes.recogniser, eyes.scratch)
    size = 0
    for some in rows:
        batch = _batch(some, len(headers))
        size += batch.nbytes
        kept.add(batch)
    kept.close()
    table = Table(kept, "table-1", FORMAT, headers, eyes.recogniser.kinds)
    look = TableLook([table], FORMAT, (), whole, "", size)
    try:
        return eyes.told(look, b"", wanted, size=size, rows_in_all=kept.rows if whole else in_all, whole=whole)
    finally:
        look.forget()


def _batch(rows: Sequence[Sequence[str | None]], width: int) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) if rows else [()] * width
    arrays = [pa.array([(cell or "")[:_LONGEST] for cell in column], pa.string()) for column in columns]
    return pa.RecordBatch.from_arrays(arrays, names=[f"c{at}" for at in range(width)])
