"""What a file in a ZIP holds, decrypted, unpacked, and checked at its end."""

import bz2
import hmac
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Self

from sourcier.read.raw_lzma import NotLzma, lzma1
from sourcier.read.streamed import Streamed
from sourcier.read.stretch import Stretch
from sourcier.read.unpackers import Inflated, Inflated64, Plain, Unpacked

from . import parts
from .aes import AesStream
from .parts import (
    AES,
    BZIP2,
    DEFLATED,
    DEFLATED64,
    LZMA,
    STORED,
    XZ,
    ZSTD,
    Broken,
    Listed,
    Locked,
    Unknown,
    exactly,
)
from .traditional import TraditionalStream

_CODE = 10
"""Bytes of the code behind a file encrypted by AES."""
_SAMPLE = 1 << 20
_SURE = 1 << 12
"""So many bytes are unpacked by a wrong password only by a chance that is never met."""
_MEMORY = 1 << 30
_ENCRYPTION = "encryption_unknown"
_SPELLINGS = ("utf-8", "cp850", "cp1252", "cp437")
"""How programs write a password: the oldest in the letters of DOS."""
BROKEN = (Broken, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, NotLzma)


def opened(handle: BinaryIO, one: Listed, password: bytes | None = None) -> "_Body":
    """Return a stream of a file's bytes; all of them are given before a wrong sum raises Broken.

    Raises Locked, Unknown, NeedsMemory, Broken.
    """
    header = parts.read_at(handle, one.at, parts.LOCAL_SIZE)
    if len(header) < parts.LOCAL_SIZE:
        raise EOFError
    if not header.startswith(parts.LOCAL):
        raise Broken
    begin = one.at + len(header) + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    raw, method, crc = Stretch(handle, begin, one.packed), one.method, one.crc
    if one.flags & parts.STRONG:
        raise Unknown(_ENCRYPTION)
    if not one.flags & parts.ENCRYPTED:
        return _Body(_unpacked(raw, method, one.size), one.size, crc, None)
    if method != AES:
        stream = TraditionalStream(raw, password or b"", _checks(one, header))
        return _Body(_unpacked(stream, method, one.size), one.size, crc, None)
    about = parts.aes_of(one.extra)
    if about is None:
        raise Unknown(_ENCRYPTION)
    version, strength, method = about
    decrypted = AesStream(Stretch(handle, begin, max(0, one.packed - _CODE)), strength, password or b"")
    code = Stretch(handle, begin + max(0, one.packed - _CODE), _CODE)
    return _Body(_unpacked(decrypted, method, one.size), one.size, crc if version == 1 else None, (decrypted, code))


def _checks(one: Listed, header: bytes) -> tuple[int, ...]:
    """What the last byte before a file may be by the right password: of its CRC-32, or of its time."""
    crc = () if one.crc is None else (one.crc >> 24,)
    return (*crc, header[11]) if one.flags & parts.DESCRIBED or one.crc is None else crc


_UNPACKERS: dict[int, Callable[[], Any]] = {
    STORED: Plain,
    DEFLATED: Inflated,
    DEFLATED64: Inflated64,
    BZIP2: bz2.BZ2Decompressor,
    XZ: lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY),
}


def _unpacked(stream: Any, method: int, size: int | None) -> Any:
    if method in _UNPACKERS:
        return Unpacked(stream, _UNPACKERS[method]())
    if method == ZSTD:
        return Streamed("zstd", _Readable(stream))
    if method != LZMA:
        raise Unknown
    about = exactly(stream, 4)  # the version, and how much is told of it
    return Unpacked(stream, lzma1(exactly(stream, int.from_bytes(about[2:], "little")), size), size)


class _Readable:
    """What Arrow asks of a file."""

    closed = False

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        data: bytes = self._stream.read(size)
        return data

    def close(self) -> None:
        """Nothing is held."""


class _Body:
    def __init__(self, stream: Any, size: int | None, crc: int | None, code: tuple[AesStream, Stretch] | None) -> None:
        self._stream, self._size, self._told, self._code = stream, size, crc, code
        self._crc = self.made = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, size: int) -> bytes:
        """Return at most so many bytes. Raises Broken behind the last one where others were written."""
        data: bytes = self._stream.read(size)
        self._crc, self.made = zlib.crc32(data, self._crc), self.made + len(data)
        if size and not data:
            self._verify()
        return data

    def close(self) -> None:
        """The archive stays open."""

    def _verify(self) -> None:
        if self._told not in (None, self._crc) or self._size not in (None, self.made):
            raise Broken
        if self._code is not None:
            decrypted, code = self._code
            while decrypted.read(_SAMPLE):
                pass
            if not hmac.compare_digest(exactly(code, _CODE), decrypted.code()):
                raise Broken


class Passwords:
    """Those that are tried, what opened a file first."""

    def __init__(self, given: tuple[str, ...]) -> None:
        self._tried = list(dict.fromkeys(_spelt(given)))
        self._proven: set[bytes] = set()

    def opening(self, handle: BinaryIO, one: Listed) -> bytes | None:
        """Return the one that opens a file. Raises Locked, Unknown, NeedsMemory.

        One that opened others is taken where only its check bytes speak for it, and so is any by AES, which checks
        two: the file is damaged.
        """
        if not one.flags & parts.ENCRYPTED:
            return None
        likely = None
        for password in self._tried:
            try:
                with opened(handle, one, password) as body:
                    if password in self._proven or one.method == AES:
                        likely = likely or password
                    sure = self._opens(body, one)
            except (Locked, *BROKEN):
                continue
            if sure:
                self._proven.add(password)
                self._tried.remove(password)
                self._tried.insert(0, password)
                return password
        if likely is None:
            raise Locked
        return likely

    @staticmethod
    def _opens(body: _Body, one: Listed) -> bool:
        plain = one.method == STORED
        try:
            while body.read(_SAMPLE):
                if not plain and body.made > _SAMPLE:
                    return True
        except BROKEN:
            return not plain and body.made > _SURE
        return True


def _spelt(given: tuple[str, ...]) -> Iterator[bytes]:
    for password in given:
        for spelling in _SPELLINGS:
            try:
                yield password.encode(spelling)
            except UnicodeEncodeError:
                continue
