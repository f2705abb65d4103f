"""What a ZIP lists, for formats that are ZIP files with certain parts inside."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from . import zips
from .container import Source

_NAME = 30
"""Where the name of the first part stands."""
_OFFICE = (b"[Content_Types].xml", b"docProps/", b"_rels/", b"xl/", b"word/")
_MOST = 50_000
"""Names looked at: no document has so many parts."""


def names_in(source: Source) -> frozenset[str]:
    """Return the names inside; none where its directory cannot be read."""
    with source.seekable() as handle:
        return frozenset(one.name for one in _listed(handle))


def lying_in(source: Source) -> frozenset[str]:
    """Return the names inside what begins as an office document and has lost its directory."""
    if not source.head.startswith(_OFFICE, _NAME):
        return frozenset()
    with source.seekable() as handle:
        return frozenset() if zips.directory(handle) else frozenset(_lying_there(handle))


def part_in(source: Source, name: str, most: int) -> bytes | None:
    """Return what lies in a ZIP under a name, up to so many bytes; None where that cannot be read."""
    with source.seekable() as handle:
        one = next((one for one in _listed(handle) if one.name == name), None)
        try:
            return None if one is None else zips.opened(handle, one).read(most)
        except (*zips.BROKEN, zips.Unknown, zips.Locked):
            return None


def _listed(handle: BinaryIO) -> Iterator[zips.Listed]:
    try:
        found = zips.directory(handle)
        if found is not None:
            yield from islice(zips.listed(handle, found), _MOST)
    except (zips.Broken, OSError):
        return


def _lying_there(handle: BinaryIO) -> Iterator[str]:
    try:
        for one in islice(zips.members(handle), _MOST):
            if isinstance(one, zips.Listed):
                yield one.name
    except (zips.Broken, OSError):
        return
