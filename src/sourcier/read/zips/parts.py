"""What the parts of a ZIP look like, and what can be wrong with one."""

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

LOCAL, CENTRAL, END, DESCRIPTOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"
END64, LOCATOR = b"PK\x06\x06", b"PK\x06\x07"
SIGNS = (LOCAL, CENTRAL, END, DESCRIPTOR, END64)
LOCAL_SIZE = 30
"""Bytes of a header before a file, without the name and the extra field behind it."""
ENCRYPTED, DESCRIBED, STRONG, UTF8 = 1, 8, 0x40, 0x800
FULL, FULL_SHORT = 0xFFFFFFFF, 0xFFFF
STORED, DEFLATED, DEFLATED64, BZIP2, LZMA, ZSTD, XZ, AES = 0, 8, 9, 12, 14, 93, 95, 99
_ZIP64, _AES = 1, 0x9901
_FARTHEST = 1 << 62
"""No file is so long, though a number of eight bytes may say so."""
_LOCAL = struct.Struct("<4xHHHHHLLLHH")


class Broken(Exception):  # a state of the archive
    """It makes no sense, or other bytes were written than are there."""


class InParts(Broken):  # a state of the archive
    """It is one of several parts, and not all are there; `last` is the number of the last one, from 0."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last


class Locked(Exception):  # a state of the archive
    """The password is another one."""


class Unknown(Exception):  # a state of the archive
    """It is packed, or encrypted, in a way that is not read; the code says which."""

    def __init__(self, code: str = "compression_unknown") -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Listed:
    """One file."""

    name: str
    """A value."""
    flags: int
    method: int
    crc: int | None
    packed: int
    size: int | None
    """None: not told."""
    at: int
    """Where the header before it begins."""
    extra: bytes

    @property
    def folder(self) -> bool:
        """Whether it is none, but a folder."""
        return self.name.endswith("/") and not self.size


def field(extra: bytes, wanted: int) -> bytes | None:
    """Return what an extra field holds under a number."""
    at = 0
    while at + 4 <= len(extra):
        number, size = struct.unpack_from("<HH", extra, at)
        if number == wanted:
            return extra[at + 4 : at + 4 + size]
        at += 4 + size
    return None


def wide(extra: bytes, *told: tuple[int, int]) -> list[int]:
    """Return numbers, taken out of the extra field where one is full: each with what it is when it is full.

    Raises Broken.
    """
    held, numbers = field(extra, _ZIP64) or b"", []
    for number, full in told:
        if number == full:
            size = 8 if full == FULL else 4
            if len(held) < size:
                raise Broken
            numbers.append(int.from_bytes(held[:size], "little"))
            held = held[size:]
        else:
            numbers.append(number)
    return numbers


def aes_of(extra: bytes) -> tuple[int, int, int] | None:
    """Return version, strength (1 to 3: 128, 192 or 256 bits) and method of a file encrypted by AES."""
    held = field(extra, _AES)
    if held is None or len(held) < 7 or held[4] not in (1, 2, 3):  # noqa: PLR2004  # version, vendor, strength, method
        return None
    return int.from_bytes(held[:2], "little"), held[4], int.from_bytes(held[5:7], "little")


def named(raw: bytes, flags: int) -> str:
    """Return a name as text."""
    return raw.decode("utf-8", "replace") if flags & UTF8 else raw.decode("cp437")


def local(data: bytes, at: int) -> tuple[Listed, int] | None:
    """Return the file whose header these bytes begin with, and where its body begins; None where it makes no sense."""
    if len(data) < LOCAL_SIZE or not data.startswith(LOCAL):
        return None
    version, flags, method, _, _, crc, packed, size, name, extra = _LOCAL.unpack_from(data)
    if version & 0xFF > 63 or LOCAL_SIZE + name + extra > len(data) or not name:  # noqa: PLR2004  # 6.3, the last there is
        return None
    raw, rest = data[LOCAL_SIZE : LOCAL_SIZE + name], data[LOCAL_SIZE + name : LOCAL_SIZE + name + extra]
    try:
        size, packed = wide(rest, (size, FULL), (packed, FULL))
    except Broken:
        return None
    return Listed(named(raw, flags), flags, method, crc, packed, size, at, rest), at + LOCAL_SIZE + name + extra


def read_at(handle: BinaryIO, at: int, size: int) -> bytes:
    """Return bytes at a place, fewer where there are no more."""
    if at >= _FARTHEST:
        return b""
    handle.seek(at)
    return handle.read(size)


def exactly(stream: Any, size: int) -> bytes:
    """Return so many bytes of a stream. Raises EOFError where there are fewer."""
    data = b""
    while len(data) < size:
        more: bytes = stream.read(size - len(data))
        if not more:
            raise EOFError
        data += more
    return data
