"""All that lies in a ZIP: the files it lists, those that lie there unlisted, and bytes that are of neither."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .directory import Directory, directory, listed
from .parts import DESCRIBED, LOCAL, LOCAL_SIZE, Broken, InParts, Listed, read_at
from .salvage import unlisted

_DESCRIPTOR = 24
"""Bytes behind a file, at most, that tell its sizes."""
_OWN = LOCAL[:2]
"""What its parts begin with: a damaged one is nothing by itself."""
_MARK = 4
"""A mark that tools put before an archive in parts."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Bytes that belong to no file."""

    at: int
    size: int
    before: bool
    """Whether they lie before the first of its parts: of a program that unpacks itself, say."""


class _Places:
    """What is known of where things lie, and what is left between."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []
        self.described: set[int] = set()
        """Ends behind which sizes are told."""

    def take(self, begin: int, end: int) -> None:
        self._taken.append((begin, end))

    def free(self, end: int) -> Iterator[tuple[int, int]]:
        at = 0
        for begin, close in sorted(self._taken):
            if begin > at:
                yield at, begin
            at = max(at, close)
        if at < end:
            yield at, end


def members(handle: BinaryIO, starts: tuple[int, ...] = (0,)) -> Iterator[Listed | Unlisted]:
    """Yield files in the order of the list, then what else there is, in the order it lies there.

    Raises Broken at the end where there is no list, or it breaks off; InParts where parts before it are missing.
    """
    whole = handle.seek(0, io.SEEK_END)
    found, places = directory(handle, starts), _Places()
    lacking = found.disk if found is not None and found.disk >= len(starts) else None
    found = found if lacking is None else None
    broken = found is None
    if found is not None:
        places.take(found.at, max(found.end, found.at + found.size))
        try:
            yield from _in_list(handle, found, starts, places)
        except Broken:
            broken = True
    for begin, end in list(places.free(whole)):
        for one, close in unlisted(handle, begin, end):
            places.take(one.at, close)
            _note(places, one, close)
            yield one
    yield from _rest(handle, places, whole, broken=broken)
    if lacking is not None:
        raise InParts(lacking)
    if broken:
        raise Broken


def _in_list(handle: BinaryIO, found: Directory, starts: tuple[int, ...], places: _Places) -> Iterator[Listed]:
    for one in listed(handle, found, starts):
        header = read_at(handle, one.at, LOCAL_SIZE)
        if header.startswith(LOCAL) and len(header) == LOCAL_SIZE:
            begin = LOCAL_SIZE + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
            end = one.at + begin + one.packed
            places.take(one.at, end)
            _note(places, one, end)
        yield one


def _note(places: _Places, one: Listed, end: int) -> None:
    if one.flags & DESCRIBED:
        places.described.add(end)


def _rest(handle: BinaryIO, places: _Places, whole: int, *, broken: bool) -> Iterator[Unlisted]:
    """Bytes of nothing; where the list is lost, its remains are no news."""
    for begin, end in list(places.free(whole)):
        size, before = end - begin, begin == 0
        if (begin in places.described and size <= _DESCRIPTOR) or (before and size <= _MARK):
            continue
        if (before or not broken) and _anything(handle, begin, end):
            yield Unlisted(begin, size, before and read_at(handle, 0, len(_OWN)) != _OWN)


def _anything(handle: BinaryIO, begin: int, end: int) -> bool:
    """Whether there are other bytes than zeros."""
    while begin < end and (data := read_at(handle, begin, min(1 << 20, end - begin))):
        if data.strip(b"\0"):
            return True
        begin += len(data)
    return False
