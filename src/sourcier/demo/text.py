"""Columns of text built for many rows at once. All text is bytes in latin-1, as the old software wrote it."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .seeds import Flags, Ints

BLANK = pa.scalar(b"", pa.binary())


def words(entries: Iterable[str]) -> pa.BinaryArray:
    """A table of entries to take from; the entry at 0 is blank, the first given one stands at 1."""
    return pa.array([b"", *(entry.encode("latin-1", "replace") for entry in entries)], pa.binary())


def take(table: pa.BinaryArray, rows: Ints) -> pa.BinaryArray:
    """The entries at `rows`."""
    return table.take(pa.array(rows.astype(np.int32)))


def only(keep: Flags, column: Any) -> pa.BinaryArray:
    """The column where `keep` holds, blank elsewhere."""
    return pc.if_else(pa.array(keep), column, BLANK)


def either(first: Flags, column: Any, other: Any) -> pa.BinaryArray:
    """`column` where `first` holds, else `other`; each a column or one scalar."""
    return pc.if_else(pa.array(first), column, other)


def joined(*parts: Any, between: bytes = b"") -> pa.BinaryArray:
    """Columns and byte strings written one after the other, row by row."""
    scalars = [pa.scalar(part, pa.binary()) if isinstance(part, bytes) else part for part in parts]
    return pc.binary_join_element_wise(*scalars, pa.scalar(between, pa.binary()))


def digits(numbers: Ints, width: int, present: Flags | None = None) -> pa.BinaryArray:
    """Numbers as `width` digits with leading zeros, blank where not `present`."""
    kept = numbers if present is None else numbers[present]
    matrix = np.empty((len(kept), width), np.uint8)
    rest = kept.astype(np.int64)
    for place in range(width - 1, -1, -1):
        rest, digit = np.divmod(rest, 10)
        matrix[:, place] = digit + ord("0")
    return fixed(matrix, present)


def fixed(matrix: np.ndarray[Any, np.dtype[np.uint8]], present: Flags | None = None) -> pa.BinaryArray:
    """Rows of bytes as a column; with `present`, one row of bytes per row that holds, blank elsewhere."""
    width = matrix.shape[1]
    if present is None:
        offsets = np.arange(len(matrix) + 1, dtype=np.int32) * width
    else:
        offsets = np.concatenate([[0], np.cumsum(present) * width]).astype(np.int32)
    data = np.ascontiguousarray(matrix)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(data.reshape(-1))]
    return pa.Array.from_buffers(pa.binary(), len(offsets) - 1, buffers)


def plain(numbers: Ints) -> pa.BinaryArray:
    """Whole numbers as they are written, without leading zeros."""
    return pa.array(numbers).cast(pa.string()).cast(pa.binary())


def replaced(column: pa.BinaryArray, rows: Ints, entries: list[bytes]) -> pa.BinaryArray:
    """The column with new entries at `rows`, which are sorted."""
    mask = np.zeros(len(column), bool)
    mask[rows] = True
    return pc.replace_with_mask(column, pa.array(mask), pa.array(entries, pa.binary()))


def filled(column: pa.BinaryArray) -> int:
    """In how many rows the column is not blank."""
    return int(pc.sum(pc.greater(pc.binary_length(column), 0)).as_py() or 0)
