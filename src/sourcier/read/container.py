"""What stands around the text: nothing, or gzip (RFC 1952). Told by content, never by name."""

import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from .errors import EvidenceEmpty, EvidenceMissing, EvidenceUnreadable, IsFolder, NestedTooLarge
from .limits import Limits

Opener = Callable[[], BinaryIO]
"""Opens evidence that has no path of its own, such as a sealed copy: binary, each time from the start, with seek
unless its size is told."""

_GZIP = b"\x1f\x8b\x08"
_PIECE = 1 << 20
LOOKED_AT = 1024
"""Bytes of the beginning by which containers and formats are told."""
_TRAILER = 8
"""Bytes after a member: CRC-32 and size (RFC 1952)."""
_LONGEST_HEADER = 70_000
"""Bytes a member's header may take, its extra field of 64 KiB included."""


class Source:
    """Evidence whose text can be streamed, as often as asked, from its first byte.

    Only the bytes present when it was opened are read: a file that grows meanwhile is noticed (`problem`), not chased.

    Raises:
        EvidenceMissing, IsFolder, EvidenceUnreadable, EvidenceEmpty: from the constructor.
    """

    def __init__(self, place: Path | Opener, limits: Limits, size: int | None = None) -> None:
        """`size` is told of what can only be read forward, such as a member of an archive; else it is measured."""
        self.path = place if isinstance(place, Path) else None
        """Where the evidence lies, if it is a file."""
        self._opener: Opener = (lambda: place.open("rb")) if isinstance(place, Path) else place
        self.limits = limits
        self.problem = ""
        """A code once streaming met one: ``gzip_cut``, ``gzip_damaged``, ``gzip_bomb``, ``changed_while_read``,
        ``read_error``."""
        self.streamed = 0
        """Bytes of text the last stream gave: for a container, after decompression."""
        head, self.bytes = self._first_look(size)
        """Size of the evidence itself, in bytes."""
        self.forward = size is not None or head.startswith(_GZIP)
        """Whether its text can only be read from the beginning: there are no places to jump to."""
        self.head = head
        """Its first bytes, at most `LOOKED_AT`."""
        self._stat = self.path.stat() if self.path else None
        self.container = "gzip" if head.startswith(_GZIP) else "none"

    def open(self) -> BinaryIO:
        """Return the evidence's own bytes, whatever stands around the text. Raises EvidenceUnreadable."""
        try:
            return self._opener()
        except OSError as error:
            raise EvidenceUnreadable(os.strerror(error.errno or 0)) from None

    def seekable(self) -> BinaryIO:
        """Return the evidence's own bytes, to be jumped about in: held in memory where they can only be read forward.

        Raises EvidenceUnreadable, NestedTooLarge.
        """
        handle = self.open()
        if not self.forward:
            return handle
        with handle:
            data = handle.read(self.limits.most_nested + 1)
        if len(data) > self.limits.most_nested:
            raise NestedTooLarge(self.limits.most_nested)
        return io.BytesIO(data)

    def pieces(self) -> "Pieces":
        """Return a stream of the text's bytes."""
        handle = self.open()
        return GzipPieces(self, handle) if self.container == "gzip" else PlainPieces(self, handle)

    def check_unchanged(self) -> None:
        """Note it if the file is no longer what it was when reading began."""
        if self.path is None or self._stat is None:
            return
        try:
            now = self.path.stat()
        except OSError:
            self.problem = self.problem or "changed_while_read"
            return
        if (now.st_size, now.st_mtime_ns) != (self._stat.st_size, self._stat.st_mtime_ns):
            self.problem = self.problem or "changed_while_read"

    def _first_look(self, size: int | None) -> tuple[bytes, int]:
        """Return the first bytes, and the size."""
        if self.path and not self.path.exists():
            raise EvidenceMissing
        if self.path and self.path.is_dir():
            raise IsFolder
        try:
            with self.open() as handle:
                head = handle.read(LOOKED_AT)
                size = handle.seek(0, os.SEEK_END) if size is None else size
        except OSError as error:
            raise EvidenceUnreadable(os.strerror(error.errno or 0)) from None
        if not head:
            raise EvidenceEmpty
        return head, size


