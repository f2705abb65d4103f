"""Fixed-width text: no separator, each value at its place in the line, told by the blank columns between them.

Two columns of values that touch stay one: a cut where nothing says so would make up data.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sourcier.read.container import Source
from sourcier.read.decode import decode_bytes
from sourcier.read.encoding import Encoding, guess
from sourcier.read.sample import narrow_samples, raw_samples
from sourcier.read.sheets import Rejected, Row, Sheet, Sheets, headed
from sourcier.read.stream import narrow_pieces

NAME, UNIT = "fixed_width", "cells"
_LEAST_LINES, _LEAST_WIDTH = 20, 12
_ALIKE, _BLANK = 0.98, 0.995
_PIECE = 1 << 20
_SEPARATORS = ";,\t|"
_LOOKED_AT = 4000
_TEXT = 0.2


def claims(source: Source) -> bool:
    """Whether nearly all lines are of one length, no mark separates values, and gutters run through."""
    first = [len(line) for line in source.head.split(b"\n")[:-1]]
    if not first or max(first) - min(first) > max(first) // 4:
        return False
    return _layout(source) is not None


def _layout(source: Source) -> tuple[Encoding, tuple[slice, ...]] | None:
    raw = raw_samples(source)
    encoding = guess(raw)
    parts = (sample.split(b"\n")[:_LOOKED_AT] for sample in narrow_samples(raw, encoding))
    lines = [decode_bytes(line.rstrip(b"\r"), encoding) for part in parts for line in part]
    lines = [line for line in lines if line.strip()][:_LOOKED_AT]
    if len(lines) < _LEAST_LINES:
        return None
    sizes = np.array([len(line) for line in lines])
    width = int(np.bincount(sizes).argmax())
    if width < _LEAST_WIDTH or (sizes == width).mean() < _ALIKE:
        return None
    body = [line for line in lines if len(line) == width]
    if any(_separates(body, mark) for mark in _SEPARATORS):
        return None
    cells = _characters(body).reshape(-1, width)
    places = _places((cells == ord(" ")).mean(axis=0))
    return (encoding, places) if len(places) > 1 and not _is_prose(body) else None


def _separates(lines: list[str], mark: str) -> bool:
    """Whether nearly all lines hold a mark equally often."""
    counts = np.array([line.count(mark) for line in lines[:200]])
    common = int(np.bincount(counts).argmax())
    return common > 0 and bool((counts == common).mean() > 0.9)  # noqa: PLR2004


def _places(blank: np.ndarray) -> tuple[slice, ...]:
    """Each value from where a gutter ends to where the next one ends: values may be shorter than their place."""
    gutter = blank >= _BLANK
    starts = [0, *(np.flatnonzero(gutter[:-1] & ~gutter[1:]) + 1).tolist()]
    if gutter[0]:
        starts = starts[1:]
    return tuple(slice(a, b) for a, b in zip(starts, [*starts[1:], len(blank)], strict=True))


def _characters(lines: list[str]) -> np.ndarray:
    return np.frombuffer("".join(lines).encode("utf-32-le", "surrogatepass"), np.uint32)


def _is_prose(lines: list[str]) -> bool:
    """Whether blanks stand anywhere: wrapped text has no gutters but by chance, and few values of one shape."""
    return bool((_characters(lines) == ord(" ")).mean() < 1 / len(lines[0]))


def open_tables(source: Source, _asked: Any) -> Sheets:
    """Open its one table."""
    layout = _layout(source)
    assert layout is not None  # noqa: S101  # as `claims` saw
    encoding, places = layout
    return Sheets(source, NAME, UNIT, iter([_sheet(source, encoding, places)]))


def _sheet(source: Source, encoding: Encoding, places: tuple[slice, ...]) -> Sheet:
    sheet = headed(_rows(source, encoding, places), len(places))
    sheet.encoding = encoding.name
    return sheet


def _rows(source: Source, encoding: Encoding, places: tuple[slice, ...]) -> Iterator[Row | Rejected]:
    width = places[-1].stop
    for line in _lines(source, encoding):
        text = decode_bytes(line.rstrip(b"\r"), encoding)
        if len(text) > width and text[width:].strip():
            yield Rejected("wrong_width", line)
            continue
        cells = [text[place].strip() for place in places]
        yield Row(cells, "clean" if len(text) == width or not text.strip() else "short_padded")


def _lines(source: Source, encoding: Encoding) -> Iterator[bytes]:
    waiting = b""
    for piece, _ in narrow_pieces(source, encoding, _PIECE):
        *lines, waiting = (waiting + piece).split(b"\n")
        yield from lines
    if waiting:
        yield waiting
