"""A file out of an archive that can only be unpacked from its beginning: held in memory, as far as it could be had.

Of a large one the beginning is held, what follows is taken off the archive in one go: whoever wants it a second time
must wait until the archive is unpacked again.
"""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST = 64 << 20
"""Bytes of one such file that are held."""


class Held(io.BytesIO):
    """The bytes of such a file; what is wrong with them is raised behind the last one."""

    def __init__(self, data: bytes, size: int, crc: int | None = None) -> None:
        super().__init__(data)
        self._missing = len(data) < size
        self._wrong = crc is not None and zlib.crc32(data) != crc

    def read(self, size: int | None = -1) -> bytes:
        """Return the next bytes. Raises EOFError where the rest is missing, ValueError where others were written."""
        data = super().read(size)
        if data:
            return data
        if self._missing:
            raise EOFError
        if self._wrong:
            raise ValueError
        return data


@dataclass(frozen=True, slots=True)
class Large:
    """A large file in an archive."""

    head: bytes
    size: int
    place: Callable[[], int]
    """Where in the file the archive stands that is being unpacked; below zero where it stands nowhere."""
    take: Callable[[int], bytes]
    """Bytes from there on. Raises what damage does."""
    again: Callable[[int], Any]
    """A stream of the file from some place on, for which the archive is unpacked anew."""
    crc: int | None = None

    def open(self) -> "_Ahead":
        """Return a stream from its first byte on."""
        return _Ahead(self)


class _Ahead:
    def __init__(self, file: Large) -> None:
        self._file, self._at, self._crc = file, 0, 0
        self._other: Any = None

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where the rest is missing, ValueError where others were written."""
        file = self._file
        size = min(size, file.size - self._at)
        if not size:
            if file.crc not in (None, self._crc) and self._at:
                raise ValueError
            return b""
        data = self._next(file, size)
        if not data:
            raise EOFError
        self._at, self._crc = self._at + len(data), zlib.crc32(data, self._crc)
        return data

    def _next(self, file: Large, size: int) -> bytes:
        if self._at < len(file.head):
            return file.head[self._at : self._at + size]
        if self._other is None and file.place() == self._at:
            return file.take(size)
        if self._other is None:
            self._other = file.again(self._at)
        data: bytes = self._other.read(size)
        return data

    def close(self) -> None:
        """Let go of what was unpacked anew."""
        if self._other is not None:
            self._other.close()
