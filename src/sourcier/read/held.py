"""A file out of an archive that can only be unpacked from its beginning: held in memory, as far as it could be had."""

import io
import zlib

MOST = 64 << 20
"""Bytes of one such file; of a larger one the archive is unpacked again."""


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
