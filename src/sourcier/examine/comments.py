"""What stands inside the columns that hold free text: a pass of its own, over these columns alone.

Nothing else needs it, so that many comments are read by a process of their own while people are counted.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import local
from typing import Self

import numpy as np
import pyarrow as pa

from sourcier.model.facts import Column, Evidence, Table
from sourcier.model.progress import Progress
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.apart import NotReadApart, can_read_apart, read_apart
from sourcier.recognise.text.counts import Counts, also_of, count_rows, no_counts
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .tables import Stored

FREE_TEXT = "free_text"
_MANY = 50_000
"""Filled cells from which on a process of their own is worth its start, about a second."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Columns of one stored table that are read."""

    columns: tuple[int, ...]
    counts: "Future[list[Counts]]"


class Comments:
    """Reads the comments of stored tables. To be left, as a context, once all that was asked for is told."""

    def __init__(self, store: Store, workers: int, progress: Progress) -> None:
        self._store, self._workers, self._progress = store, workers, progress
        self._asked: dict[str, _Asked] = {}
        self._apart = ThreadPoolExecutor(1)
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped = True
        self._apart.shutdown(wait=True, cancel_futures=True)

    def ask(self, table: str, columns: Sequence[Column]) -> None:
        """Begin to read the comments of a table: at once where they are few, apart where they are many."""
        texts = [column for column in columns if column.kind == FREE_TEXT and column.filled]
        asked = tuple(column.index for column in texts)
        if not asked:
            return
        counts: Future[list[Counts]] = Future()
        if sum(column.filled for column in texts) > _MANY and self._workers > 1 and can_read_apart():
            counts = self._apart.submit(self._read_apart, table, asked)
        else:
            counts.set_result(self._read(table, asked))
        self._asked[table] = _Asked(asked, counts)

    def beside(self, evidence: tuple[Evidence, ...], stored: Sequence[Stored]) -> tuple[Evidence, ...]:
        """Return the evidence with what stands in its comments, which are waited for."""
        tables: dict[int, list[Table]] = {}
        for s in stored:
            table = evidence[s.evidence].tables[s.number]
            said = self.told(s.store, table.columns)
            tables.setdefault(s.evidence, []).append(replace(table, columns=said))
        return tuple(replace(e, tables=tuple(tables.get(n, e.tables))) for n, e in enumerate(evidence))

    def told(self, table: str, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Return the columns of a table, those of free text with the rows of what stands inside."""
        asked = self._asked.get(table)
        if asked is None:
            return tuple(columns)
        counts = dict(zip(asked.columns, self._waited(table, asked), strict=True))
        return tuple(
            replace(column, also=also_of(counts[column.index])) if column.index in counts else column
            for column in columns
        )

    def _waited(self, table: str, asked: _Asked) -> list[Counts]:
        if asked.counts.done() and asked.counts.exception() is None:
            return asked.counts.result()
        self._progress.start("reading_comments", None)
        try:
            return asked.counts.result()
        except NotReadApart:
            return self._counted(table, asked.columns)
        finally:
            self._progress.finish()

    def _read(self, table: str, asked: Sequence[int]) -> list[Counts]:
        self._progress.start("reading_comments", None)
        counts = self._counted(table, asked)
        self._progress.finish()
        return counts

    def _counted(self, table: str, asked: Sequence[int]) -> list[Counts]:
        readers = local()

        def look(batch: pa.RecordBatch) -> list[Counts]:
            reader: TextReader | None = getattr(readers, "own", None)
            if reader is None:
                reader = readers.own = TextReader()
            return [count_rows(column, reader) for column in batch.columns]

        counts = [no_counts() for _ in asked]
        for found in in_order(look, self._batches(table, asked), self._workers):
            counts = [np.add(known, part) for known, part in zip(counts, found, strict=True)]
        return counts

    def _read_apart(self, table: str, asked: Sequence[int]) -> list[Counts]:
        return read_apart(self._batches(table, asked))

    def _batches(self, table: str, asked: Sequence[int]) -> Iterator[pa.RecordBatch]:
        for batch in self._store.table(table).batches([f"c{index}" for index in asked]):
            if self._stopped:
                return
            yield batch
