"""A layout: how a kind of file looks, and how its rows are made and written.

Rows are made in blocks of fixed size, each from its own stream of the seed, so that memory does not grow with the file
and the same seed gives the same bytes.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .people import People, people
from .text import number

BLOCK = 50_000
Columns = list[tuple[str, pa.StringArray]]
"""Header and cells of every column, in order."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of rows to make."""

    first: int
    """The number of its first row, from 0."""
    rows: int
    total: int
    """Rows of the whole file."""
    rng: np.random.Generator
    fixed: np.random.Generator
    """The same stream in every block of one file: for pools such as its doctors."""

    def counter(self, start: int = 1) -> pa.StringArray:
        """A number per row that goes on from block to block."""
        return number(np.arange(start + self.first, start + self.first + self.rows))


@dataclass(frozen=True, slots=True)
class Layout:
    """How one kind of file looks."""

    name: str
    rows: int
    """How many it has unless asked otherwise."""
    least: int
    """From how many rows on the truth file holds."""
    make: Callable[[Block], Columns]
    delimiter: str = ";"
    quote: str = "none"
    """``none``, ``all``, or ``needed``: only where a cell holds the delimiter, a quote or a line break."""
    encoding: str = "utf-8"
    line_break: str = "\n"
    header: bool = True
    preamble: str = ""


def write(layout: Layout, path: Path, rows: int | None = None, seed: int = 1) -> Path:
    """Make `rows` rows of the layout and write them to `path`."""
    total = layout.rows if rows is None else rows
    mark = zlib.crc32(layout.name.encode())
    with path.open("wb") as sink:
        sink.write(layout.preamble.encode(layout.encoding))
        for first in range(0, total, BLOCK):
            block = Block(
                first,
                min(BLOCK, total - first),
                total,
                np.random.default_rng([seed, first, mark]),
                np.random.default_rng([seed, 2**31, mark]),
            )
            columns = layout.make(block)
            if layout.header and not first:
                sink.write(_line(layout, [name for name, _ in columns]))
            sink.write(_text(layout, [cells for _, cells in columns]))
    return path


def _line(layout: Layout, cells: list[str]) -> bytes:
    return _text(layout, [pa.array([cell], pa.string()) for cell in cells])


def _text(layout: Layout, columns: list[pa.StringArray]) -> bytes:
    cells = [_quoted(layout, column) for column in columns]
    mark = '"' if layout.quote == "all" else ""
    between = mark + layout.delimiter + mark
    lines = pc.binary_join_element_wise(
        mark, pc.binary_join_element_wise(*cells, between), mark + layout.line_break, ""
    )
    start, stop = np.frombuffer(lines.buffers()[1], np.int32)[[lines.offset, lines.offset + len(lines)]]
    text = lines.buffers()[2][int(start) : int(stop) - int(start)]
    return bytes(text) if layout.encoding == "utf-8" else str(text, "utf-8").encode(layout.encoding)


def _quoted(layout: Layout, column: pa.StringArray) -> pa.StringArray:
    if layout.quote == "none":
        return column
    doubled = pc.replace_substring(column, '"', '""')
    if layout.quote == "all":
        return doubled
    needs = pc.match_substring_regex(column, f'[{layout.delimiter}"\\r\\n]')
    return pc.if_else(needs, pc.binary_join_element_wise('"', doubled, '"', ""), column)


def doctors(block: Block, size: int) -> tuple[People, np.ndarray]:
    """A pool of doctors, the same in every block, and which of them each row names; the first are the busiest."""
    pool = people(np.random.default_rng(block.fixed.integers(2**31)), size, adults=True)
    return pool, (block.rng.random(block.rows) ** 2 * size).astype(np.int64)
