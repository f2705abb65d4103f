"""One file, compressed: bzip2, xz, Zstandard, LZ4; gzip too where what is inside is no text."""

import bz2
import lzma
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sourcier.read.container import Source
from sourcier.read.lz4 import Lz4
from sourcier.read.streamed import LZ4, ZSTD, Streamed, behind_skipped, looks_too_far
from sourcier.read.unpackers import PIECE, Inflated, Unpacked, Unpacker
from sourcier.read.unpacking import MEMORY, Entry

_MEMORY = 1 << 30


class _PutBack:
    """A stream that bytes can be given back to."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle, self._back = handle, b""

    def put(self, data: bytes) -> None:
        """Give bytes back: they are the next ones again."""
        self._back = data + self._back

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        if not self._back:
            return self._handle.read(size)
        data, self._back = self._back[:size], self._back[size:]
        return data

    def close(self) -> None:
        """Let go of it."""
        self._handle.close()


class _Streams:
    """The bytes of one stream, or of several that follow each other; zeros may fill up behind the last one."""

    def __init__(self, begins: bytes, unpacker: Callable[[], Unpacker], handle: BinaryIO) -> None:
        self._begins, self._make, self._packed = begins, unpacker, _PutBack(handle)
        self._next()

    def _next(self) -> None:
        self._unpacker = self._make()
        self._stream = Unpacked(self._packed, self._unpacker)

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where they are cut, and what the unpacker raises."""
        while not (data := self._stream.read(size)):
            if not self._begun():
                break
        return data

    def _begun(self) -> bool:
        """Go on to the next stream. Raises ValueError where something else follows."""
        rest = self._unpacker.unused_data.lstrip(b"\0")
        while len(rest) < len(self._begins) and (more := self._packed.read(PIECE)):
            rest = (rest + more).lstrip(b"\0")
        if not rest:
            return False
        if not rest.startswith(self._begins):
            raise ValueError
        self._packed.put(rest)
        self._next()
        return True

    def close(self) -> None:
        """Let go of what it reads from."""
        self._packed.close()


@dataclass(frozen=True, slots=True)
class Compression:
    """One way of compressing a single file."""

    NAME: str
    begins: bytes
    unpack: Callable[[BinaryIO], Any]
    SEEKS: bool = False
    follows: re.Pattern[bytes] | None = None
    """What it must look like further on, where its mark could begin a text."""

    def claims(self, head: bytes) -> bool:
        """Whether a file begins as it does."""
        own = behind_skipped(head)
        return own.startswith(self.begins) and (self.follows is None or self.follows.match(own) is not None)

    def entries(self, _handle: BinaryIO | None, source: Source, _asked: Any = None) -> Iterator[Entry]:
        """Yield the one file inside, whose size is not told."""
        refused = MEMORY if looks_too_far(source.head) else ""
        yield Entry("", None, source.bytes, lambda: self._opened(source), refused, source.bytes)

    def _opened(self, source: Source) -> Any:
        stream = self.unpack(source.open())
        return Lz4(stream, source.open) if self.begins == LZ4 else stream


def _stream(name: str, begins: bytes, unpacker: Callable[[], Unpacker]) -> Compression:
    return Compression(name, begins, lambda handle: _Streams(begins, unpacker, handle))


def _arrow(name: str, begins: bytes) -> Compression:
    return Compression(name, begins, lambda handle: Streamed(name, handle))


GZIP = _stream("gzip", b"\x1f\x8b\x08", lambda: Inflated(31))
KINDS = (
    Compression(
        "bzip2",
        b"BZh",
        lambda handle: _Streams(b"BZh", bz2.BZ2Decompressor, handle),
        follows=re.compile(rb"BZh[1-9](?:\x31\x41\x59\x26\x53\x59|\x17\x72\x45\x38\x50\x90)"),
    ),
    _stream("xz", b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(memlimit=_MEMORY)),
    _arrow("zstd", ZSTD),
    _arrow("lz4", LZ4),
)
