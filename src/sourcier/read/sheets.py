"""Formats whose program already tells rows and cells apart: their tables as blocks of text columns.

The unit of account is the cell or the record, for such a format says nothing of single bytes; `_at` is the number of
the row in its table, from 0.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np
import pyarrow as pa

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Account, ByteRange, Declared, Dialect, Reading, RowCount, Tally

from .bulk import Bulk, BulkBlock, as_batch
from .container import Source
from .decode import Decoded
from .errors import EvidenceEmpty
from .header import header_rows
from .opened import Member
from .shapes import Shapes
from .table import CLEAN, FATES, Reject

BLOCK_ROWS = 65_536
_SHOWN_RANGES = 1000
_LOOKED_AT = 200
"""Rows by which a header is told."""
_MOST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a format gives it: its cells as text, '' where empty; one repair at most."""

    cells: Sequence[str]
    repair: str = "clean"
    """One of `FATES`."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that stood where a row should, and could not be read."""

    code: str
    raw: bytes = b""


_FATE_OF = {fate: place for place, fate in enumerate(FATES)}


@dataclass(slots=True)
class Sheet:
    """One table of a format. Its width must be known before its rows are."""

    headers: tuple[str, ...]
    """One per column, as they stand in the file; empty where it names none. Values: not for show."""
    rows: Iterator[Row | Rejected]
    """May raise NothingReadable: then what came before stands, and the table is cut."""
    encoding: str = "utf-8"
    preamble_rows: int = 0
    """Rows above the header that are a title."""
    header_rows: int = 1
    oddities: tuple[Tally, ...] = ()
    gaps: bool = False
    """Whether a row without a single filled cell stands between rows, and is none."""
    title: str = ""
    """What the file calls it. A value: not for show."""
    declared: tuple[Declared, ...] = ()
    """Relations the file itself declares."""
    bulks: Iterator[Bulk] | None = None
    """Instead of `rows`, where the format holds its columns together."""


