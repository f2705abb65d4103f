"""Lines of a layout for many people at once, as one run of bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from .cells import cell
from .draw import Draw
from .layout import Place
from .seeds import Ints
from .text import constant, filled, joined

Offsets = np.ndarray[Any, np.dtype[np.int32]]


@dataclass(frozen=True, slots=True)
class Lines:
    """Records one after the other, each with its line break."""

    data: memoryview
    starts: Offsets
    """Where each record starts, and where the last one ends: one more than there are records."""
    filled: list[int]
    """Per column: in how many records it is not blank; empty where nobody asked."""


def render(
    draw: Draw,
    places: Sequence[Place],
    rows: Ints,
    *,
    end: bytes = b"\r\n",
    separator: bytes = b";",
    count: bool = False,
) -> Lines:
    """Write the people at `rows` in the layout, and `count` what is filled if asked.

    A run of columns that never change costs one text.
    """
    parts: list[Any] = []
    still = b""
    for number, place in enumerate(places, start=1):
        if place.fill[0] in "-=":
            still += place.fill[1:].encode("latin-1")
        else:
            parts.extend((constant(still), cell(draw, place.fill, rows, place.index)))
            still = b""
        still += separator if number < len(places) else end
    return _run(joined(*parts, still), _counts(places, parts[1::2], len(rows)) if count else [])


def _counts(places: Sequence[Place], columns: list[Any], rows: int) -> list[int]:
    changing = iter(columns)
    return [rows * (len(one.fill) > 1) if one.fill[0] in "-=" else filled(next(changing)) for one in places]


def _run(column: pa.BinaryArray, counts: list[int]) -> Lines:
    _, offsets, data = column.buffers()
    starts = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return Lines(memoryview(data)[: starts[-1]], starts, counts)
