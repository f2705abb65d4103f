"""Bytes of a thing, wherever it lies: taken by place and length, so that only what is looked at comes over the line."""

import io
from typing import Protocol

from sourcier.audit.unread import Missed


class Reader(Protocol):
    """A thing that is open for reading. Its methods raise Missed."""

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`; fewer only at the end."""

    def close(self) -> None:
        """Let go of it."""


class Held:
    """Bytes that are at hand."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        return self._data[at : at + size]

    def close(self) -> None:
        """Nothing to let go of."""


class Ranged(io.RawIOBase):
    """A reader as a file with seek, which gives no more than `most` bytes in all."""

    def __init__(self, reader: Reader, size: int, most: int) -> None:
        super().__init__()
        self._reader, self._size, self._left, self._place = reader, size, most, 0
        self.missed = ""
        """A code, once the reader failed."""

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer. Raises OSError where nothing more can be had: reading takes it for the end."""
        wanted = min(len(buffer), self._size - self._place)
        if wanted <= 0:
            return 0
        if self._left <= 0:
            raise OSError
        try:
            found = self._reader.read(self._place, wanted)
        except Missed as failure:
            self.missed = self.missed or failure.code
            raise OSError from None
        buffer[: len(found)] = found
        self._place += len(found)
        self._left -= len(found)
        return len(found)
