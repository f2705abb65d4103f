"""Deflate (RFC 1951), bare or in gzip or zlib, asked for bytes as the standard library's bzip2 is."""

import zlib


class Inflated:
    """One stream; `wbits` as zlib has it."""

    def __init__(self, wbits: int = -15) -> None:
        self._inflater = zlib.decompressobj(wbits=wbits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        """Whether its end was met."""
        return self._inflater.eof

    @property
    def unused_data(self) -> bytes:
        """What lies behind the end."""
        return self._inflater.unused_data

    def decompress(self, data: bytes, size: int) -> bytes:
        """Return at most so many bytes."""
        made = self._inflater.decompress(self._inflater.unconsumed_tail + data, size)
        self.needs_input = not self._inflater.unconsumed_tail and len(made) < size
        return made
