"""One chunk of a text: whose its lines are, what became of the others, and the blocks of rows it gives."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from .admit import Admission
from .block import Block, Special
from .foreign import Known, Region, Search
from .lines import Guard, Lines, Marks, guard, line_breaks, over_lines, split_lines, strict_records
from .owners import BLANK, FOREIGN, FREE, TAKEN
from .plan import Plan, as_one_byte, is_plain
from .side_by_side import side_by_side
from .slow import Outcome, SlowPath, Tables
from .start import Text
from .strict import Strict
from .table import FATES, Reject, TableState


class Chunk:
    """Whole lines of a text, each given to a table, to a header, or to nobody.

    `tables` are those of the whole text, shared with the scan: tables that begin here are added to it. A chunk has
    rows of tables in one dialect; regions in another are chunks of their own (`inner`) within it.
    """

    def __init__(
        self, plan: Plan, tables: list[TableState], data: bytes, *, at: int, final: bool, inner: bool = False
    ) -> None:
        self._plan = plan
        self._every = tables
        self._tables = [state for state in tables if state.speaks(plan.sniffed)]
        mark, self._data = as_one_byte(data, plan.sniffed.chosen.delimiter)
        self._marks = Marks(mark, plan.sniffed.chosen.quote, plan.sniffed.chosen.escape)
        self._final = final
        self._at = at
        buffer = np.frombuffer(self._data, np.uint8)
        self._running = plan.weights(data).running(buffer)
        self._rest = len(self._data)
        lines, judged = self._records(buffer)
        self._text = Text(self._data, lines, judged, Strict(self._marks))
        self._owner = self._assign(judged)
        self._inside = [] if inner else self._regions()
        self._extra: dict[int, list[tuple[int, int]]] = {}
        self._special: dict[int, list[Special]] = {}
        self.rejects: list[tuple[TableState | None, Reject]] = []
        """Rejects with the table they are nearest to, in order."""
        self.first_row: tuple[int, TableState] | None = None
        """Offset and table of the first line that is part of a row."""
        self.last_row: tuple[int, TableState] | None = None
        """Offset and table of the last line that is part of a row."""

    @property
    def rest(self) -> int:
        """Where in the data the bytes begin that must wait for the next chunk."""
        return len(self._raw(0, self._rest))

    @property
    def next_at(self) -> int:
        """Offset in the evidence of the bytes that must wait."""
        return self._at + self._offset(self._rest)

    def _raw(self, start: int, end: int) -> bytes:
        """The bytes as they came, a delimiter of several bytes put back."""
        delimiter, data = self._plan.sniffed.chosen.delimiter, self._data[start:end]
        if self._marks.delimiter is None or is_plain(delimiter):
            return data
        return data.replace(bytes([self._marks.delimiter]), delimiter)

    def _records(self, buffer: np.ndarray) -> tuple[Lines, Guard]:
        lines = split_lines(buffer)
        judged = guard(buffer, lines, self._marks)
        if judged.legal.all():
            return lines, judged
        strict = strict_records(buffer, lines, self._marks)
        if strict is None or self._hangs(strict.rest):
            return lines, judged
        known = [self._plan.fields, *(state.fields for state in self._tables)]
        if not np.isin(strict.guard.fields[over_lines(strict.lines, lines)], known).all():
            return lines, judged
        self._rest = strict.rest
        return strict.lines, strict.guard

    def _hangs(self, rest: int) -> bool:
        """Whether a record stays open further than a record may."""
        left = len(self._data) - rest
        return left > 0 and (self._final or left > self._plan.limits.longest_open_quote)

    def _assign(self, judged: Guard) -> np.ndarray:
        owner = np.full(len(judged.fields), FREE, np.int16)
        for number, state in enumerate(self._tables):
            owner[judged.legal & (judged.fields == state.fields)] = number
        if self._plan.fields > 1:
            owner[judged.blank] = BLANK
        elif self._tables:
            owner[judged.blank] = 0
        return owner

    def _regions(self) -> list["Chunk"]:
        """Chunks of their own for what is written in another dialect."""
        plan, judged = self._plan, self._text.judged
        if plan.fields < 2 or plan.overrides.delimiter is not None:  # noqa: PLR2004  # any line fits one column
            return []
        free = self._owner == FREE
        if not self._tables:
            free &= ~(judged.legal & (judged.fields == plan.fields))
            free[: plan.overrides.preamble_lines or 0] = False
        search = Search(self._text, free, plan.encoding, plan.fields, self._known())
        regions = search.regions()
        waits = None if self._final else search.waits_from(regions, self._rest)
        if waits is not None:
            self._rest = int(self._text.lines.start[waits])
            self._owner[waits:] = TAKEN
            regions = [region for region in regions if region.first < waits]
        return [self._inner(region) for region in regions]

    def _known(self) -> list[Known]:
        others: dict[tuple[bytes, int | None, int | None], list[TableState]] = {}
        for state in self._every:
            if not state.speaks(self._plan.sniffed):
                others.setdefault(state.sniffed.marks, []).append(state)
        return [Known(states[0].sniffed, tuple(state.fields for state in states)) for states in others.values()]

    def _inner(self, region: Region) -> "Chunk":
        lines = self._text.lines
        first, last = region.first, region.last
        while last + 1 < len(lines) and self._text.judged.blank[last + 1]:
            last += 1
        start, end = int(lines.start[first]), int(lines.end[last])
        at_end = end == self._rest
        told = replace(self._plan.overrides, header_rows=None, preamble_lines=None)
        plan = replace(
            self._plan,
            sniffed=region.sniffed,
            overrides=told,
            learned=(),
            trims=False,
            fields=region.sniffed.chosen.fields,
        )
        data, at = self._raw(start, end), self._at + self._offset(start)
        inner = Chunk(plan, self._every, data, at=at, final=self._final or not at_end, inner=True)
        inner.sort_out()
        if inner.rest < len(data):
            self._rest = start + len(as_one_byte(data[: inner.rest], self._plan.sniffed.chosen.delimiter)[1])
        self._owner[first : last + 1] = FOREIGN
        return inner

    def sort_out(self) -> None:
        """Give every line to somebody, and enter every byte in a table's account."""
        admission = Admission(self._plan, self._text, self._owner, self._tables, lambda at: self._at + self._offset(at))
        known = len(self._tables)
        admission.admit()
        self._every += self._tables[known:]
        if self._tables:
            admission.headers_again()
            if (self._owner == FREE).any():
                self._slowly()
            self._account()
        else:
            self._reject_all()
        for inner in self._inside:
            self._take_over(inner)
        self.rejects.sort(key=lambda entry: entry[1].at)

    def _take_over(self, inner: "Chunk") -> None:
        self.rejects += inner.rejects
        if inner.first_row and (self.first_row is None or inner.first_row[0] < self.first_row[0]):
            self.first_row = inner.first_row
        if inner.last_row and (self.last_row is None or inner.last_row[0] > self.last_row[0]):
            self.last_row = inner.last_row

    def _reject_all(self) -> None:
        """No table in sight: runs of lines are kept as they are."""
        lines = self._text.lines
        mine = np.flatnonzero((self._owner != FOREIGN) & (self._owner != TAKEN))
        for run in np.split(mine, np.flatnonzero(np.diff(mine) > 1) + 1):
            if run.size:
                start, end = int(lines.start[run[0]]), min(int(lines.end[run[-1]]), self._rest)
                self._reject(None, start, end, "no_record")

    def _reject(self, state: TableState | None, start: int, end: int, code: str) -> None:
        first, length = self._offset(start), self._offset(end) - self._offset(start)
        self.rejects.append((state, Reject(self._at + first, length, code, self._data[start:end])))

    def _slowly(self) -> None:
        tables = Tables(
            tuple(state.fields for state in self._tables),
            tuple(state.shapes for state in self._tables),
            tuple(state.trims for state in self._tables),
        )
        slow = SlowPath(self._text, self._owner, tables, self._plan.limits.longest_open_quote, final=self._final)
        outcomes = list(slow.outcomes())
        if slow.rest < len(self._data):
            self._rest = min(self._rest, slow.rest)
            self._owner[np.searchsorted(self._text.lines.start, slow.rest) :] = TAKEN
        for outcome in outcomes:
            self._owner[outcome.first : outcome.last + 1] = TAKEN
            self._settle(outcome)

    def _settle(self, outcome: Outcome) -> None:
        start, end = int(self._text.lines.start[outcome.first]), int(self._text.lines.end[outcome.last])
        length, at = self._offset(end) - self._offset(start), self._at + self._offset(start)
        state = self._tables[outcome.table]
        if outcome.rejected:
            self._reject(state, start, end, outcome.code)
            return
        self._row(at, state)
        if outcome.code == "clean":
            state.clean += length
            state.clean_rows += 1
        else:
            state.repaired += length
            state.repairs[outcome.code] += 1
            state.cut |= outcome.code == "cut_line"
        if outcome.cells is None:
            self._extra.setdefault(outcome.table, []).append((start, end))
        else:
            self._special.setdefault(outcome.table, []).append(Special(at, outcome.cells, FATES.index(outcome.code)))

    def _row(self, at: int, state: TableState) -> None:
        if self.first_row is None or at < self.first_row[0]:
            self.first_row = (at, state)
        if self.last_row is None or at > self.last_row[0]:
            self.last_row = (at, state)

    def _account(self) -> None:
        owned = np.flatnonzero(self._owner >= 0)
        for line in owned[[0, -1]].tolist() if owned.size else []:
            start = int(self._text.lines.start[line])
            self._row(self._at + self._offset(start), self._tables[int(self._owner[line])])
        lengths = self._lengths()
        for number, state in enumerate(self._tables):
            mine = self._owner == number
            state.clean += int(lengths[mine].sum())
            state.clean_rows += int(mine.sum())
            state.breaks.update(line_breaks(self._data, self._text.lines, mine))
        blank = np.flatnonzero(self._owner == BLANK)
        if blank.size:
            places = np.searchsorted(owned, blank) - 1
            tables = self._owner[owned[np.maximum(places, 0)]] if owned.size else np.zeros(blank.size, np.int16)
            for number in np.unique(tables).tolist():
                self._tables[number].separators += int(lengths[blank[tables == number]].sum())

    def blocks(self) -> Iterator[Block]:
        """Yield the chunk's rows, a block per table and region."""
        for table in range(len(self._tables)):
            block = self._block(table)
            if block is not None:
                yield block
        for inner in self._inside:
            yield from inner.blocks()

    def _block(self, table: int) -> Block | None:
        """Return the rows of one table, or None where it has none."""
        mine = self._owner == table
        extra, special = self._extra.get(table, []), self._special.get(table, [])
        if not mine.any() and not extra and not special:
            return None
        if mine.all() and not extra:
            data, starts, inside = self._data[: self._rest], self._text.lines.start, self._text.lines.start
        else:
            data, starts, inside = side_by_side(self._data, self._text.lines, np.flatnonzero(mine), extra)
        state, chosen = self._tables[table], self._plan.sniffed.chosen
        state.quoted |= chosen.quote is not None and (bytes([chosen.quote]) in data or bool(special))
        at = starts if self._running is None else self._running[starts]
        return Block(
            table=state.number,
            number=0,
            fields=state.fields,
            data=data,
            at=at + self._at,
            specials=tuple(special),
            delimiter=self._marks.delimiter,
            long_delimiter=b"" if is_plain(chosen.delimiter) else chosen.delimiter,
            quote=self._marks.quote,
            encoding=self._plan.encoding,
            starts=inside,
        )

    def _lengths(self) -> np.ndarray:
        lines = self._text.lines
        start, end = lines.start, lines.end
        if self._running is not None:
            start, end = self._running[start], self._running[end]
        return np.asarray(end - start)

    def _offset(self, at: int) -> int:
        return at if self._running is None else int(self._running[at])
