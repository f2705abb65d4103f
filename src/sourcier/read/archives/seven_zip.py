"""7z; files with a password by the passwords that are tried."""

import io
import lzma
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read import seven
from sourcier.read.container import Source
from sourcier.read.errors import ContainerDamaged, ContainerLocked
from sourcier.read.held import MOST, Held
from sourcier.read.raw_lzma import NeedsMemory
from sourcier.read.seven.header import SIGNATURE
from sourcier.read.unpacking import MEMORY, Entry

NAME, SEEKS = "7z", True
_PIECE = 1 << 16
_BROKEN = (
    seven.Damaged,
    seven.Unknown,
    EOFError,
    OSError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
    MemoryError,
    NeedsMemory,
)


def claims(head: bytes) -> bool:
    """Whether a file begins as a 7z archive does."""
    return head.startswith(SIGNATURE)


def entries(handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
    """Yield its files in the order they are packed. Raises ContainerDamaged, ContainerLocked."""
    tried = [seven.Keys(None), *map(seven.Keys, asked.passwords)]
    read = partial(_read, handle)
    keys, (folders, files) = _list(read, tried)
    tried.remove(keys)
    for number, folder in enumerate(folders):
        own = [one for one in files if one.folder == number]
        yield from _Unpacking(folder, read, [keys, *tried]).entries(own)
    for one in files:
        if one.folder is None:
            yield Entry(one.name, 0, 1, io.BytesIO, "", source.bytes)


def _read(handle: BinaryIO, at: int, size: int) -> bytes:
    handle.seek(at)
    return handle.read(size)


def _list(read: seven.Read, tried: list[seven.Keys]) -> tuple[seven.Keys, Any]:
    """The list of files, and the password that opened it, which most often opens the files as well."""
    locked = False
    for keys in tried:
        try:
            return keys, seven.listed(read, lambda folder, keys=keys: _whole(folder, read, keys))  # type: ignore[misc]
        except seven.WrongPassword:
            locked = True
        except _BROKEN:
            if keys.password is None:
                raise ContainerDamaged(NAME) from None
    raise (ContainerLocked if locked else ContainerDamaged)(NAME)


def _whole(folder: seven.Folder, read: seven.Read, keys: seven.Keys) -> bytes:
    stream = seven.unpacked(folder, read, keys)
    data = bytearray()
    while len(data) < folder.size and (piece := stream.read(folder.size - len(data))):
        data += piece
    if folder.crc is not None and zlib.crc32(data) != folder.crc:
        raise seven.Damaged
    return bytes(data)


class _Unpacking:
    """One folder: its files are unpacked one behind the other."""

    def __init__(self, folder: seven.Folder, read: seven.Read, tried: list[seven.Keys]) -> None:
        self._folder, self._read, self._tried = folder, read, tried
        self._stream: Any = None
        self._at = 0
        self._broken = False

    def entries(self, files: list[seven.Listed]) -> Iterator[Entry]:
        """Yield its files; those behind a place that cannot be unpacked are told."""
        if not files:
            return
        keys, refused = self._opened_by(files[0])
        each = max(1, self._folder.packed // len(files))
        for number, one in enumerate(files, 1):
            at = self._folder.at + self._folder.packed * number // len(files)
            if refused:
                yield Entry(one.name, one.size, each, io.BytesIO, refused, at)
                continue
            opener = partial(self._alone, keys, one) if one.size > MOST else self._held(keys, one)
            yield Entry(one.name, one.size, max(1, self._folder.packed), opener, "", at)

    def _opened_by(self, first: seven.Listed) -> tuple[seven.Keys, str]:
        """The password that opens its first file, and a code where there is none."""
        for keys in self._tried:
            try:
                stream = seven.unpacked(self._folder, self._read, keys)
                if keys.password is None or self._proves(stream, first):
                    return keys, ""
            except seven.WrongPassword:
                continue
            except seven.Unknown:
                return keys, "compression_unknown"
            except NeedsMemory:
                return keys, MEMORY
            except _BROKEN:
                continue
        return self._tried[0], "password_needed"

    @staticmethod
    def _proves(stream: Any, first: seven.Listed) -> bool:
        crc, left = 0, first.size
        while left:
            data = stream.read(min(left, _PIECE))
            if not data:
                return False
            crc, left = zlib.crc32(data, crc), left - len(data)
        return first.crc is None or crc == first.crc

    def _held(self, keys: seven.Keys, one: seven.Listed) -> Any:
        """A file held in memory; behind damage nothing can be unpacked."""
        data = bytearray()
        try:
            if not self._broken and (self._stream is None or self._at != one.at):
                self._stream, self._at = self._from(keys, one), one.at
            while not self._broken and len(data) < one.size:
                piece = self._stream.read(min(_PIECE, one.size - len(data)))
                if not piece:
                    break
                data += piece
                self._at += len(piece)
        except _BROKEN:
            data += self._rest(keys, one, len(data))
            self._broken = True
        return partial(Held, bytes(data), one.size, one.crc)

    def _rest(self, keys: seven.Keys, one: seven.Listed, had: int) -> bytes:
        """What can be unpacked before damage, byte by byte."""
        data = bytearray()
        try:
            stream = self._from(keys, one)
            while had:
                had -= len(stream.read(min(had, _PIECE)))
            while len(data) < _PIECE and (piece := stream.read(1)):
                data += piece
        except _BROKEN:
            pass
        return bytes(data)

    def _from(self, keys: seven.Keys, one: seven.Listed) -> Any:
        """Unpack from the folder's beginning, up to where a file begins."""
        stream = seven.unpacked(self._folder, self._read, keys)
        left = one.at
        while left:
            data = stream.read(min(left, _PIECE))
            if not data:
                raise EOFError
            left -= len(data)
        return stream

    def _alone(self, keys: seven.Keys, one: seven.Listed) -> Any:
        return _Limited(self._from(keys, one), one.size, one.crc)


class _Limited:
    """The bytes of one file of a folder."""

    def __init__(self, stream: Any, left: int, told: int | None) -> None:
        self._stream, self._left, self._told, self._crc = stream, left, told, 0

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises ValueError behind the last one where others were written, EOFError if cut."""
        data: bytes = self._stream.read(min(size, self._left)) if self._left else b""
        if self._left and size and not data:
            raise EOFError
        self._left, self._crc = self._left - len(data), zlib.crc32(data, self._crc)
        if not data and size and self._told not in (None, self._crc):
            raise ValueError
        return data

    def close(self) -> None:
        """Nothing is held."""
