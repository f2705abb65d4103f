"""What stands inside the columns that hold free text: a pass of its own, over these columns alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import local

import pyarrow as pa

from sourcier.model.facts import Column
from sourcier.model.progress import Progress
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.counts import Counts, also_of, count_rows, no_counts
from sourcier.recognise.workers import in_order
from sourcier.store import Store

FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True)
class Comments:
    """Reads the comments of stored tables."""

    store: Store
    workers: int
    progress: Progress

    def columns(self, table: str, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Return the columns, those of free text with the rows of what stands inside."""
        asked = [column.index for column in columns if column.kind == FREE_TEXT and column.filled]
        if not asked:
            return tuple(columns)
        self.progress.start("reading_comments", None)
        counts = {index: no_counts() for index in asked}
        readers = local()

        def look(batch: pa.RecordBatch) -> list[Counts]:
            reader: TextReader | None = getattr(readers, "own", None)
            if reader is None:
                reader = readers.own = TextReader()
            return [count_rows(column, reader) for column in batch.columns]

        batches = self.store.table(table).batches([f"c{index}" for index in asked])
        for found in in_order(look, batches, self.workers):
            for index, part in zip(asked, found, strict=True):
                counts[index] += part
        self.progress.finish()
        return tuple(
            replace(column, also=also_of(counts[column.index])) if column.index in counts else column
            for column in columns
        )
