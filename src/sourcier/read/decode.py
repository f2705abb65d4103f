"""Bytes of whole columns to characters, at once."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .encoding import Encoding, is_utf8, table


@dataclass(slots=True)
class Decoded:
    """How many accented cells were read in which encoding."""

    utf8: int = 0
    eight_bit: int = 0

    def add(self, other: "Decoded") -> None:
        """Count the other's cells too."""
        self.utf8 += other.utf8
        self.eight_bit += other.eight_bit


@cache
def _lengths(codec: str) -> np.ndarray:
    return np.array([len(char.encode()) for char in table(codec)], np.uint8)


def decode_bytes(data: bytes, encoding: Encoding) -> str:
    """Return one cell's characters, by the same rule as a column's."""
    if data.isascii() or ((encoding.mixed or encoding.name == "utf-8" or encoding.wide) and is_utf8(data)):
        return data.decode("utf-8")
    return eight_bit_text(data, encoding.fallback)


def eight_bit_text(data: bytes, codec: str) -> str:
    """Return the characters of bytes in an 8-bit codec in which no byte is undefined."""
    import codecs  # noqa: PLC0415  # only where a cell is not ASCII

    return codecs.charmap_decode(data, "strict", table(codec))[0]


def decode_column(column: pa.BinaryArray, encoding: Encoding) -> tuple[pa.StringArray, Decoded]:
    """Return a binary column as text, cell by cell in UTF-8 or the 8-bit encoding, and the count of each."""
    count = len(column)
    _, offsets, data = column.buffers()
    if data is None or not count:
        return column.cast(pa.string()), Decoded()
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + count + 1]
    raw = np.frombuffer(data, np.uint8)[bounds[0] : bounds[-1]]
    high = raw >= 128  # noqa: PLR2004  # beyond ASCII
    if not high.any():
        return pa.StringArray.from_buffers(count, offsets, data, offset=column.offset), Decoded()
    accented = np.zeros(count, bool)
    at = np.searchsorted(bounds - bounds[0], np.flatnonzero(high), side="right") - 1
    accented[at] = True
    number = int(accented.sum())
    may_be_utf8 = encoding.mixed or encoding.name in ("utf-8", "ascii") or encoding.wide
    if may_be_utf8 and is_utf8(raw.tobytes()) and _cells_whole(raw, bounds):
        return pa.StringArray.from_buffers(count, offsets, data, offset=column.offset), Decoded(utf8=number)
    if not may_be_utf8:
        return _all_eight_bit(raw, bounds, encoding.fallback), Decoded(eight_bit=number)
    return _cell_by_cell(column, np.flatnonzero(accented), encoding)


def _cells_whole(raw: np.ndarray, bounds: np.ndarray) -> bool:
    starts = bounds[:-1] - bounds[0]
    starts = starts[starts < raw.size]
    return not bool(((raw[starts] & 0xC0) == 0x80).any())  # noqa: PLR2004  # a continuation byte begins no cell


def _all_eight_bit(raw: np.ndarray, bounds: np.ndarray, codec: str) -> pa.StringArray:
    total = np.zeros(raw.size + 1, np.int64)
    np.cumsum(_lengths(codec)[raw], out=total[1:])
    offsets = total[bounds - bounds[0]].astype(np.int32)
    text = eight_bit_text(raw.tobytes(), codec).encode()
    return pa.StringArray.from_buffers(len(bounds) - 1, pa.py_buffer(offsets), pa.py_buffer(text))


def _cell_by_cell(column: pa.BinaryArray, rows: np.ndarray, encoding: Encoding) -> tuple[pa.StringArray, Decoded]:
    counts = Decoded()
    taken = column.take(pa.array(rows)).to_pylist()
    texts = []
    for cell in taken:
        utf8 = is_utf8(cell)
        counts.utf8 += utf8
        counts.eight_bit += not utf8
        texts.append(cell.decode() if utf8 else eight_bit_text(cell, encoding.fallback))
    mask = np.zeros(len(column), bool)
    mask[rows] = True
    blanked = pc.if_else(pa.array(mask), pa.scalar(b"", pa.binary()), column).cast(pa.string())
    return pc.replace_with_mask(blanked, pa.array(mask), pa.array(texts, pa.string())), counts
