"""tar (POSIX.1-2001, GNU); links, devices and folders are no files."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read.container import Source
from sourcier.read.errors import ContainerDamaged
from sourcier.read.held import MOST, Held, Large
from sourcier.read.stretch import Stretch
from sourcier.read.tars import Cursor, Header, Lost, Sparse, Walk
from sourcier.read.tars.header import BLOCK, USTAR, sums_up
from sourcier.read.unpacking import Entry

NAME, SEEKS = "tar", False
_AT = 257
_SOUGHT = 4 << 20
"""How far a header is looked for where the first one is damaged."""


def claims(head: bytes) -> bool:
    """Whether a file begins with a tar header: its magic, or for archives older than that its check sum."""
    return head.startswith(USTAR, _AT) or (head[:1] != b"\0" and sums_up(head[:BLOCK]))


def behind(source: Source) -> bool:
    """Whether a later header is one, where the first one is damaged past knowing."""
    if source.forward or b"\0" not in source.head:
        return False
    with source.open() as handle:
        data = handle.read(_SOUGHT)
    at = data.find(USTAR, BLOCK)
    while at >= 0:
        if (at - _AT) % BLOCK == 0 and sums_up(data[at - _AT : at - _AT + BLOCK]):
            return True
        at = data.find(USTAR, at + 1)
    return False


def entries(handle: BinaryIO, source: Source, _asked: Any) -> Iterator[Entry]:
    """Yield its files, and bytes of none. Raises ContainerDamaged where a header was, or the end mark is missing."""
    cursor = Cursor(handle, forward=source.forward)
    walk = Walk(cursor)
    for one in walk:
        opener = _held(cursor, one, source) if source.forward else partial(Stretch, handle, one.at, one.size)
        name, whole = "", one.size
        if isinstance(one, Header):
            name, whole = one.name, one.whole
            opener = partial(_opened, opener, one)
        yield Entry(name, whole, max(one.size, 1), opener, "", min(one.at + one.size, source.bytes))
    if walk.damaged or not walk.ended:
        raise ContainerDamaged(NAME)


def _opened(opener: Callable[[], Any], one: Header) -> Any:
    return opener() if one.spans is None else Sparse(opener(), one.spans, one.whole)


def _held(cursor: Cursor, one: Header | Lost, source: Source) -> Callable[[], Any]:
    """A file held in memory, for there is no way back to it."""
    if isinstance(one, Lost):
        return partial(Held, one.data, one.size)
    if one.size <= MOST:
        return partial(Held, cursor.read(one.size), one.size)
    again = partial(_again, source, one)
    return Large(cursor.read(MOST), one.size, lambda: cursor.at - one.at, cursor.read, again).open


def _again(source: Source, one: Header, at: int) -> BinaryIO:
    """Read the archive once more, up to a place in a file."""
    handle, left = source.open(), one.at + at
    while left and (data := handle.read(min(left, 1 << 20))):
        left -= len(data)
    return handle
