"""One file, compressed: bzip2, xz, Zstandard, LZ4; gzip too where what is inside is no text."""

import bz2
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

import pyarrow as pa

from sourcier.read.container import Source
from sourcier.read.inflated import Inflated
from sourcier.read.unpacking import Entry

_PIECE = 1 << 16


class _Unpacker(Protocol):
    """A decompressor of the standard library: `bz2.BZ2Decompressor` and its like."""

    @property
    def eof(self) -> bool:
        """Whether the end of the stream was met."""

    @property
    def needs_input(self) -> bool:
        """Whether it can give nothing more of what it was fed."""

    @property
    def unused_data(self) -> bytes:
        """What lies behind the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most so many bytes."""


class _Unpacked:
    """The bytes of one stream, or of several that follow each other; gives all there are before it raises."""

    def __init__(self, begins: bytes, unpacker: Callable[[], _Unpacker], handle: BinaryIO) -> None:
        self._begins, self._make, self._handle = begins, unpacker, handle
        self._unpacker = unpacker()

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where they are cut, and what the unpacker raises."""
        while True:
            if self._unpacker.eof and not self._begun():
                return b""
            fed = self._handle.read(_PIECE) if self._unpacker.needs_input else b""
            data = self._unpacker.decompress(fed, size)
            if data:
                return data
            if not fed and not self._unpacker.eof and self._unpacker.needs_input:
                raise EOFError

    def _begun(self) -> bool:
        """Go on to the next stream; zeros may fill up behind the last one."""
        rest = self._unpacker.unused_data.lstrip(b"\0")
        while len(rest) < len(self._begins) and (more := self._handle.read(_PIECE)):
            rest = (rest + more).lstrip(b"\0")
        if not rest:
            return False
        if not rest.startswith(self._begins):
            raise ValueError
        self._unpacker = self._make()
        self._handle = _Before(rest, self._handle)  # type: ignore[assignment]  # all that is asked of it
        return True

    def close(self) -> None:
        """Let go of what it reads from."""
        self._handle.close()


class _Before:
    """A stream with some bytes put back before it."""

    def __init__(self, data: bytes, handle: BinaryIO) -> None:
        self._data, self._handle = data, handle

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        if not self._data:
            return self._handle.read(size)
        data, self._data = self._data[:size], self._data[size:]
        return data

    def close(self) -> None:
        """Let go of it."""
        self._handle.close()


class _Streamed:
    """What Arrow unpacks; closes what it reads from, too."""

    def __init__(self, codec: str, handle: BinaryIO) -> None:
        self._handle = handle
        self._stream = pa.CompressedInputStream(pa.PythonFile(handle, "r"), codec)

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        data: bytes = self._stream.read(size)
        return data

    def close(self) -> None:
        """Let go of both."""
        self._stream.close()
        self._handle.close()


@dataclass(frozen=True, slots=True)
class Compression:
    """One way of compressing a single file."""

    NAME: str
    begins: bytes
    unpack: Callable[[BinaryIO], Any]
    SEEKS: bool = False

    def claims(self, head: bytes) -> bool:
        """Whether a file begins as it does."""
        return head.startswith(self.begins)

    def entries(self, _handle: BinaryIO | None, source: Source, _asked: Any = None) -> Iterator[Entry]:
        """Yield the one file inside, whose size is not told."""
        yield Entry("", None, source.bytes, lambda: self.unpack(source.open()), "", source.bytes)


def _stream(name: str, begins: bytes, unpacker: Callable[[], _Unpacker]) -> Compression:
    return Compression(name, begins, lambda handle: _Unpacked(begins, unpacker, handle))


def _arrow(name: str, begins: bytes) -> Compression:
    return Compression(name, begins, lambda handle: _Streamed(name, handle))


GZIP = _stream("gzip", b"\x1f\x8b\x08", lambda: Inflated(31))
KINDS = (
    _stream("bzip2", b"BZh", bz2.BZ2Decompressor),
    _stream("xz", b"\xfd7zXZ\0", lzma.LZMADecompressor),
    _arrow("zstd", b"\x28\xb5\x2f\xfd"),
    _arrow("lz4", b"\x04\x22\x4d\x18"),
)
