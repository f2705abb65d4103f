"""Columns of text built for many rows at once. All text is bytes in latin-1, as the old software wrote it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .seeds import Flags, Ints

BLANK = pa.scalar(b"", pa.binary())
NEVER = pa.scalar("")
"""How the list of communes says that a code is still in use."""


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


@lru_cache(maxsize=256)
def constant(text: bytes) -> Any:
    """One text that stands for a whole column."""
    return pa.scalar(text, pa.binary())


def joined(*parts: Any, between: bytes = b"") -> pa.BinaryArray:
    """Columns and byte strings written one after the other, row by row."""
    columns = [constant(part) if isinstance(part, bytes) else part for part in parts]
    return pc.binary_join_element_wise(*columns, constant(between))


def digits(numbers: Ints, width: int, present: Flags | None = None) -> pa.BinaryArray:
    """Numbers as `width` digits with leading zeros, blank where not `present`."""
    return pattern("D" * width, numbers if present is None else numbers[present], present)


def pattern(form: str, numbers: Ints, present: Flags | None = None) -> pa.BinaryArray:
    """The digits of each number in the places marked D, as in ``DD/DD/DDDD``; the other signs stand as they are."""
    matrix = np.tile(np.frombuffer(form.encode(), np.uint8), (len(numbers), 1))
    rest = numbers.astype(np.int64)
    for place in (index for index in range(len(form) - 1, -1, -1) if form[index] == "D"):
        rest, digit = np.divmod(rest, 10)
        matrix[:, place] = digit + ord("0")
    return fixed(matrix, present)


def blank_first(column: Any) -> pa.BinaryArray:
    """The column behind one blank entry: a table whose position 0 means nothing."""
    return pa.concat_arrays([pa.array([b""], pa.binary()), column])


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
    ends = np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column) + 1]
    return int(np.count_nonzero(np.diff(ends)))
