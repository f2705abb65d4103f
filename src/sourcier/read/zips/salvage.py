"""Files of a ZIP that no list names: told by the headers before each of them (APPNOTE.TXT 4.3.7, 4.3.9)."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sourcier.read.stretch import Stretch

from .parts import (
    DEFLATED,
    DESCRIBED,
    DESCRIPTOR,
    ENCRYPTED,
    LOCAL,
    LOCAL_SIZE,
    SIGNS,
    STORED,
    Listed,
    local,
    read_at,
)

_PIECE = 1 << 20
_FLOOR, _MOST, _TIMES = 1 << 28, 250, 64
_DESCRIPTORS = (struct.Struct("<4xLLL"), struct.Struct("<4xLQQ"))
"""CRC-32, packed size and size behind a file, in archives of two kinds."""


def unlisted(handle: BinaryIO, begin: int, end: int) -> Iterator[tuple[Listed, int]]:
    """Yield the files between two places, each with where it ends."""
    at, purse = begin, _Purse(_FLOOR + _TIMES * (end - begin))
    while (at := _next(handle, at, end, (LOCAL,))) >= 0:
        found = _header(handle, at, end)
        if found is None:
            at += len(LOCAL)
            continue
        one, body = found
        if one.flags & DESCRIBED and not one.packed:
            _measure(handle, one, body, end, purse)
        close = min(body + one.packed, end)
        yield one, close
        nested = one.method == STORED and read_at(handle, body, len(LOCAL)) == LOCAL
        at = close if nested or (body + one.packed == close and _follows(handle, close, end)) else body


@dataclass(slots=True)
class _Purse:
    """Bytes that may still be unpacked to measure files: many that overlap would take for ever."""

    left: int


def _header(handle: BinaryIO, at: int, end: int) -> tuple[Listed, int] | None:
    fixed = read_at(handle, at, LOCAL_SIZE)
    if len(fixed) < LOCAL_SIZE:
        return None
    size = LOCAL_SIZE + int.from_bytes(fixed[26:28], "little") + int.from_bytes(fixed[28:30], "little")
    return local(read_at(handle, at, min(size, end - at)), at)


def _next(handle: BinaryIO, at: int, end: int, signs: tuple[bytes, ...]) -> int:
    """Where the next of these signs begins, or -1."""
    before = b""
    while data := read_at(handle, at, min(_PIECE, end - at)) if at < end else b"":
        text = before + data
        places = [place for place in map(text.find, signs) if place >= 0]
        if places:
            return at - len(before) + min(places)
        at += len(data)
        before = text[1 - len(LOCAL) :]
    return -1


def _follows(handle: BinaryIO, at: int, end: int) -> bool:
    """Whether a part of a ZIP begins there, or nothing."""
    return at == end or read_at(handle, at, len(LOCAL)).startswith(SIGNS)


def _measure(handle: BinaryIO, one: Listed, body: int, end: int, purse: "_Purse") -> None:
    """Tell how long a file is whose sizes stand behind it: by unpacking it, else they are looked for."""
    one.crc = one.size = None
    if one.method == DEFLATED and not one.flags & ENCRYPTED:
        one.packed = _inflated(Stretch(handle, body, end - body), purse)
        if not one.packed:
            one.packed = _up_to_sign(handle, body, end)
        return
    place = body
    while (place := _next(handle, place, end, (DESCRIPTOR,))) >= 0:
        data = read_at(handle, place, _DESCRIPTORS[1].size)
        for shape in _DESCRIPTORS:
            told = shape.unpack_from(data) if len(data) >= shape.size else (0, -1, 0)
            if told[1] == place - body:
                one.crc, one.packed, one.size = told
                return
        place += len(DESCRIPTOR)
    one.packed = _up_to_sign(handle, body, end)


def _up_to_sign(handle: BinaryIO, body: int, end: int) -> int:
    place = _next(handle, body, end, SIGNS)
    return (end if place < 0 else place) - body


def _inflated(stretch: Stretch, purse: "_Purse") -> int:
    """How many packed bytes make a whole; 0 where they are damaged or cut, or it is no use to go on: a bomb."""
    took = made = 0
    inflater = zlib.decompressobj(wbits=-15)
    try:
        while not inflater.eof and purse.left > 0 and not (made > _FLOOR and made > _MOST * took):
            fed = inflater.unconsumed_tail
            if not fed:
                fed = stretch.read(_PIECE)
                took += len(fed)
            if not fed:
                return 0
            new = len(inflater.decompress(fed, _PIECE))
            made, purse.left = made + new, purse.left - new
    except (zlib.error, EOFError):
        return 0
    return took - len(inflater.unused_data) if inflater.eof else 0
