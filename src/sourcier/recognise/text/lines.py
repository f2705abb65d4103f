"""Lines of a user's own file, read as comments are: one answer per line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from .found import KINDS, STATUSES, Span
from .reader import TextReader

_LOT = 1 << 16
"""Characters of lines that are read at once, at least."""
UTF8, CP1252 = "utf-8-sig", "cp1252"


@dataclass(frozen=True, slots=True)
class LineSpans:
    """What stands in one line."""

    line: int
    """From 1."""
    spans: tuple[Span, ...]


def encoding_of(path: Path) -> str:
    """Return UTF-8 where the whole file is, else Windows-1252. Raises OSError."""
    try:
        with path.open(encoding=UTF8, newline="\n") as lines:
            while lines.read(_LOT):
                pass
    except UnicodeDecodeError:
        return CP1252
    return UTF8


def read_lines(path: Path, encoding: str) -> Iterator[LineSpans]:
    """Yield an answer for every line of a file. Raises OSError."""
    reader = TextReader()
    with path.open(encoding=encoding, errors="replace", newline="\n") as lines:
        lot: list[str] = []
        size, first = 0, 1
        for line in lines:
            lot.append(line.rstrip("\r\n"))
            size += len(line)
            if size >= _LOT:
                yield from _read(lot, first, reader)
                lot, size, first = [], 0, first + len(lot)
        yield from _read(lot, first, reader)


def _read(lot: list[str], first: int, reader: TextReader) -> Iterator[LineSpans]:
    found = reader.read(pa.array(lot, pa.string()))
    every: list[list[Span]] = [[] for _ in lot]
    rows = zip(
        *(column.tolist() for column in (found.comment, found.start, found.end, found.kind, found.status)), strict=True
    )
    for comment, start, end, kind, status in rows:
        every[comment].append(Span(start, end, KINDS[kind], STATUSES[status]))
    yield from (LineSpans(number, tuple(spans)) for number, spans in enumerate(every, first))