class Pieces:
    """A stream of bytes that says how much of the evidence itself it has used."""

    def __init__(self, source: Source, handle: BinaryIO) -> None:
        self._source = source
        self._handle = handle
        self.used = 0
        """Bytes of the evidence read so far: what progress counts."""

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; fewer only at the end."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        self._handle.close()

    def _raw(self, size: int) -> bytes:
        try:
            data = self._handle.read(max(0, min(size, self._source.bytes - self.used)))
        except OSError:
            self._source.problem = "read_error"
            return b""
        self.used += len(data)
        return data


class PlainPieces(Pieces):
    """The evidence's own bytes."""

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; fewer only at the end."""
        data = self._raw(size)
        if len(data) < size and self.used < self._source.bytes and not self._source.forward:
            self._source.problem = self._source.problem or "changed_while_read"
        return data


class GzipPieces(Pieces):
    """The decompressed bytes of a gzip file of one or several members; what precedes damage is kept.

    The members' deflate streams are read bare, their headers and check sums by us: a wrong sum loses no byte.
    """

    def __init__(self, source: Source, handle: BinaryIO) -> None:
        super().__init__(source, handle)
        self._input = b""
        self._member = self._next_member()
        self._ready = bytearray()
        self._made = 0
        self._over = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; fewer only at the end."""
        while len(self._ready) < size and not self._over:
            self._inflate(size)
        data = bytes(self._ready[:size])
        del self._ready[:size]
        return data

    def _inflate(self, size: int) -> None:
        pending = self._member.inflater.unconsumed_tail or self._input or self._raw(_PIECE)
        self._input = b""
        if not pending:
            self._end("gzip_cut")
            return
        before = self._member.inflater.copy()
        try:
            data = self._member.inflater.decompress(pending, size)
        except zlib.error:
            self._take(_salvaged(before, pending))
            self._end("gzip_damaged")
            return
        self._take(data)
        self._watch()
        if self._member.inflater.eof:
            self._close_member()

    def _take(self, data: bytes) -> None:
        self._member.crc = zlib.crc32(data, self._member.crc)
        self._ready += data
        self._made += len(data)

    def _close_member(self) -> None:
        rest = self._member.inflater.unused_data
        while len(rest) < _TRAILER and (more := self._raw(_PIECE)):
            rest += more
        if len(rest) < _TRAILER or int.from_bytes(rest[:4], "little") != self._member.crc:
            self._source.problem = "gzip_cut" if len(rest) < _TRAILER else "gzip_damaged"
        self._input = rest[_TRAILER:] or self._raw(_PIECE)
        if not self._input.strip(b"\0"):
            self._end("")
        elif self._input.startswith(_GZIP):
            self._member = self._next_member()
        else:
            self._end("gzip_damaged")

    def _next_member(self) -> "_Member":
        """Step over a member's header (RFC 1952, section 2.3)."""
        while len(self._input) < _LONGEST_HEADER and (more := self._raw(_PIECE)):
            self._input += more
        flags = self._input[3] if len(self._input) > 3 else 0  # noqa: PLR2004  # FLG is the fourth byte
        at = 10
        if flags & 4:
            at += 2 + int.from_bytes(self._input[at : at + 2], "little")
        for flag in (8, 16):
            if flags & flag:
                at = self._input.find(b"\0", at) + 1 or len(self._input)
        at += 2 if flags & 2 else 0
        self._input = self._input[at:]
        return _Member(zlib.decompressobj(wbits=-15))

    def _watch(self) -> None:
        limits = self._source.limits
        swollen = self._made > limits.expansion_floor and self._made > limits.expansion * max(self.used, 1)
        if swollen or self._made > limits.most_bytes:
            self._end("gzip_bomb")

    def _end(self, problem: str) -> None:
        self._over = True
        self._source.problem = self._source.problem or problem


class _Member:
    """One member of a gzip file while it is read."""

    def __init__(self, inflater: Any) -> None:
        self.inflater = inflater
        self.crc = 0


def _salvaged(inflater: Any, pending: bytes) -> bytes:
    """Return what can be inflated before the damage, found byte by byte."""
    kept = bytearray()
    try:
        for at in range(len(pending)):
            kept += inflater.decompress(pending[at : at + 1])
    except zlib.error:
        pass
    return bytes(kept)
