"""Formats whose tables stand among each other: rows of several tables in any order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Declared

from .bulk import Bulk, BulkBlock
from .container import Source
from .errors import EvidenceEmpty, TooManyColumns
from .sheets import BLOCK_ROWS, Block, Rejected, Row, Sheet, Sheets, State, fitted

_MOST_WAITING = 4 * BLOCK_ROWS


@dataclass(frozen=True, slots=True)
class Event:
    """One row of one of several tables whose rows come in any order."""

    table: str
    """What tells the table from the others of the file."""
    headers: tuple[str, ...]
    """Those it is known to have: taken from its first row."""
    row: Row | Rejected | Bulk | None
    """None: the table is there, though it may hold nothing."""
    declared: tuple[Declared, ...] = ()
    """Relations of the table that are declared here; they add up."""


class Mixed(Sheets):
    """Reads tables whose rows stand among each other; they are numbered in the order they are met."""

    def __init__(self, source: Source, form: str, unit: str, events: Iterator[Event], encoding: str = "utf-8") -> None:
        super().__init__(source, form, unit, iter(()))
        self._events, self._encoding = events, encoding
        self._numbers: dict[str, int] = {}
        self._blocks_of: Counter[int] = Counter()
        self._seen: Counter[int] = Counter()
        self._waiting: dict[int, tuple[list[Row], list[int]]] = {}
        self._held = 0
        """Rows that wait, of all tables."""

    def blocks(self) -> Iterator[Block | BulkBlock]:
        """Yield the rows of all tables. Raises EvidenceEmpty where there is no table at all."""
        try:
            for event in self._events:
                number = self._numbers.get(event.table)
                if number is None:
                    number = self._add(event)
                if event.declared:
                    self.states[number].sheet.declared += event.declared
                if isinstance(event.row, Bulk):
                    yield from self._given(number)
                    yield self._whole(number, event.row)
                elif event.row is not None and self._take(number, event.row):
                    yield from self._given(number)
                elif self._held > _MOST_WAITING:
                    yield from self._every()
        except NothingReadable:
            if not self.states:
                raise
            self.problem = self.problem or "table_cut"
            self.states[-1].cut = True
        yield from self._every()
        self.used = self.bytes
        if not self.states:
            raise EvidenceEmpty

    def _add(self, event: Event) -> int:
        if len(event.headers) > self.source.limits.most_columns:
            raise TooManyColumns(self.source.limits.most_columns)
        number = self._numbers[event.table] = len(self.states)
        header = int(any(event.headers))
        self.states.append(State(Sheet(event.headers, iter(()), self._encoding, header_rows=header, title=event.table)))
        self._waiting[number] = ([], [])
        return number

    def _take(self, number: int, row: Row | Rejected) -> bool:
        """Enter a row; return whether a block of its table is full."""
        state, at = self.states[number], self._seen[number]
        self._seen[number] += 1
        if isinstance(row, Rejected):
            self.reject(state, at, row)
            return False
        rows, places = self._waiting[number]
        rows.append(fitted(row, len(state.sheet.headers)))
        places.append(at)
        self._held += 1
        self.count(state, rows[-1])
        return len(rows) >= BLOCK_ROWS

    def _whole(self, number: int, bulk: Bulk) -> BulkBlock:
        """Enter rows that come together."""
        state, first = self.states[number], self._seen[number]
        block = BulkBlock(number, self._blocks_of[number], len(state.sheet.headers), first, bulk)
        self._seen[number] += bulk.rows
        self._blocks_of[number] += 1
        state.clean += bulk.rows
        return block

    def _given(self, number: int) -> Iterator[Block]:
        rows, places = self._waiting[number]
        if rows:
            self._waiting[number] = ([], [])
            self._held -= len(rows)
            width = len(self.states[number].sheet.headers)
            yield Block(number, self._blocks_of[number], width, places[0], tuple(rows), tuple(places))
            self._blocks_of[number] += 1

    def _every(self) -> Iterator[Block]:
        for number in list(self._waiting):
            yield from self._given(number)
