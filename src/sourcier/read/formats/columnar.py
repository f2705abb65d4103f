"""Parquet, Arrow files and streams, Feather, by pyarrow: batch by batch, every value as text; nested ones as JSON."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sourcier.read.bulk import Bulk
from sourcier.read.container import Source
from sourcier.read.errors import FormatDamaged
from sourcier.read.sheets import Sheet, Sheets

NAME, UNIT = "columnar", "cells"
_PARQUET, _FILE, _STREAM = b"PAR1", b"ARROW1\0\0", b"\xff\xff\xff\xff"
_ROWS = 65_536


def claims(source: Source) -> bool:
    """Whether a file begins as Parquet or Arrow does; an Arrow stream begins with a message's length."""
    head = source.head
    return head.startswith((_PARQUET, _FILE)) or (head.startswith(_STREAM) and b"\x10\0\0\0" in head[4:12])


def open_tables(source: Source, _asked: Any) -> Sheets:
    """Open its one table."""
    return Sheets(source, NAME, UNIT, _sheets(source))


def _sheets(source: Source) -> Iterator[Sheet]:
    with source.seekable() as handle:
        try:
            schema, batches = _opened(source, handle)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise FormatDamaged(NAME) from error
        yield Sheet(tuple(schema.names), iter(()), bulks=_bulks(batches))


def _opened(source: Source, handle: BinaryIO) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    if source.head.startswith(_PARQUET):
        file = pq.ParquetFile(handle)
        return file.schema_arrow, file.iter_batches(_ROWS)
    if source.head.startswith(_FILE):
        reader = pa.ipc.open_file(handle)
        return reader.schema, (reader.get_batch(n) for n in range(reader.num_record_batches))
    stream = pa.ipc.open_stream(handle)
    return stream.schema, iter(stream)


def _bulks(batches: Iterator[pa.RecordBatch]) -> Iterator[Bulk]:
    try:
        for batch in batches:
            texts = [_texts(column) for column in batch.columns]
            if batch.num_rows:
                yield Bulk(batch.num_rows, lambda texts=texts: texts)  # type: ignore[misc]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise FormatDamaged(NAME) from error


def _texts(column: pa.Array) -> pa.StringArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return pa.array([_written(value) for value in column.to_pylist()], pa.string())
    return pc.fill_null(pc.cast(column, pa.string()), "")


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return value.hex()
    return json.dumps(value, ensure_ascii=False, default=str)
