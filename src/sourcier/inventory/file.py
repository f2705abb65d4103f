"""An inventory as a file: one line in clear, then a stream sealed to the investigator.

    sourcier-inventory 1 K-7Q2M0X9TBC 1      version of the file, id and version of the key
    age ...                                  frames: number of a table (4 bytes), length (8), that many bytes

A frame holds the columns of some rows, each as zstd; the last frame is numbered `ABOUT` and says what the holding is.
What a party sends is evidence like any other: every length is bounded, every field checked, before it is used.
"""

import json
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from sourcier.model.plain import to_plain

from .about import Holding
from .checked import checked_holding
from .digested import type_of

VERSION = 1
ABOUT = 0xFFFFFFFF
MAGIC = b"sourcier-inventory "
_LINE = re.compile(rb"sourcier-inventory (\d{1,6}) (K-[0-9A-Z]{10}) (\d{1,6})\n")
_LONGEST_LINE = 64
_HEAD = struct.Struct(">IQ")
_MOST_CELLS = 1 << 22
"""Numbers in one frame: 32 MB."""
_MOST_ROWS = 65_536
_LONGEST = 96 << 20
"""Bytes of a frame; 20,000 columns described take some of them."""
_CODEC = "zstd"
_COLUMN = re.compile(r"number|own|name|birth_name|lab|finess|day|[cd]\d{1,6}")


@dataclass(frozen=True, slots=True)
class Clear:
    """What stands in clear on an inventory."""

    version: int
    key: str
    key_version: int

    def line(self) -> bytes:
        """The line as it is written."""
        return MAGIC + f"{self.version} {self.key} {self.key_version}\n".encode()


def read_clear(stream: BinaryIO) -> Clear | None:
    """Return what stands in clear, leaving the stream at the seal; None where the file is something else."""
    line = stream.readline(_LONGEST_LINE)
    found = _LINE.fullmatch(line)
    return Clear(int(found[1]), found[2].decode(), int(found[3])) if found else None


def is_inventory(path: Path) -> bool:
    """Whether a file begins like an inventory."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def key_of(path: Path) -> str | None:
    """Return the id of the key an inventory says it was built with; None where the file is no inventory."""
    try:
        with path.open("rb") as stream:
            clear = read_clear(stream)
    except OSError:
        return None
    return clear.key if clear else None


def rows_frames(table: int, batch: pa.RecordBatch) -> Iterator[bytes]:
    """Yield the frames of a batch of digests."""
    step = max(1, min(_MOST_ROWS, _MOST_CELLS // batch.num_columns))
    for first in range(0, batch.num_rows, step):
        part = batch.slice(first, step)
        columns, packed = [], []
        for name, column in zip(batch.schema.names, part.columns, strict=True):
            data = pa.compress(np.ascontiguousarray(column.to_numpy()).tobytes(), _CODEC, asbytes=True)
            columns.append([name, len(data)])
            packed.append(data)
        head = json.dumps({"rows": part.num_rows, "columns": columns}).encode() + b"\n"
        yield _frame(table, b"".join([head, *packed]))


def about_frame(holding: Holding) -> bytes:
    """Return the last frame."""
    return _frame(ABOUT, json.dumps(to_plain(holding), ensure_ascii=False).encode())


def _frame(number: int, content: bytes) -> bytes:
    return _HEAD.pack(number, len(content)) + content


@dataclass(slots=True)
class Frames:
    """Takes the opened stream bit by bit and hands on whole batches. ValueError where it is not as it must be."""

    rows: Callable[[int, pa.RecordBatch], None]
    holding: Holding | None = None
    """Once the last frame was met."""
    _held: bytearray = field(default_factory=bytearray)

    def take(self, data: bytes) -> None:
        """Take what was opened next."""
        self._held += data
        while len(self._held) >= _HEAD.size:
            number, length = _HEAD.unpack_from(self._held)
            if length > _LONGEST or self.holding is not None:
                raise ValueError
            if len(self._held) < _HEAD.size + length:
                return
            content = bytes(memoryview(self._held)[_HEAD.size : _HEAD.size + length])
            del self._held[: _HEAD.size + length]
            self._frame(number, content)

    def whole(self) -> Holding:
        """Return what the holding is, once the stream has ended."""
        if self.holding is None or self._held:
            raise ValueError
        return self.holding

    def _frame(self, number: int, content: bytes) -> None:
        if number == ABOUT:
            self.holding = checked_holding(json.loads(content))
        else:
            self.rows(number, _batch(content))


def _batch(content: bytes) -> pa.RecordBatch:
    line, _, packed = content.partition(b"\n")
    head = json.loads(line)
    rows, columns = head["rows"], head["columns"]
    if type(rows) is not int or not 0 < rows <= _MOST_ROWS or rows * len(columns) > _MOST_CELLS + len(columns):
        raise ValueError
    arrays, names, at = [], [], 0
    for name, length in columns:
        if not _COLUMN.fullmatch(name) or type(length) is not int or not 0 < length <= len(packed) - at:
            raise ValueError
        arrays.append(_column(name, packed[at : at + length], rows))
        names.append(name)
        at += length
    if at != len(packed) or len(set(names)) != len(names):
        raise ValueError
    return pa.RecordBatch.from_arrays(arrays, names=names)


def _column(name: str, packed: bytes, rows: int) -> pa.Array:
    kind = np.dtype(type_of(name).to_pandas_dtype()).newbyteorder("<")
    size = rows * kind.itemsize
    try:
        with pa.CompressedInputStream(pa.BufferReader(packed), _CODEC) as stream:
            data = stream.read(size + 1)
    except (OSError, pa.ArrowException):
        raise ValueError from None
    if len(data) != size:
        raise ValueError
    return pa.array(np.frombuffer(data, kind))
