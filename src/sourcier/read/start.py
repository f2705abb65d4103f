"""Where a table starts: titles before it, header rows, and the rows its shapes are learned from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .header import header_rows
from .lines import Guard, Lines
from .shapes import Shapes, fill_missing, merge_surplus
from .strict import Strict, lenient_cells

LEARNED = 400
_LEAST_LEARNED = 40
_CELLS = 400_000
"""Cells from which shapes are learned at most: in a table of thousands of columns fewer rows must do."""
SURE_RUN = 8
"""So many consecutive lines of one width are a table of their own: damage does not repeat itself that way."""
SHORT_RUN = 3
_REACH = 1 << 16
"""Bytes within which a record must close for a table to be told from it."""
_MOST_HEADER = 3


@dataclass(frozen=True, slots=True)
class Start:
    """A table that begins at a line."""

    line: int
    fields: int
    rows: tuple[tuple[bytes, ...], ...]
    """The header rows, as cells."""
    header_lines: tuple[int, ...]
    """The lines they stand on."""
    shapes: Shapes


@dataclass(frozen=True, slots=True)
class Text:
    """A chunk with what is known of its lines."""

    data: bytes
    lines: Lines
    judged: Guard
    strict: Strict

    def cells(self, line: int) -> list[bytes]:
        """Return the cells of a legal line."""
        return self.strict.cells(self.data, int(self.lines.start[line]), int(self.lines.stop[line]))

    def record(self, line: int) -> tuple[range, list[bytes]]:
        """Return the lines and cells of the record that begins at a line; read leniently where none does legally."""
        at = int(self.lines.start[line])
        limit = min(len(self.data), at + _REACH)
        end = self.strict.match(self.data, at, limit)
        if end is None or (end == limit < len(self.data)):
            return range(line, line + 1), lenient_cells(self.raw(line, line), self.strict.marks)
        last = int(np.searchsorted(self.lines.end, end))
        return range(line, last + 1), self.strict.cells(self.data, at, int(self.lines.stop[last]))

    def raw(self, first: int, last: int) -> bytes:
        """Return the content of consecutive lines, without the last line break."""
        return self.data[int(self.lines.start[first]) : int(self.lines.stop[last])]


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines of the same width, blank lines between them left out."""

    lines: Sequence[int]
    fields: int
    after_gap: bool
    """Whether a blank line, a line of another width or nothing stands before it."""


def runs(text: Text, candidates: np.ndarray, least: int) -> Iterator[Run]:
    """Yield the runs among `candidates` (line numbers, ascending) of lines with at least `least` fields."""
    judged, blank = text.judged, text.judged.blank
    current: list[int] = []
    gap = True
    for line in candidates.tolist():
        if blank[line]:
            gap = True
            continue
        width = int(judged.fields[line]) if judged.legal[line] else 0
        neighbour = bool(current) and _only_blank_between(blank, current[-1], line)
        if current and width == int(judged.fields[current[0]]) and neighbour:
            current.append(line)
            continue
        if current:
            yield Run(current, int(judged.fields[current[0]]), gap)
        current = [line] if width >= least else []
        gap = True
    if current:
        yield Run(current, int(judged.fields[current[0]]), gap)


def _only_blank_between(blank: np.ndarray, first: int, second: int) -> bool:
    return second == first + 1 or bool(blank[first + 1 : second].all())


def start_of(
    text: Text, run: Run, hint: int, forced_header: int | None, learned: Sequence[Sequence[bytes]]
) -> Start | None:
    """Return the table that a run of lines begins, or None if the run is no table of its own.

    `hint` is the width the sniffing found; `learned` are rows of that width from all over the text.
    """
    learn = max(_LEAST_LEARNED, min(LEARNED, _CELLS // run.fields))
    lines = list(run.lines[: learn + _MOST_HEADER])
    rows = [text.cells(line) for line in lines]
    while forced_header is None and _is_title(rows):
        rows, lines = rows[1:], lines[1:]
    known = list(learned) if run.fields == hint else []
    body = [*rows[_MOST_HEADER:], *known] or rows[1:]
    if forced_header is None:
        named = header_rows(rows[:_MOST_HEADER], Shapes(body[-learn:]), body)
    else:
        named = min(forced_header, len(rows))
    if run.fields != hint and not _long_enough(run, named):
        return None
    header = tuple(tuple(row) for row in rows[:named])
    first = lines[0]
    shapes = Shapes(([*rows[named:], *known])[:learn])
    odd = _odd_header(text, first, run.fields, shapes, body) if not named and forced_header is None else None
    if odd is not None:
        return Start(odd[0], run.fields, (odd[1],), (odd[0],), shapes)
    return Start(first, run.fields, header, tuple(lines[:named]), shapes)


def start_of_damaged(text: Text, free: np.ndarray, fields: int, forced_header: int | None) -> Start | None:
    """Return a table none of whose lines is a record by itself: with escapes, line breaks or damage in every row."""
    found: list[tuple[range, list[bytes]]] = []
    following = 0
    for line in free[:LEARNED].tolist():
        if line < following or text.judged.blank[line]:
            continue
        lines, cells = text.record(line)
        if len(cells) == fields:
            found.append((lines, cells))
            following = lines.stop
    if not found:
        return None
    rows = [cells for _, cells in found]
    body = rows[_MOST_HEADER:] or rows[1:]
    named = header_rows(rows[:_MOST_HEADER], Shapes(body), body) if forced_header is None else forced_header
    header = found[: min(named, len(found))]
    lines_of_header = tuple(line for lines, _ in header for line in lines)
    shapes = Shapes(rows[len(header) :])
    return Start(found[0][0].start, fields, tuple(tuple(row) for _, row in header), lines_of_header, shapes)


def _long_enough(run: Run, named: int) -> bool:
    return len(run.lines) >= SURE_RUN or (len(run.lines) >= SHORT_RUN and run.after_gap and named > 0)


def _is_title(rows: Sequence[Sequence[bytes]]) -> bool:
    """Whether the first row is a title padded with delimiters, as spreadsheets write it."""
    if len(rows) < 3 or len(rows[0]) < 3:  # noqa: PLR2004  # too small to tell a title from a row
        return False
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:2]]
    return filled[0] <= max(1, len(rows[0]) // 5) and filled[1] * 2 >= len(rows[0])


def _odd_header(
    text: Text, first: int, width: int, shapes: Shapes, body: Sequence[Sequence[bytes]]
) -> tuple[int, tuple[bytes, ...]] | None:
    """Return the line before the rows and its cells, if it is a damaged header.

    One with a name too many or too few, or with a quote that opens or closes nothing.
    """
    before = first - 1
    if before < 0 or width < 3 or text.judged.blank[before]:  # noqa: PLR2004  # two names are too few to compare
        return None
    legal = bool(text.judged.legal[before])
    cells = text.cells(before) if legal else lenient_cells(text.raw(before, before), text.strict.marks)
    if abs(len(cells) - width) > 1 or (legal and len(cells) == width):
        return None
    cells = [*cells, b""][:width]
    return (before, tuple(cells)) if header_rows([cells], shapes, body) else None


def only_ragged(text: Text, lines: Sequence[int], shapes: Shapes, delimiter: bytes) -> bool:
    """Whether the lines of a run are rows of the known table that lost or won fields, rather than another table."""
    width = len(shapes.columns)
    sample = lines[:8]
    restored = 0
    for line in sample:
        cells = text.cells(line)
        if len(cells) > width:
            restored += merge_surplus(cells, shapes, delimiter) is not None
        else:
            restored += fill_missing(cells, shapes) is not None
    return restored * 4 >= len(sample) * 3
