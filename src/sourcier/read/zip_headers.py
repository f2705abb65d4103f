"""A ZIP whose directory is lost: its members as the headers before each of them tell (APPNOTE.TXT 4.3.7, 4.3.9)."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_EMPTY = b"PK\x05\x06" + bytes(18)
_LOCAL, _SIGNS = b"PK\x03\x04", (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08", b"PK\x06\x06")
_HEADER = struct.Struct("<4xHHHHHLLLHH")
_SIZE = 30
_ZIP64, _FULL = 1, 0xFFFFFFFF
_DESCRIBED, _UTF8 = 8, 0x800
_PIECE = 1 << 20
_LONGEST = 1 << 17
"""Bytes of a header with its name and extra field."""
_FLOOR, _MOST = 1 << 28, 250


@dataclass(slots=True)
class _Body:
    packed: int
    size: int
    crc: int


def without_directory(handle: BinaryIO) -> tuple[zipfile.ZipFile, Iterator[zipfile.ZipInfo]]:
    """Return an archive that opens members of `handle`, and these members, in the order they lie there."""
    archive = zipfile.ZipFile(io.BytesIO(_EMPTY))
    archive.fp = handle
    return archive, _members(handle)


def _members(handle: BinaryIO) -> Iterator[zipfile.ZipInfo]:
    whole = handle.seek(0, io.SEEK_END)
    at = 0
    while (at := _next_header(handle, at)) >= 0:
        handle.seek(at)
        found = _member(handle.read(_LONGEST), at)
        if found is None:
            at += len(_LOCAL)
            continue
        info, begin = found
        if info.flag_bits & _DESCRIBED and not info.compress_size:
            body = _measured(handle, begin, info.compress_type, whole)
            info.compress_size, info.file_size, info.CRC = body.packed, body.size, body.crc
        yield info
        end = begin + info.compress_size
        at = end if _follows(handle, end) else begin


def _next_header(handle: BinaryIO, at: int) -> int:
    """Where the next header begins, or -1."""
    before = b""
    handle.seek(at)
    while data := handle.read(_PIECE):
        found = (before + data).find(_LOCAL)
        if found >= 0:
            return at - len(before) + found
        at += len(data)
        before = data[1 - len(_LOCAL) :]
    return -1


def _member(data: bytes, at: int) -> tuple[zipfile.ZipInfo, int] | None:
    """A member's header, and where its body begins; None where it makes no sense."""
    if len(data) < _SIZE:
        return None
    version, flags, method, _, _, crc, packed, size, name, extra = _HEADER.unpack_from(data)
    if version & 0xFF > 63 or _SIZE + name + extra > len(data) or not name:  # noqa: PLR2004  # 6.3, the last there is
        return None
    raw = data[_SIZE : _SIZE + name]
    try:
        info = zipfile.ZipInfo(raw.decode("utf-8" if flags & _UTF8 else "cp437"))
    except (UnicodeDecodeError, ValueError):
        return None
    info.header_offset, info.flag_bits, info.compress_type, info.CRC = at, flags, method, crc
    info.extra = data[_SIZE + name : _SIZE + name + extra]
    info.compress_size, info.file_size = _sizes(info.extra, packed, size)
    info.external_attr = 0
    return info, at + _SIZE + name + extra


def _sizes(extra: bytes, packed: int, size: int) -> tuple[int, int]:
    at = 0
    while at + 4 <= len(extra):
        name, length = struct.unpack_from("<HH", extra, at)
        if name == _ZIP64 and length >= 16 and at + 20 <= len(extra) and _FULL in (packed, size):  # noqa: PLR2004  # both sizes
            size, packed = struct.unpack_from("<QQ", extra, at + 4)
        at += 4 + length
    return packed, size


def _follows(handle: BinaryIO, at: int) -> bool:
    """Whether a part of a ZIP begins there, or nothing."""
    handle.seek(at)
    sign = handle.read(4)
    return not sign or sign.startswith(_SIGNS)


def _measured(handle: BinaryIO, begin: int, method: int, whole: int) -> _Body:
    """What a body is whose sizes stand behind it: told by unpacking it, else it reaches to the next sign."""
    if method == zipfile.ZIP_DEFLATED:
        return _inflated(handle, begin)
    body = _Body(0, 0, 0)
    end = min((place for place in (_next_sign(handle, begin), whole) if place >= 0), default=whole)
    handle.seek(begin)
    while body.packed < end - begin and (data := handle.read(min(_PIECE, end - begin - body.packed))):
        body.packed, body.crc = body.packed + len(data), zlib.crc32(data, body.crc)
    body.size = body.packed if method == zipfile.ZIP_STORED else _FULL
    return body


def _next_sign(handle: BinaryIO, at: int) -> int:
    before = b""
    handle.seek(at)
    while data := handle.read(_PIECE):
        text = before + data
        places = [place for place in map(text.find, _SIGNS) if place >= 0]
        if places:
            return at - len(before) + min(places)
        at += len(data)
        before = data[-3:]
    return -1


def _swells(body: _Body) -> bool:
    """Whether it is no use to measure it: it would not be read to its end."""
    return body.size > _FLOOR and body.size > _MOST * body.packed


def _inflated(handle: BinaryIO, begin: int) -> _Body:
    body, inflater = _Body(0, 0, 0), zlib.decompressobj(wbits=-15)
    handle.seek(begin)
    try:
        while not (inflater.eof or _swells(body)) and (data := inflater.unconsumed_tail or handle.read(_PIECE)):
            fresh = not inflater.unconsumed_tail
            made = inflater.decompress(data, _PIECE)
            body.packed += len(data) if fresh else 0
            body.size, body.crc = body.size + len(made), zlib.crc32(made, body.crc)
    except zlib.error:
        body.size = _FULL
        return body
    body.packed -= len(inflater.unused_data)
    if not inflater.eof:
        body.packed, body.size = body.packed + 1, _FULL
    return body