@dataclass(slots=True)
class State:
    """What is known of a table so far."""

    sheet: Sheet
    clean: int = 0
    blank: int = 0
    repairs: Counter[str] = field(default_factory=Counter)
    rejects: Counter[str] = field(default_factory=Counter)
    ranges: list[ByteRange] = field(default_factory=list)
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of one table."""

    table: int
    number: int
    fields: int
    first: int
    taken: tuple[Row, ...]
    at: tuple[int, ...]

    @property
    def rows(self) -> int:
        """How many rows."""
        return len(self.taken)

    def batch(self) -> tuple[pa.RecordBatch, Decoded]:
        """Return the rows as text columns."""
        columns = [pa.array(cells, pa.string()) for cells in zip(*(row.cells for row in self.taken), strict=True)]
        fates = np.array([_FATE_OF[row.repair] for row in self.taken], np.uint8)
        return as_batch(columns, pa.array(self.at, pa.int64()), pa.array(fates)), Decoded()


class Sheets:
    """Reads the tables of one file; `form` is the format's code, `unit` what its account counts."""

    def __init__(
        self, source: Source, form: str, unit: str, sheets: Iterator[Sheet], *, refused_problem: str = ""
    ) -> None:
        """`refused_problem`: the code of a problem it is that something could not be read as a row."""
        self._refused_problem = refused_problem
        self.source, self._form, self._unit, self._sheets = source, form, unit, sheets
        self.container, self.bytes = "none", source.bytes
        self.used, self.problem = 0, ""
        self.states: list[State] = []
        self._rejects: list[Reject] = []

    def blocks(self) -> Iterator[Block | BulkBlock]:
        """Yield the rows of all tables. Raises EvidenceEmpty where there is no table at all."""
        for number, sheet in enumerate(self._found()):
            state = State(sheet)
            self.states.append(state)
            yield from self._blocks(number, state) if sheet.bulks is None else self._bulks(number, state)
        self.used = self.bytes
        if not self.states:
            raise EvidenceEmpty

    def _found(self) -> Iterator[Sheet]:
        """Yield the tables as far as they can be told; damage before the first one is the answer."""
        try:
            yield from self._sheets
        except NothingReadable:
            if not self.states:
                raise
            self.problem = self.problem or "table_cut"

    def _blocks(self, table: int, state: State) -> Iterator[Block]:
        width, number, at = len(state.sheet.headers), 0, 0
        rows = self._watched(state)
        while taken := list(islice(rows, BLOCK_ROWS)):
            good: list[Row] = []
            places: list[int] = []
            for place, row in enumerate(taken, at):
                if isinstance(row, Rejected):
                    self.reject(state, place, row)
                elif state.sheet.gaps and not any(row.cells):
                    state.blank += 1
                else:
                    good.append(fitted(row, width))
                    places.append(place)
                    self.count(state, good[-1])
            if good:
                yield Block(table, number, width, at, tuple(good), tuple(places))
                number += 1
            at += len(taken)

    def _bulks(self, table: int, state: State) -> Iterator[BulkBlock]:
        width, at = len(state.sheet.headers), 0
        assert state.sheet.bulks is not None  # noqa: S101  # as `blocks` saw
        try:
            for number, bulk in enumerate(state.sheet.bulks):
                state.clean += bulk.rows
                yield BulkBlock(table, number, width, at, bulk)
                at += bulk.rows
        except NothingReadable:
            state.cut = True
            self.problem = self.problem or "table_cut"

    def _watched(self, state: State) -> Iterator[Row | Rejected]:
        try:
            yield from state.sheet.rows
        except NothingReadable:
            state.cut = True
            self.problem = self.problem or "table_cut"

    def count(self, state: State, row: Row) -> None:
        """Enter a row."""
        if row.repair == FATES[CLEAN]:
            state.clean += 1
        else:
            state.repairs[row.repair] += 1

    def reject(self, state: State, at: int, row: Rejected) -> None:
        """Enter what is no row."""
        state.rejects[row.code] += 1
        self.problem = self.problem or self._refused_problem
        if len(state.ranges) < _SHOWN_RANGES:
            state.ranges.append(ByteRange(at, 1, row.code))
        self._rejects.append(Reject(at, 1, row.code, row.raw))

    def decoded(self, table: int, counts: Decoded) -> None:
        """Cells come decoded: nothing to enter."""

    def take_rejects(self) -> list[Reject]:
        """Return the rejects entered since the last call."""
        taken, self._rejects = self._rejects, []
        return taken

    def members(self) -> tuple[Member, ...]:
        """Return nothing: such a file holds tables, not files."""
        return ()

    def readings(self) -> tuple[Reading, ...]:
        """Return the facts of every table."""
        return tuple(self._reading(number, state) for number, state in enumerate(self.states))

    def _reading(self, number: int, state: State) -> Reading:
        sheet, width = state.sheet, len(state.sheet.headers)
        repaired, rejected = sum(state.repairs.values()), sum(state.rejects.values())
        each = width if self._unit == "cells" else 1
        parts = [sheet.preamble_rows, sheet.header_rows, state.clean, repaired, rejected]
        preamble, header, clean, mended, refused = (count * each for count in parts)
        total = (sum(parts) + state.blank) * each
        account = Account(self._unit, total, 0, preamble, header, clean, mended, refused, state.blank * each, 0)
        return Reading(
            name=f"table-{number + 1}",
            format=self._form,
            encoding=sheet.encoding,
            dialect=Dialect("", "", "", "", sheet.header_rows, sheet.preamble_rows, width),
            account=account,
            rows=RowCount(state.clean + repaired + rejected, state.clean, repaired, rejected),
            headers=sheet.headers,
            repairs=_tallies(state.repairs),
            rejects=_tallies(state.rejects),
            oddities=sheet.oddities,
            rejected_ranges=tuple(state.ranges),
            cut=state.cut,
            title=sheet.title,
            declared=sheet.declared,
        )


def fitted(row: Row, width: int) -> Row:
    """Return a row of the table's width: what is missing is empty; what is too much was told by the format before."""
    if len(row.cells) == width:
        return row
    return Row((*row.cells[:width], *[""] * (width - len(row.cells))), "short_padded")


def _tallies(counted: Counter[str]) -> tuple[Tally, ...]:
    return tuple(Tally(code, rows) for code, rows in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def headed(rows: Iterator[Row | Rejected], width: int, name: str = "") -> Sheet:
    """Return a sheet whose header is found among its first rows: as in a delimited text, by the shapes below it.

    `name`: what the file calls it.
    """
    first = [row for row in islice(rows, _LOOKED_AT) if isinstance(row, Row)]
    cells = [tuple(cell.encode() for cell in row.cells) for row in first]
    title = 0
    while title < min(len(cells) - 1, _MOST_TITLE) and sum(map(bool, cells[title])) <= max(1, width // 4) < width:
        title += 1
    below = cells[title + 1 :]
    header = header_rows(cells[title:][:3], Shapes(below), below) if below else 0
    above = first[title : title + header]
    named = [" ".join(filter(None, names)) for names in zip(*(row.cells for row in above), strict=False)]
    headers = tuple(named) + ("",) * (width - len(named))
    start = title + header
    body = chain(first[start:], rows)
    return Sheet(headers, body, preamble_rows=title, header_rows=header, gaps=True, title=name)
