"""Reading a table, part by part and in order."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from sourcier.secret import Key

from . import errors
from .manifest import StoredPart, part_secrets, read_manifest
from .parts import Part


class Table:
    """A whole table. Columns are given by position or by name; a repeated name is none."""

    def __init__(self, store: Path, key: Key, name: str) -> None:
        self._store, self._key = store, key
        self.name = name
        self.manifest = read_manifest(store, name)

    @property
    def rows(self) -> int:
        """Rows of all parts."""
        return self.manifest.rows

    @property
    def schema(self) -> pa.Schema:
        """Names and types of the columns; no column where there is no part. Names are values: not for show."""
        if not self.manifest.parts:
            return pa.schema([])
        with self._part(self.manifest.parts[0]) as part:
            return part.schema

    def positions(self, columns: Sequence[int | str] | None = None) -> list[int]:
        """Return the positions of those columns (all by default). ValueError where one is not there, or repeated."""
        names = self.schema.names
        if columns is None:
            return list(range(len(names)))
        found = [column if isinstance(column, int) else _position(names, column) for column in columns]
        if not all(0 <= position < len(names) for position in found):
            message = "no such column"
            raise ValueError(message)
        return found

    def batches(
        self, columns: Sequence[int | str] | None = None, *, threads: int = 1, coded: bool = False
    ) -> Iterator[pa.RecordBatch]:
        """Yield the rows in part order, at most 65,536 at a time, of those columns in that order.

        With more than one thread, parts are read ahead: that many are held in memory. `coded`: texts come as an array
        of their distinct values and which of them each row holds wherever they are stored so, which costs half as
        much to read. Raises StoreDamaged.
        """
        if not self.manifest.parts:
            return
        positions = self.positions(columns)
        if threads < 2:  # noqa: PLR2004  # one thread needs no pool
            for stored in self.manifest.parts:
                with self._part(stored, coded=coded) as part:
                    yield from part.batches(positions)
            return
        yield from self._ahead(positions, threads, coded=coded)

    def cell(self, row: int, column: int | str) -> Any:
        """Return one value, read from its part alone. ValueError where there is no such row. Raises StoreDamaged."""
        positions = self.positions([column])
        for stored in self.manifest.parts:
            if 0 <= row < stored.rows:
                with self._part(stored) as part:
                    for batch in part.batches(positions):
                        if row < batch.num_rows:
                            return batch.column(0)[row].as_py()
                        row -= batch.num_rows
            row -= stored.rows
        message = "no such row"
        raise ValueError(message)

    def _ahead(self, positions: list[int], threads: int, *, coded: bool) -> Iterator[pa.RecordBatch]:
        pending: deque[Future[list[pa.RecordBatch]]] = deque()
        pool = ThreadPoolExecutor(threads)
        try:
            for stored in self.manifest.parts:
                pending.append(pool.submit(self._read, stored, positions, coded))
                if len(pending) > threads:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _read(self, stored: StoredPart, positions: list[int], coded: bool) -> list[pa.RecordBatch]:  # noqa: FBT001  # handed on by a pool
        with self._part(stored, coded=coded) as part:
            return list(part.batches(positions))

    @contextmanager
    def _part(self, stored: StoredPart, *, coded: bool = False) -> Iterator[Part]:
        key, label = part_secrets(self._key, self.name, stored.part, stored.file)
        try:
            with Part(self._store / self.manifest.folder / stored.file, key, label, coded=coded) as part:
                yield part
        except (OSError, pa.ArrowException, KeyError) as error:
            raise errors.damaged(self.name) from error


def _position(names: list[str], name: str) -> int:
    if names.count(name) != 1:
        message = "a column of that name is not there, or not alone"
        raise ValueError(message)
    return names.index(name)
