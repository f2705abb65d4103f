"""One chunk of a text: whose its lines are, what became of the others, and the blocks of rows it gives."""

from collections.abc import Sequence

import numpy as np

from .block import Block, Special
from .decode import decode_bytes
from .header import header_rows, joined_names
from .lines import Guard, Lines, Marks, guard, line_breaks, over_lines, split_lines, strict_records
from .plan import Plan, is_plain
from .side_by_side import side_by_side
from .slow import Outcome, SlowPath, Tables
from .start import Start, Text, only_ragged, runs, start_of
from .stream import Weights
from .strict import Strict
from .table import FATES, Reject, TableState

FREE, BLANK, HEADER, PREAMBLE, TAKEN = -1, -2, -3, -4, -5
_MOST_TITLE_LINES = 12
_LEAST_RUN = 3
_LEAST_HEADER = 12
"""Bytes under which a line equal to the header may as well be a row."""


class Chunk:
    """Whole lines of a text, each given to a table, to a header, or to nobody.

    `tables` is shared with the scan: tables that begin here are added to it.
    """

    def __init__(
        self, plan: Plan, tables: list[TableState], data: bytes, marks: Marks, weights: Weights, *, at: int, final: bool
    ) -> None:
        self._plan = plan
        self._tables = tables
        self._data = data
        self._marks = marks
        self._final = final
        self._at = at
        buffer = np.frombuffer(data, np.uint8)
        self._running = weights.running(buffer)
        self.rest = len(data)
        """Where the bytes begin that must wait for the next chunk."""
        lines, judged = self._records(buffer)
        self._text = Text(data, lines, judged, Strict(marks))
        self._owner = self._assign(judged)
        self._extra: dict[int, list[tuple[int, int]]] = {}
        self._special: dict[int, list[Special]] = {}
        self.rejects: list[tuple[int, int, Reject]] = []
        """Table, line and reject, in order."""
        self.last_row = -1
        """The last line that is part of a row; -1 where none is."""
        self.first_table = 0

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
        self.rest = strict.rest
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

    def sort_out(self) -> None:
        """Give every line to somebody, and enter every byte in a table's account."""
        self._admit()
        if not self._tables:
            self.rejects.append((0, 0, Reject(self._at, self._offset(self.rest), "no_record", self._data[: self.rest])))
            return
        self._headers_again()
        if (self._owner == FREE).any():
            self._slowly()
        self._account()

    def _admit(self) -> None:
        """Find tables that begin among the lines nobody owns."""
        known = self._plan.overrides.preamble_lines or 0 if not self._tables else 0
        while True:
            free = np.flatnonzero(self._owner == FREE)
            start = self._next_start(free[free >= known])
            if start is None:
                return
            self._begin(start)
            known = start.line + 1

    def _next_start(self, free: np.ndarray) -> Start | None:
        first_table = not self._tables
        single = self._plan.fields == 1
        if single and not first_table:
            return None
        hint = self._plan.fields if first_table else -1
        forced = self._plan.overrides.header_rows if first_table else None
        known = {state.fields for state in self._tables}
        for run in runs(self._text, free, 1 if single else 2):
            if run.fields > self._plan.limits.most_columns:
                continue
            if run.fields != hint and (len(run.lines) < _LEAST_RUN or run.fields in known):
                continue
            if self._ragged(run.lines, run.fields):
                continue
            start = start_of(self._text, run, hint, forced, self._plan.learned)
            if start is not None:
                return start
        return None

    def _ragged(self, lines: Sequence[int], fields: int) -> bool:
        delimiter = b"" if self._marks.delimiter is None else bytes([self._marks.delimiter])
        for state in self._tables:
            if (state.trims and fields < state.fields) or (
                state.shapes.rows and only_ragged(self._text, lines, state.shapes, delimiter)
            ):
                return True
        return False

    def _begin(self, start: Start) -> None:
        plan, table = self._plan, len(self._tables)
        rows, lines = start.rows, start.header_lines
        title = self._title_before(start, first_table=table == 0)
        early = self._record_at(title[-1] + 1 if title else 0, start)
        if early is not None and not rows and self._names_columns(early[1], start):
            rows, lines = (tuple(early[1]),), tuple(range(early[0][0], early[0][1] + 1))
        texts = [[decode_bytes(cell, plan.encoding) for cell in row] for row in rows]
        header_line = self._text.raw(lines[0], lines[0]) if lines else b""
        names = joined_names(texts, start.fields)
        state = TableState(start.fields, start.shapes, names, header_line, len(rows), plan.trims and table == 0)
        state.preamble_lines = len(title)
        state.preamble = sum(self._length(line, line) for line in title)
        state.header = sum(self._length(line, line) for line in lines)
        self._owner[title] = PREAMBLE
        self._owner[list(lines)] = HEADER
        state.quoted = self._marks.quote is not None and bytes([self._marks.quote]) in header_line
        self._tables.append(state)
        judged = self._text.judged
        mine = judged.legal & (judged.fields == start.fields) & (self._owner == FREE)
        mine[: max((start.line, *lines))] = False
        self._owner[mine] = table

    def _title_before(self, start: Start, *, first_table: bool) -> list[int]:
        """Lines before a table that belong to it: all that are no record of its width, or as many as a person said."""
        if first_table and (told := self._plan.overrides.preamble_lines) is not None:
            return list(range(min(told, start.line)))
        title: list[int] = []
        for line in range(start.line - 1, -1, -1):
            if self._owner[line] not in (FREE, BLANK) or (not first_table and len(title) >= _MOST_TITLE_LINES):
                break
            title.append(line)
        title.reverse()
        for at, line in enumerate(title):
            if self._record_at(line, start) is not None:
                return title[:at]
        return title

    def _record_at(self, line: int, start: Start) -> tuple[tuple[int, int], list[bytes]] | None:
        """Return lines and cells of a record of the table's width that stands before its first plain line."""
        if line >= start.line or self._text.judged.blank[line] or start.fields < 2:  # noqa: PLR2004  # one column
            return None
        lines, strict = self._text.lines, self._text.strict
        at = int(lines.start[line])
        end = strict.match(self._data, at, int(lines.start[start.line]))
        if end is None:
            return None
        last = int(np.searchsorted(lines.end, end))
        cells = strict.cells(self._data, at, int(lines.stop[last]))
        return ((line, last), cells) if len(cells) == start.fields else None

    def _names_columns(self, cells: list[bytes], start: Start) -> bool:
        forced = self._plan.overrides.header_rows if not self._tables else None
        return forced == 1 if forced is not None else header_rows([cells], start.shapes, self._plan.learned) == 1

    def _headers_again(self) -> None:
        """Find headers repeated further down, as files glued together have them."""
        starts = self._text.lines.start
        for state in self._tables:
            line = state.header_line
            if state.fields < 3 or len(line) < _LEAST_HEADER:  # noqa: PLR2004  # too short to be told from a row
                continue
            at = self._data.find(line)
            while 0 <= at < self.rest:
                number = int(np.searchsorted(starts, at))
                whole = number < len(starts) and self._text.raw(number, number) == line
                if whole and self._owner[number] >= 0:
                    self._owner[number] = HEADER
                    state.header += self._length(number, number)
                at = self._data.find(line, at + len(line))

    def _slowly(self) -> None:
        tables = Tables(
            tuple(state.fields for state in self._tables),
            tuple(state.shapes for state in self._tables),
            tuple(state.trims for state in self._tables),
        )
        slow = SlowPath(self._text, self._owner, tables, self._plan.limits.longest_open_quote, final=self._final)
        outcomes = list(slow.outcomes())
        if slow.rest < len(self._data):
            self.rest = slow.rest
            self._owner[np.searchsorted(self._text.lines.start, slow.rest) :] = TAKEN
        for outcome in outcomes:
            self._owner[outcome.first : outcome.last + 1] = TAKEN
            self._settle(outcome)

    def _settle(self, outcome: Outcome) -> None:
        start, end = int(self._text.lines.start[outcome.first]), int(self._text.lines.end[outcome.last])
        length, at = self._offset(end) - self._offset(start), self._at + self._offset(start)
        state = self._tables[outcome.table]
        if outcome.rejected:
            reject = Reject(at, length, outcome.code, self._data[start:end])
            self.rejects.append((outcome.table, outcome.first, reject))
            return
        self.last_row = max(self.last_row, outcome.last)
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

    def _account(self) -> None:
        owned = np.flatnonzero(self._owner >= 0)
        if owned.size:
            self.last_row = max(self.last_row, int(owned[-1]))
            self.first_table = int(self._owner[owned[0]])
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

    def block(self, table: int) -> Block | None:
        """Return the chunk's rows of one table, or None where it has none."""
        mine = self._owner == table
        extra, special = self._extra.get(table, []), self._special.get(table, [])
        if not mine.any() and not extra and not special:
            return None
        if mine.all() and not extra:
            data, starts, inside = self._data[: self.rest], self._text.lines.start, self._text.lines.start
        else:
            data, starts, inside = side_by_side(self._data, self._text.lines, np.flatnonzero(mine), extra)
        state, chosen = self._tables[table], self._plan.sniffed.chosen
        state.quoted |= chosen.quote is not None and (bytes([chosen.quote]) in data or bool(special))
        at = starts if self._running is None else self._running[starts]
        return Block(
            table=table,
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

    def _length(self, first: int, last: int) -> int:
        return self._offset(int(self._text.lines.end[last])) - self._offset(int(self._text.lines.start[first]))

    def _offset(self, at: int) -> int:
        return at if self._running is None else int(self._running[at])
