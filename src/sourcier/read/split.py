"""Files that were cut into parts: told by their names, and joined where all parts are at hand.

``x.001, x.002`` (7-Zip, HJSplit, split), ``x.z01, x.z02, x.zip`` (ZIP), ``x.part1.rar, x.part2.rar`` and
``x.rar, x.r00, x.r01`` (RAR). Laboratories number messages in the same way: numbers alone join nothing, unless the
first part is an archive, or all have one length to the byte and the first ends within a line, as no messages do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

from .container import LOOKED_AT, Opener
from .signatures import is_container

_NUMBERED = re.compile(r"(.+)\.(\d{3,4})")
_ZIP = re.compile(r"(.+)\.(?:z(\d{2,3})|zip)", re.IGNORECASE)
_RAR = re.compile(r"(.+)\.part(\d{1,4})\.rar", re.IGNORECASE)
_OLD_RAR = re.compile(r"(.+)\.(?:r(\d{2,3})|rar)", re.IGNORECASE)
_LAST = 1 << 20
"""Stands for the number of a part that is the last, however many there are."""
_WAYS = (("rar", _RAR, 0, 0), ("numbers", _NUMBERED, 0, 0), ("zip", _ZIP, _LAST, 0), ("old rar", _OLD_RAR, 1, 2))
"""How it is cut, by which name, which part the one without a number is, and what is added to the number."""
_PACKED = re.compile(r".+\.(?:7z|zip|rar|tar|t?gz|t?bz2|t?xz|zst|lz4)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of those at hand."""

    path: Path
    """By its name parts are told: it is not opened."""
    bytes: int
    place: Path | Opener

    def open(self) -> BinaryIO:
        """Return its bytes."""
        return self.place.open("rb") if isinstance(self.place, Path) else self.place()


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts of one file."""

    joined: tuple[int, ...]
    """Which of those at hand, from the first part on, up to where one is missing."""
    apart: tuple[int, ...]
    """Those behind a missing one."""
    missing: tuple[int, ...]
    """Numbers of missing parts, from 1."""


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name says."""

    family: tuple[str, str]
    """How it was cut, and the name all parts share."""
    number: int


def _named(path: Path) -> _Named | None:
    for way, pattern, alone, added in _WAYS:
        if found := pattern.fullmatch(path.name):
            number = alone if found[2] is None else int(found[2]) + added
            return _Named((way, str(path.with_name(found[1])).lower()), number)
    return None


def with_siblings(paths: Iterable[Path]) -> list[Path]:
    """Return files, and behind them the parts that lie beside one of them and belong to an archive."""
    files = dict.fromkeys(paths)
    folders: dict[Path, dict[tuple[str, str], list[Path]]] = {}
    for path in list(files):
        named = _named(path)
        if named is None or not (named.family[0] != "numbers" or _PACKED.fullmatch(path.stem)):
            continue
        if path.parent not in folders:
            folders[path.parent] = _families(path.parent)
        beside = folders[path.parent].get(named.family, [])
        if len(beside) > 1:
            files |= dict.fromkeys(beside)
    return list(files)


def _families(folder: Path) -> dict[tuple[str, str], list[Path]]:
    """The parts in a folder, by what they are parts of."""
    found: dict[tuple[str, str], list[Path]] = {}
    try:
        beside = sorted(folder.iterdir())
    except OSError:
        return found
    for path in beside:
        if (named := _named(path)) and path.is_file():
            found.setdefault(named.family, []).append(path)
    return found


def wholes(parts: Sequence[Part]) -> tuple[Whole, ...]:
    """Return the files that were cut, of those at hand."""
    families: dict[tuple[str, str], dict[int, int]] = {}
    for place, part in enumerate(parts):
        if named := _named(part.path):
            families.setdefault(named.family, {}).setdefault(named.number, place)
    found = (_whole(way, numbers, parts) for (way, _), numbers in families.items())
    return tuple(one for one in found if one is not None)


def _whole(way: str, numbers: dict[int, int], parts: Sequence[Part]) -> Whole | None:
    if set(numbers) <= {_LAST} or (way == "old rar" and set(numbers) == {1}):
        return None
    if not (_cut(numbers, parts) if way == "numbers" else any(is_container(_head(parts[p])) for p in numbers.values())):
        return None
    last = max(number for number in numbers if number != _LAST) + (way == "zip")
    numbers = {(last if number == _LAST else number): place for number, place in numbers.items()}
    missing = tuple(number for number in range(1, last + 1) if number not in numbers)
    first = missing[0] if missing else last + 1
    ordered = sorted(numbers.items())
    joined = tuple(place for number, place in ordered if 0 < number < first)
    apart = tuple(place for number, place in ordered if number > first or number == 0)
    return Whole(joined, apart, missing)


def _cut(numbers: dict[int, int], parts: Sequence[Part]) -> bool:
    """Whether numbered files are parts of one."""
    ordered = [parts[place] for _, place in sorted(numbers.items())]
    if _PACKED.fullmatch(ordered[0].path.stem):
        return True
    if 1 not in numbers or len(ordered) < 2:  # noqa: PLR2004  # one file is cut into two at least
        return False
    if is_container(_head(ordered[0])):
        return not any(is_container(_head(one)) for one in ordered[1:])
    size = ordered[0].bytes
    alike = all(one.bytes == size for one in ordered[:-1]) and 0 < ordered[-1].bytes <= size
    return alike and len(numbers) == max(numbers) and not _ends_line(ordered[0])


def _head(part: Part) -> bytes:
    try:
        with part.open() as handle:
            return handle.read(LOOKED_AT)
    except OSError:
        return b""


def _ends_line(part: Part) -> bool:
    try:
        with part.open() as handle:
            handle.seek(max(0, part.bytes - 1))
            return handle.read(1) in (b"\n", b"\r", b"\0", b"\x1a")
    except OSError:
        return True


class Joined(RawIOBase):
    """Parts one behind the other, as one file."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self.starts = tuple(sum(part.bytes for part in parts[:number]) for number in range(len(parts)))
        """Where each of them begins."""
        self._size = sum(part.bytes for part in parts)
        self._open: tuple[int, BinaryIO] | None = None
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        """Return so many bytes, fewer at the end."""
        left = self._size - self._at if size is None or size < 0 else min(size, self._size - self._at)
        pieces = []
        while left > 0 and (data := self._piece(left)):
            pieces.append(data)
            self._at, left = self._at + len(data), left - len(data)
        return b"".join(pieces)

    def readinto(self, buffer: Any) -> int:
        """Give bytes."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _piece(self, size: int) -> bytes:
        number = bisect_right(self.starts, self._at) - 1
        if self._open is None or self._open[0] != number:
            self._let_go()
            self._open = number, self._parts[number].open()
        handle, place = self._open[1], self._at - self.starts[number]
        if handle.tell() != place:
            handle.seek(place)
        return handle.read(min(size, self._parts[number].bytes - place))

    def _let_go(self) -> None:
        if self._open is not None:
            self._open[1].close()
        self._open = None

    def close(self) -> None:
        """Let go of the part that is open."""
        self._let_go()
        super().close()
