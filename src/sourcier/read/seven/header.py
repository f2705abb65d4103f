"""The list of files of a 7z archive. Source: 7zFormat.txt, Igor Pavlov, LZMA SDK 23.01.

Folders are its word for streams that were packed together; their files lie one behind the other in them.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from .numbers import Bytes, Damaged

SIGNATURE = b"7z\xbc\xaf\x27\x1c"
_START = struct.Struct("<6sBBLQQL")
FIRST = _START.size
"""Where what is packed begins."""
_HEADER, _PACK, _UNPACK, _SUB, _SIZES, _CRC = 0x01, 0x06, 0x07, 0x08, 0x09, 0x0A
_FOLDER, _CODER_SIZES, _COUNTS, _EMPTY, _EMPTY_FILE, _NAMES = 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x11
_MAIN, _FILES, _ENCODED, _END = 0x04, 0x05, 0x17, 0x00
_MOST_HEADER = 1 << 28
_MOST_CODERS = 32


@dataclass(frozen=True, slots=True)
class Coder:
    """One step of unpacking."""

    method: bytes
    properties: bytes
    size: int
    """Bytes it makes."""


@dataclass(slots=True)
class Folder:
    """Files packed together."""

    coders: tuple[Coder, ...]
    """In the order they unpack; empty where several streams are woven into one, which is not read."""
    at: int = 0
    """Where its packed bytes begin in the archive."""
    packed: int = 0
    size: int = 0
    crc: int | None = None
    streams: int = 1
    sums: list[tuple[int, int | None]] = field(default_factory=list)
    """Size and CRC-32 of each file in it."""
    inputs: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of the list."""

    name: str
    folder: int | None
    """None: it is empty."""
    at: int
    size: int
    crc: int | None


def listed(
    read: Callable[[int, int], bytes], unpack: Callable[[Folder], bytes]
) -> tuple[tuple[Folder, ...], tuple[Listed, ...]]:
    """Return folders and files; `read` gives bytes at a place, `unpack` those of a folder. Raises Damaged."""
    start = read(0, _START.size)
    if len(start) < _START.size:
        raise Damaged
    _, _, _, crc, at, size, header_crc = _START.unpack(start)
    if zlib.crc32(start[12:]) != crc or size > _MOST_HEADER:
        raise Damaged
    if not size:
        return (), ()
    data = read(_START.size + at, size)
    if zlib.crc32(data) != header_crc:
        raise Damaged
    for _ in range(4):
        text = Bytes(data)
        kind = text.byte()
        if kind == _HEADER:
            return _read_header(text)
        if kind != _ENCODED:
            break
        folders = _streams(text)
        if len(folders) != 1 or folders[0].size > _MOST_HEADER:
            break
        data = unpack(folders[0])
    raise Damaged


def _read_header(text: Bytes) -> tuple[tuple[Folder, ...], tuple[Listed, ...]]:
    folders: tuple[Folder, ...] = ()
    kind = text.byte()
    if kind == _MAIN:
        folders = _streams(text)
        kind = text.byte()
    if kind == _END:
        return folders, ()
    if kind != _FILES:
        raise Damaged
    return folders, tuple(_files(text, folders))


def _streams(text: Bytes) -> tuple[Folder, ...]:
    at, sizes, folders = 0, [0], tuple[Folder, ...]()
    while (kind := text.byte()) != _END:
        if kind == _PACK:
            at, sizes = _packs(text)
        elif kind == _UNPACK:
            folders = _folders(text)
        elif kind == _SUB:
            _substreams(text, folders)
        else:
            raise Damaged
    place = 0
    for folder in folders:
        own = sizes[place : place + folder.inputs]
        if len(own) < folder.inputs:
            raise Damaged
        folder.at, folder.packed = _START.size + at + sum(sizes[:place]), sum(own)
        place += folder.inputs
        folder.sums = folder.sums or [(folder.size, folder.crc)] * min(folder.streams, 1)
    return folders


def _packs(text: Bytes) -> tuple[int, list[int]]:
    at, count, sizes = text.number(), text.count(), list[int]()
    while (kind := text.byte()) != _END:
        if kind == _SIZES:
            sizes = [text.number() for _ in range(count)]
        elif kind == _CRC:
            text.sums(count)
        else:
            raise Damaged
    return at, sizes


