"""A header of a tar archive (POSIX.1-2001, ustar and pax; GNU tar 1.34, tar.h)."""

import struct
from dataclasses import dataclass

from .sparse import Span

BLOCK = 512
USTAR = b"ustar"
"""What stands at 257 in all but the oldest."""
_AT, _SUM = 257, slice(148, 156)
_SPARSE = struct.Struct("12s12s")
LINKS = b"123456D"
"""Links, devices, folders and pipes, and GNU's lists of what lay in a folder: no files."""
PAX, GLOBAL, LONG_NAME, LONG_LINK, VOLUME, SPARSE = b"x", b"g", b"L", b"K", b"V", b"S"
SOLARIS = b"X"


@dataclass(slots=True)
class Header:
    """What stands before one file."""

    name: str
    """A value."""
    size: int
    """Bytes that follow in the archive."""
    kind: bytes
    at: int = 0
    """Where its bytes begin in the archive."""
    spans: tuple[Span, ...] | None = None
    """Where in the file its bytes belong, if it has holes."""
    whole: int = 0
    """Bytes of the file, holes included."""
    more: bool = False
    """Whether more spans stand in the next block."""

    @property
    def length(self) -> int:
        """Bytes up to the next header."""
        return -(-self.size // BLOCK) * BLOCK

    @property
    def file(self) -> bool:
        """Whether it is one."""
        return self.kind not in LINKS


def number(field: bytes) -> int | None:
    """Return a number, octal or in GNU's way to base 256; None where it is none, or below zero."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    try:
        value = int(field.split(b"\0")[0].strip() or b"0", 8)
    except ValueError:
        return None
    return value if value >= 0 else None


def is_header(block: bytes) -> bool:
    """Whether a block looks like a header, be it damaged."""
    return block[_AT:].startswith(USTAR)


def sums_up(block: bytes) -> bool:
    """Whether a block's check sum is right, as signed bytes or unsigned."""
    if len(block) < BLOCK or not block[_SUM].strip(b" \0"):
        return False
    told = number(block[_SUM])
    rest = block[:148] + b" " * 8 + block[156:]
    return told in (sum(rest), sum(rest) - 256 * sum(byte > 127 for byte in rest))  # noqa: PLR2004  # below zero


def header(block: bytes, *, trusted: bool = True) -> Header | None:
    """Return what a block says; None where it is no header. Not `trusted`: its check sum may be wrong."""
    if trusted and not sums_up(block):
        return None
    size, kind = number(block[124:136]), block[156:157]
    if size is None or (not trusted and not is_header(block)):
        return None
    name = _text(block[:100])
    before = _text(block[345:500]) if block[_AT : _AT + 6] == USTAR + b"\0" else ""
    found = Header(f"{before}/{name}" if before else name, size, kind, whole=size)
    if kind in (b"\0", b"0") and name.endswith("/"):
        found.kind = b"5"
    if found.kind in LINKS and kind != b"D":
        found.size = 0
    if kind == SPARSE:
        found.spans, found.more = spans(block[386:482]), bool(block[482])
        found.whole = number(block[483:495]) or size
    return found


def spans(data: bytes) -> tuple[Span, ...]:
    """Return the spans that GNU's oldest way of holes tells."""
    told = [(number(at), number(size)) for at, size in _SPARSE.iter_unpack(data[: len(data) // 24 * 24])]
    return tuple((at, size) for at, size in told if at is not None and size)


def _text(field: bytes) -> str:
    return field.split(b"\0")[0].decode("utf-8", "replace")


def records(data: bytes) -> dict[str, bytes]:
    """Return what a pax header tells, as far as it makes sense (POSIX.1-2001, pax Extended Header)."""
    found: dict[str, bytes] = {}
    while data:
        length, _, rest = data.partition(b" ")
        if not length.isdigit() or len(length) > 9 or not 0 < int(length) <= len(data):  # noqa: PLR2004  # a gigabyte
            break
        name, _, value = rest[: int(length) - len(length) - 1].removesuffix(b"\n").partition(b"=")
        found[name.decode("utf-8", "replace")] = value
        data = data[int(length) :]
    return found
