"""Which cells of a copy are written otherwise than in the source: sealed for the owner, as it unmasks the marks."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.secret import Key, open_sealed, seal

from .choose import Picked
from .errors import CopyExists

_PURPOSE = "handout-changes"
INVENTED = "*"
"""Stands for the column where a whole row is an invented person's."""


class Changes:
    """The cells of one copy that were changed in form: table, row of the copy from 1, column of the copy from 1."""

    def __init__(self, picked: Sequence[Picked]) -> None:
        self._names = [one.table.name for one in picked]
        self._found: list[tuple[int, int, np.ndarray]] = []

    def clear(self) -> None:
        """Begin anew."""
        self._found.clear()

    def see(self, table: int, before: pa.RecordBatch, marked: Any, first: int) -> None:
        """Compare a batch with what leaves of it; `first`: rows of the copy before it."""
        own = np.ones(marked.batch.num_rows, bool)
        own[marked.added_at] = False
        rows = np.flatnonzero(own)
        if len(marked.added_at):
            self._found.append((table, -1, marked.added_at + first))
        after = marked.batch if own.all() else marked.batch.filter(pa.array(own))
        for column in marked.changed:
            differs = pc.not_equal(before.column(f"c{column}"), after.column(f"c{column}"))
            at = rows[np.flatnonzero(differs.fill_null(fill_value=False).to_numpy(zero_copy_only=False))]
            if at.size:
                self._found.append((table, column, at + first))

    def seal(self, path: Path, key: Key) -> None:
        """Write it to a file that only the register's key opens. Raises CopyExists, DiskFull."""
        if path.exists():
            raise CopyExists(path)
        seal(self._lines(), path, Key(key.derive(_PURPOSE)))

    def _lines(self) -> Iterator[bytes]:
        yield b"table,row,column\r\n"
        for table, column, rows in self._found:
            held = io.StringIO()
            shown = INVENTED if column < 0 else column + 1
            csv.writer(held).writerows((self._names[table], row + 1, shown) for row in rows.tolist())
            yield held.getvalue().encode()


def read_changes(path: Path, key: Key) -> Iterator[bytes]:
    """Yield the list again. Raises SealBroken where the key is another's."""
    with open_sealed(path, Key(key.derive(_PURPOSE))) as stream:
        while piece := stream.read(1 << 20):
            yield piece
