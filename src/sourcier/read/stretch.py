"""A part of an archive, as a stream."""

from typing import BinaryIO


class Stretch:
    """Bytes from one place on."""

    def __init__(self, handle: BinaryIO, at: int, size: int) -> None:
        self._handle, self._at, self.left = handle, at, size

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where the archive ends before."""
        size = min(size, self.left)
        if size:
            self._handle.seek(self._at)
        data = self._handle.read(size) if size else b""
        if size and not data:
            raise EOFError
        self._at, self.left = self._at + len(data), self.left - len(data)
        return data

    def close(self) -> None:
        """The archive stays open."""
