"""Unpackers, fed with bytes and asked for bytes as the standard library's bzip2 is, and a stream that feeds them."""

import zlib
from collections.abc import Callable
from typing import Any, Protocol

PIECE = 1 << 16


class Unpacker(Protocol):
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


class Inflated:
    """Deflate (RFC 1951), bare or in gzip or zlib; `wbits` as zlib has it."""

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

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most so many bytes."""
        made = self._inflater.decompress(self._inflater.unconsumed_tail + data, max_length)
        self.needs_input = not self._inflater.unconsumed_tail and len(made) < max_length
        return made


class Inflated64:
    """Deflate64, which Windows writes for large files: its library takes all it is fed, so it is fed little.

    No more than 29,000 bytes come of one. Where little is asked for it is fed single bytes, so that all there is
    before damage can be had.
    """

    unused_data = b""

    def __init__(self) -> None:
        from inflate64 import Inflater  # noqa: PLC0415  # for those alone who have such an archive

        self._inflater = Inflater()
        self._fed, self._made = b"", b""

    @property
    def eof(self) -> bool:
        """Whether its end was met, and all given."""
        return bool(self._inflater.eof) and not self._made

    @property
    def needs_input(self) -> bool:
        """Whether it can give nothing more of what it was fed."""
        return not self._fed and not self._made

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most so many bytes."""
        self._fed += data
        while self._fed and not self._made and not self._inflater.eof:
            size = 256 if max_length > 1 else 1
            piece, self._fed = self._fed[:size], self._fed[size:]
            self._made = self._inflater.inflate(piece)
        given, self._made = self._made[:max_length], self._made[max_length:]
        return given


class Plain:
    """What is not packed at all. Its end is that of what it is fed."""

    eof, unused_data = False, b""

    def __init__(self) -> None:
        self._held = b""

    @property
    def needs_input(self) -> bool:
        """Whether it can give nothing more of what it was fed."""
        return not self._held

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most so many bytes."""
        self._held += data
        given, self._held = self._held[:max_length], self._held[max_length:]
        return given


class Several:
    """Streams one behind the other, as several threads of 7-Zip write them."""

    unused_data = b""

    def __init__(self, make: Callable[[], Unpacker]) -> None:
        self._make = make
        self._one = make()
        self.eof = False

    @property
    def needs_input(self) -> bool:
        """Whether it can give nothing more of what it was fed."""
        return (self._one.eof and not self._one.unused_data) or self._one.needs_input

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most so many bytes."""
        if self._one.eof:
            data = self._one.unused_data + data
            if not data:
                return b""
            self._one = self._make()
        return self._one.decompress(data, max_length)


class Unpacked:
    """What an unpacker makes of a stream; gives all there is before it raises."""

    def __init__(self, stream: Any, unpacker: Unpacker, size: int | None = None) -> None:
        """`size` is where it ends, if told; else the unpacker says so."""
        self._stream, self._unpacker, self._left = stream, unpacker, size

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where they end too soon, and what stream and unpacker raise."""
        size = size if self._left is None else min(size, self._left)
        while size and not self._unpacker.eof:
            hungry = self._unpacker.needs_input
            fed = self._stream.read(PIECE) if hungry else b""
            data = self._unpacker.decompress(fed, size)
            if data:
                self._left = None if self._left is None else self._left - len(data)
                return data
            if hungry and not fed and not self._unpacker.eof:
                break
        if self._left or (self._left is None and not self._unpacker.eof and not isinstance(self._unpacker, Plain)):
            raise EOFError
        return b""

    def close(self) -> None:
        """Let go of what it reads from."""
        self._stream.close()
