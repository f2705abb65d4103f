"""One file, compressed: bzip2, xz, Zstandard, LZ4; gzip too where what is inside is no text."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyarrow as pa

from sourcier.read.archive import Entry
from sourcier.read.container import Source


def _arrow(codec: str) -> Callable[[BinaryIO], Any]:
    return lambda handle: pa.CompressedInputStream(pa.PythonFile(handle, "r"), codec)


class _Unpacked:
    """A stream that closes what it reads from, too."""

    def __init__(self, unpack: Callable[[BinaryIO], Any], handle: BinaryIO) -> None:
        self._handle, self._stream = handle, unpack(handle)

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
        yield Entry("", None, source.bytes, lambda: _Unpacked(self.unpack, source.open()), "", source.bytes)


GZIP = Compression("gzip", b"\x1f\x8b\x08", lambda handle: gzip.GzipFile(fileobj=handle))
KINDS = (
    Compression("bzip2", b"BZh", bz2.BZ2File),
    Compression("xz", b"\xfd7zXZ\0", lzma.LZMAFile),
    Compression("zstd", b"\x28\xb5\x2f\xfd", _arrow("zstd")),
    Compression("lz4", b"\x04\x22\x4d\x18", _arrow("lz4")),
)
