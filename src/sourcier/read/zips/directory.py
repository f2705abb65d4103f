"""The list at the end of a ZIP (APPNOTE.TXT 4.3.12 to 4.3.16), read piece by piece: it may be long."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .parts import CENTRAL, END, END64, FULL, FULL_SHORT, LOCAL, LOCATOR, Broken, Listed, named, read_at, wide

_END = struct.Struct("<4xHHHHLLH")
_END64 = struct.Struct("<4xQ2x2xLLQQQQ")
_LOCATOR = struct.Struct("<4xLQL")
_CENTRAL = struct.Struct("<4xHHHHHHLLLHHHHHLL")
_LONGEST = 46 + 3 * FULL_SHORT
_PIECE = 1 << 20
_TAIL = 22 + FULL_SHORT


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the list lies."""

    at: int
    size: int
    count: int
    end: int
    """Where the archive ends: behind its comment."""
    base: int
    """What must be added to the places it tells: the bytes of something else before the archive."""
    disk: int
    """The number of the part it ends in, from 0."""


def directory(handle: BinaryIO, starts: tuple[int, ...] = (0,)) -> Directory | None:
    """Return the list of an archive, whose parts begin at `starts`; None where there is none that can be read.

    The list of a ZIP that lies in the archive is not taken for that of the archive.
    """
    whole = handle.seek(0, io.SEEK_END)
    first = max(0, whole - _TAIL)
    tail = read_at(handle, first, _TAIL)
    head = read_at(handle, 0, len(LOCAL))
    at = tail.rfind(END)
    while at >= 0:
        found = _read(handle, tail[at:], first + at, starts)
        if found is not None and found.end <= whole and (found.base == 0 or head != LOCAL):
            return found
        at = tail.rfind(END, 0, at)
    return None


def _read(handle: BinaryIO, data: bytes, at: int, starts: tuple[int, ...]) -> Directory | None:
    if len(data) < _END.size:
        return None
    disk, first, _, count, size, offset, comment = _END.unpack_from(data)
    close = at
    locator = read_at(handle, at - _LOCATOR.size, _LOCATOR.size) if at >= _LOCATOR.size else b""
    if locator.startswith(LOCATOR):
        found = _wide(handle, locator, at - _LOCATOR.size, starts)
        if found is not None:
            disk, first, count, size, offset, close = found
    begin = close - size
    if begin < 0 or (count and read_at(handle, begin, len(CENTRAL)) != CENTRAL):
        return None
    told = (starts[first] if first < len(starts) else 0) + offset
    base = begin - told
    whole = disk < len(starts) and base >= 0
    return Directory(begin, size, count, at + _END.size + comment, base, disk) if whole or disk >= len(starts) else None


def _wide(
    handle: BinaryIO, locator: bytes, at: int, starts: tuple[int, ...]
) -> tuple[int, int, int, int, int, int] | None:
    """The same of a large archive, with where its end record begins: told, else looked for before the locator."""
    disk, offset, _ = _LOCATOR.unpack(locator)
    told = (starts[disk] if disk < len(starts) else 0) + offset
    for place in (told, at - _END64.size):
        data = read_at(handle, place, _END64.size) if place >= 0 else b""
        if len(data) == _END64.size and data.startswith(END64):
            _, own, first, _, count, size, offset = _END64.unpack(data)
            return own, first, count, size, offset, place
    return None


def listed(handle: BinaryIO, found: Directory, starts: tuple[int, ...] = (0,)) -> Iterator[Listed]:
    """Yield the files it lists. Raises Broken where it breaks off before all are."""
    data, at, left = b"", found.at, found.size
    for _ in range(found.count):
        if len(data) < _LONGEST and left:
            more = read_at(handle, at, min(_PIECE, left))
            data, at, left = data + more, at + len(more), left - len(more) if more else 0
        if not data.startswith(CENTRAL) or len(data) < _CENTRAL.size:
            raise Broken
        one, length = _one(data, found, starts)
        data = data[length:]
        yield one


def _one(data: bytes, found: Directory, starts: tuple[int, ...]) -> tuple[Listed, int]:
    _, _, flags, method, _, _, crc, packed, size, name, extra, comment, disk, _, _, offset = _CENTRAL.unpack_from(data)
    length = _CENTRAL.size + name + extra + comment
    raw, rest = data[_CENTRAL.size : _CENTRAL.size + name], data[_CENTRAL.size + name :][:extra]
    size, packed, offset, disk = wide(rest, (size, FULL), (packed, FULL), (offset, FULL), (disk, FULL_SHORT))
    if length > len(data) or disk >= len(starts):
        raise Broken
    place = found.base + starts[disk] + offset
    return Listed(named(raw, flags), flags, method, crc, packed, size, place, rest), length