def _folders(text: Bytes) -> tuple[Folder, ...]:
    if text.byte() != _FOLDER:
        raise Damaged
    count = text.count()
    if text.byte():
        raise Damaged
    shapes = [_shape(text) for _ in range(count)]
    if text.byte() != _CODER_SIZES:
        raise Damaged
    folders = []
    for coders, order, last, inputs in shapes:
        sizes = [text.number() for _ in coders]
        chain = tuple(Coder(*coders[place], sizes[place]) for place in order)
        folders.append(Folder(chain, size=sizes[last], inputs=inputs))
    while (kind := text.byte()) != _END:
        if kind != _CRC:
            raise Damaged
        for folder, crc in zip(folders, text.sums(count), strict=True):
            folder.crc = crc
    return tuple(folders)


_Shape = tuple[list[tuple[bytes, bytes]], tuple[int, ...], int, int]


def _shape(text: Bytes) -> _Shape:
    """The coders of a folder, the order in which they unpack, the last one, and how many streams go in."""
    coders, inputs = list[tuple[bytes, bytes]](), 0
    simple = True
    count = text.count()
    if not 0 < count <= _MOST_CODERS:
        raise Damaged
    for _ in range(count):
        flags = text.byte()
        method = text.take(flags & 0xF)
        came, went = (text.count(), text.count()) if flags & 0x10 else (1, 1)
        simple = simple and (came, went) == (1, 1)
        if went != 1:
            raise Damaged
        inputs += came
        coders.append((method, text.take(text.count()) if flags & 0x20 else b""))
    pairs = {text.count(): text.count() for _ in range(count - 1)}
    packed = inputs - (count - 1)
    for _ in range(packed if packed > 1 else 0):
        text.count()
    last = next((place for place in range(count) if place not in pairs.values()), -1)
    if last < 0 or packed < 1:
        raise Damaged
    return coders, _chain(pairs, last, count) if simple else (), last, packed


def _chain(pairs: dict[int, int], last: int, count: int) -> tuple[int, ...]:
    """From the packed bytes to the files: each coder's input is bound to the output of the one before."""
    order = [last]
    while order[-1] in pairs and len(order) <= count:
        order.append(pairs[order[-1]])
    if len(order) != count or max(order) >= count:
        raise Damaged
    return tuple(reversed(order))


def _substreams(text: Bytes, folders: tuple[Folder, ...]) -> None:
    kind = text.byte()
    if kind == _COUNTS:
        for folder in folders:
            folder.streams = text.count()
        kind = text.byte()
    sizes = [_sizes(text, folder, told=kind == _SIZES) for folder in folders]
    if kind == _SIZES:
        kind = text.byte()
    missing = sum(folder.streams for folder in folders if folder.streams != 1 or folder.crc is None)
    sums: list[int | None] = [None] * missing
    while kind != _END:
        if kind != _CRC:
            raise Damaged
        sums = text.sums(missing)
        kind = text.byte()
    given = iter(sums)
    for folder, own in zip(folders, sizes, strict=True):
        known = folder.streams == 1 and folder.crc is not None
        folder.sums = [(size, folder.crc if known else next(given)) for size in own]


def _sizes(text: Bytes, folder: Folder, *, told: bool) -> list[int]:
    if not folder.streams:
        return []
    if folder.streams > 1 and not told:
        raise Damaged
    sizes = [text.number() for _ in range(folder.streams - 1)]
    rest = folder.size - sum(sizes)
    if rest < 0:
        raise Damaged
    return [*sizes, rest]


def _files(text: Bytes, folders: tuple[Folder, ...]) -> list[Listed]:
    count = text.count()
    names, empty, no_folder = list[str](), [False] * count, list[bool]()
    while (kind := text.byte()) != _END:
        about = Bytes(text.take(text.number()))
        if kind == _EMPTY:
            empty = about.bits(count)
        elif kind == _EMPTY_FILE:
            no_folder = about.bits(sum(empty))
        elif kind == _NAMES:
            if about.byte():
                raise Damaged
            names = about.data[1:].decode("utf-16-le", "replace").split("\0")
    no_folder += [False] * (sum(empty) - len(no_folder))
    streams = [
        (number, at, size, crc) for number, folder in enumerate(folders) for at, size, crc in _placed(folder.sums)
    ]
    if len(names) < count or len(streams) < count - sum(empty):
        raise Damaged
    filled, hollow, found = iter(streams), iter(no_folder), list[Listed]()
    for name, nothing in zip(names[:count], empty, strict=True):
        if not nothing:
            number, at, size, crc = next(filled)
            found.append(Listed(name, number, at, size, crc))
        elif next(hollow):
            found.append(Listed(name, None, 0, 0, None))
    return found


def _placed(sums: list[tuple[int, int | None]]) -> list[tuple[int, int, int | None]]:
    at, found = 0, []
    for size, crc in sums:
        found.append((at, size, crc))
        at += size
    return found
