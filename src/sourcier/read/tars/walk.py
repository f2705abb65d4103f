"""A walk through a tar archive, forward only: what is damaged is stepped over, and told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import sparse
from .header import (
    BLOCK,
    GLOBAL,
    LONG_LINK,
    LONG_NAME,
    PAX,
    SOLARIS,
    SPARSE,
    VOLUME,
    Header,
    header,
    is_header,
    records,
    spans,
    sums_up,
)

_PIECE = 1 << 20
_MOST_SAID = 1 << 20
"""Bytes of a name, or of what a pax header tells."""
_MOST_SPANS = 1 << 16
_SPARSE_WORDS = ("name", "map", "major", "realsize", "size")
_HEARD = frozenset(("path", "size", *(f"GNU.sparse.{word}" for word in _SPARSE_WORDS)))
"""What is kept of a pax header."""
_REACH = 64 << 20
"""How far ahead is looked, to tell whether a damaged header's size is right."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Bytes between two headers that no header tells of."""

    at: int
    size: int
    data: bytes
    """Its beginning."""


class Cursor:
    """An archive's bytes from one place on; some can be given back."""

    def __init__(self, handle: Any, *, forward: bool) -> None:
        self._handle, self._forward = handle, forward
        self._back = b""
        self._ahead = self.at = 0
        """Where the handle stands, and where the walk does."""

    def read(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        parts = [self._back[:size]] if self._back else []
        self._back = self._back[size:]
        missing = size - sum(map(len, parts))
        if missing > 0 and not self._forward:
            self._handle.seek(self._ahead)
        while missing > 0 and (data := self._handle.read(min(missing, _PIECE))):
            parts.append(data)
            missing, self._ahead = missing - len(data), self._ahead + len(data)
        data = parts[0] if len(parts) == 1 else b"".join(parts)
        self.at += len(data)
        return data

    def back(self, data: bytes) -> None:
        """Give bytes back: they are the next ones again."""
        self._back, self.at = data + self._back, self.at - len(data)

    def skip(self, size: int) -> bool:
        """Step over bytes; return whether all were there."""
        if not self._forward and size > len(self._back):
            self._ahead += size - len(self._back)
            self._back, self.at = b"", self.at + size
            return True
        while size and (data := self.read(min(size, _PIECE))):
            size -= len(data)
        return not size


class Walk:
    """The files of an archive. After it, `ended` and `damaged` say how it went."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self.ended = False
        """Whether its end mark was met."""
        self.damaged = False
        """Whether a header was damaged."""

    def __iter__(self) -> Iterator[Header | Lost]:
        """Yield its files and what is lost between; whoever wants may read a file's bytes off the cursor."""
        told: dict[str, bytes] = {}
        while block := self._cursor.read(BLOCK):
            if not block.strip(b"\0"):
                self.ended = self.ended or len(block) == BLOCK
                continue
            found = header(block) or self._repaired(block)
            if found is None:
                yield from self._lost(block)
                continue
            self.ended = False
            if found.kind in (PAX, SOLARIS, LONG_NAME, LONG_LINK, GLOBAL):
                told |= self._said(found)
                continue
            named, told = self._named(found, told), {}
            if found.kind == VOLUME:
                self._cursor.skip(found.length)
                continue
            named.at = self._cursor.at
            if named.file:
                yield named
            end = named.at + named.length
            if self._cursor.at < end and not self._cursor.skip(end - self._cursor.at):
                return

    def _said(self, found: Header) -> dict[str, bytes]:
        """What a header tells of the next one."""
        if found.size > _MOST_SAID:
            self.damaged = True
            self._cursor.skip(found.length)
            return {}
        data = self._cursor.read(found.length)[: found.size]
        if found.kind in (PAX, SOLARIS):
            return {name: value for name, value in records(data).items() if name in _HEARD}
        return {"path": data.rstrip(b"\0")} if found.kind == LONG_NAME else {}

    def _named(self, found: Header, told: dict[str, bytes]) -> Header:
        name = told.get("GNU.sparse.name", told.get("path"))
        if name is not None:
            found.name = name.decode("utf-8", "replace")
        if told.get("size", b"").isdigit() and found.file:
            found.size = found.whole = int(told["size"][:18])
        if found.kind == SPARSE:
            self._old_spans(found)
        elif "GNU.sparse.map" in told or told.get("GNU.sparse.major") == b"1":
            self._pax_spans(found, told)
        return found

    def _old_spans(self, found: Header) -> None:
        known = list(found.spans or ())
        while found.more and len(known) < _MOST_SPANS:
            block = self._cursor.read(BLOCK)
            known += spans(block[:504])
            found.more = len(block) == BLOCK and bool(block[504])
        found.spans = tuple(known)

    def _pax_spans(self, found: Header, told: dict[str, bytes]) -> None:
        whole = told.get("GNU.sparse.realsize", told.get("GNU.sparse.size", b""))
        found.whole = int(whole[:18]) if whole.isdigit() else found.size
        if "GNU.sparse.map" in told:
            numbers = [int(one[:18]) for one in told["GNU.sparse.map"].split(b",") if one.isdigit()]
            found.spans = tuple(zip(numbers[::2], numbers[1::2], strict=False))
            return
        data = self._cursor.read(min(found.length, _MOST_SAID))
        known = sparse.listed(data)
        if known is None:
            self._cursor.back(data)
            return
        found.spans, used = known
        self._cursor.back(data[used:])
        found.size -= used

    def _repaired(self, block: bytes) -> Header | None:
        """A header whose check sum is wrong, if its size leads to the next one."""
        found = header(block, trusted=False)
        if found is None or found.length > _REACH:
            return None
        data = self._cursor.read(found.length + BLOCK)
        self._cursor.back(data)
        behind = data[found.length :]
        if len(behind) < BLOCK or not (sums_up(behind) or not behind.strip(b"\0")):
            return None
        self.damaged = True
        return found

    def _lost(self, block: bytes) -> Iterator[Lost]:
        """Go on to the next header, or the end mark; of a damaged header's file the bytes are what is left."""
        begin = last = self._cursor.at
        self.damaged = self.damaged or not self.ended
        data = bytearray()
        if not is_header(block):
            begin, data = begin - len(block), data + block
        while block := self._cursor.read(BLOCK):
            if sums_up(block):
                self._cursor.back(block)
                break
            if block.strip(b"\0"):
                last = self._cursor.at
            if len(data) < _REACH:
                data += block
        if last > begin:
            yield Lost(begin, last - begin, bytes(data[: last - begin]))
