"""What comments say of the people they stand beside, row by row."""

from collections.abc import Sequence
from threading import local

import numpy as np
import pyarrow as pa

from sourcier.model.progress import Progress
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.found import ASSERTED, KINDS, NONE, PAST, QUESTION
from sourcier.recognise.workers import in_order
from sourcier.store import Store

ABOUT_THEM = (NONE, ASSERTED, QUESTION, PAST)
"""Statuses of what is the person's own: ``none`` is an identifier's, a suspicion is health data too."""


def said_of(store: Store, table: str, columns: Sequence[int], workers: int, progress: Progress) -> np.ndarray:
    """Return, per row, uint64 with bit k where a comment says `KINDS[k]` of the person."""
    rows = store.table(table).rows
    if not columns:
        return np.zeros(rows, np.uint64)
    readers = local()

    def look(batch: pa.RecordBatch) -> np.ndarray:
        reader: TextReader | None = getattr(readers, "own", None)
        if reader is None:
            reader = readers.own = TextReader()
        found = np.zeros(batch.num_rows, np.uint64)
        for column in batch.columns:
            found |= _bits(column, reader)
        return found

    progress.start("reading_comments", None)
    batches = store.table(table).batches([f"c{index}" for index in columns])
    parts = list(in_order(look, batches, workers))
    progress.finish()
    return np.concatenate([np.zeros(0, np.uint64), *parts])


def _bits(column: pa.StringArray, reader: TextReader) -> np.ndarray:
    """Read each distinct comment once."""
    coded = column.dictionary_encode()
    found = reader.read(coded.dictionary)
    bits = np.zeros(len(coded.dictionary), np.uint64)
    own = np.isin(found.status, ABOUT_THEM)
    np.bitwise_or.at(bits, found.comment[own], np.uint64(1) << found.kind[own].astype(np.uint64))
    if not len(bits):
        return np.zeros(len(column), np.uint64)
    indices = coded.indices.fill_null(0).to_numpy(zero_copy_only=False)
    spread: np.ndarray = np.where(column.is_null().to_numpy(zero_copy_only=False), np.uint64(0), bits[indices])
    return spread


__all__ = ["ABOUT_THEM", "KINDS", "said_of"]
