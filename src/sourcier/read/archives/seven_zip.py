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
from sourcier.read.held import MOST, Held, Large
from sourcier.read.raw_lzma import NeedsMemory
from sourcier.read.seven.header import SIGNATURE
from sourcier.read.seven.salvage import unlisted
from sourcier.read.signatures import is_program
from sourcier.read.stretch import Stretch
from sourcier.read.unpacking import MEMORY, Entry

NAME, SEEKS = "7z", True
_PIECE = 1 << 16
_PROGRAM = 1 << 22
"""Bytes of a program before an archive, at most."""
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


def behind(source: Source) -> bool:
    """Whether a program that unpacks itself has such an archive behind it."""
    if source.container != "none" or not is_program(source.head):
        return False
    with source.seekable() as handle:
        return _begin(handle) > 0


def _begin(handle: BinaryIO) -> int:
    """Where the archive begins: at once, or behind a program; -1 where there is none."""
    return _read(handle, 0, _PROGRAM).find(SIGNATURE)


def entries(handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
    """Yield its files in the order they are packed. Raises ContainerDamaged, ContainerLocked."""
    tried = [seven.Keys(None), *map(seven.Keys, asked.passwords)]
    begin = max(0, _begin(handle))
    if begin:
        yield Entry("", begin, begin, partial(Stretch, handle, 0, begin), "", begin)
    read = partial(_read_behind, handle, begin)
    try:
        keys, (folders, files) = _list(read, tried)
    except ContainerDamaged:
        yield from unlisted(handle, begin + seven.FIRST)
        raise
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


def _read_behind(handle: BinaryIO, begin: int, at: int, size: int) -> bytes:
    return _read(handle, begin + at, size)


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
            opener = self._large(keys, one) if one.size > MOST else self._held(keys, one)
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
        return partial(Held, self._beginning(keys, one), one.size, one.crc)

    def _large(self, keys: seven.Keys, one: seven.Listed) -> Any:
        head = self._beginning(keys, one)
        again = partial(self._from, keys, one)
        return Large(head, one.size, lambda: -1 if self._broken else self._at - one.at, self._take, again, one.crc).open

    def _beginning(self, keys: seven.Keys, one: seven.Listed) -> bytes:
        data, most = bytearray(), min(one.size, MOST)
        try:
            self._go_to(keys, one.at)
            while not self._broken and len(data) < most and (piece := self._take(most - len(data))):
                data += piece
        except _BROKEN:
            data += self._rest(keys, one, len(data))
        return bytes(data)

    def _take(self, size: int) -> bytes:
        """The next bytes of the folder. Raises what damage does."""
        try:
            data: bytes = self._stream.read(min(_PIECE, size))
        except _BROKEN:
            self._broken = True
            raise
        self._at += len(data)
        return data

    def _go_to(self, keys: seven.Keys, at: int) -> None:
        """Step over files that nobody read."""
        if self._broken:
            return
        if self._stream is None or self._at > at:
            self._stream, self._at = seven.unpacked(self._folder, self._read, keys), 0
        while self._at < at:
            if not self._take(at - self._at):
                raise EOFError

    def _rest(self, keys: seven.Keys, one: seven.Listed, had: int) -> bytes:
        """What can be unpacked before damage, byte by byte."""
        data = bytearray()
        try:
            stream = self._from(keys, one, had)
            while len(data) < _PIECE and (piece := stream.read(1)):
                data += piece
        except _BROKEN:
            pass
        return bytes(data)

    def _from(self, keys: seven.Keys, one: seven.Listed, at: int) -> Any:
        """Unpack from the folder's beginning, up to a place in a file."""
        stream = seven.unpacked(self._folder, self._read, keys)
        left = one.at + at
        while left:
            data = stream.read(min(left, _PIECE))
            if not data:
                raise EOFError
            left -= len(data)
        return stream
