"""A text as chunks of narrow bytes, each with the way back to the bytes of the evidence.

Wide encodings (UTF-16, UTF-32) are turned into UTF-8, and a delimiter of several bytes into one byte that occurs
nowhere in the chunk. What a byte of the chunk weighs in the evidence is kept per byte value, so that every length and
offset that leaves this package is one of the evidence's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .container import Pieces, Source
from .encoding import Encoding
from .wide import SET_ASIDE, Narrower

_SPARE = (0x1F, 0x1E, 0x1D, 0x1C, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06)
"""Control bytes that may stand for a long delimiter: separators first (ASCII, ECMA-48)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How many bytes of the evidence each byte value of a chunk stands for."""

    table: np.ndarray | None
    """uint8 of 256, or None where every byte stands for itself."""

    def total(self, data: bytes | memoryview) -> int:
        """Return how many bytes of the evidence these bytes stand for."""
        if self.table is None:
            return len(data)
        return int(self.table[np.frombuffer(data, np.uint8)].sum(dtype=np.int64))

    def running(self, data: np.ndarray) -> np.ndarray | None:
        """Return the weight before each position, int64 of size + 1, or None where it is the position itself."""
        if self.table is None:
            return None
        total = np.zeros(data.size + 1, np.int64)
        np.cumsum(self.table[data], out=total[1:])
        return total


def wide_weights(encoding: Encoding) -> np.ndarray | None:
    """Return what the bytes of UTF-8 weigh in a wide encoding, or None for a narrow one."""
    if not encoding.wide:
        return None
    unit = 2 if encoding.name.startswith("utf-16") else 4
    weights = np.full(256, unit, np.uint8)
    weights[0x80:0xC0] = 0
    weights[0xF0:] = 4
    weights[SET_ASIDE[0]] = 1
    return weights


def narrow_pieces(source: Source, encoding: Encoding, size: int) -> Iterator[tuple[bytes, int]]:
    """Yield the text's bytes after the byte order mark, in UTF-8 or the 8-bit encoding, with the evidence's bytes used.

    Bytes that are no character in a wide encoding become U+FFFD, or `SET_ASIDE` where one stands alone.
    """
    stream = source.pieces()
    try:
        source.streamed = len(stream.read(encoding.bom))
        yield from (
            _wide_pieces(source, stream, encoding, size) if encoding.wide else _plain_pieces(source, stream, size)
        )
    finally:
        stream.close()
    source.check_unchanged()


def _plain_pieces(source: Source, stream: Pieces, size: int) -> Iterator[tuple[bytes, int]]:
    while data := stream.read(size):
        source.streamed += len(data)
        yield data, stream.used


def _wide_pieces(source: Source, stream: Pieces, encoding: Encoding, size: int) -> Iterator[tuple[bytes, int]]:
    """The last piece holds what was kept back of its own end, so that a short text comes as one."""
    narrower = Narrower(encoding)
    waiting = b""
    for data, used in _plain_pieces(source, stream, size):
        if waiting:
            yield waiting, used
        waiting = narrower.feed(data, final=False)
    if waiting := waiting + narrower.feed(b"", final=True):
        yield waiting, stream.used


def spare_byte(data: bytes) -> int:
    """Return a control byte that does not occur in the data."""
    return next((byte for byte in _SPARE if byte not in data), _SPARE[0])
