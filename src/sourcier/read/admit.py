"""Tables that begin in a chunk: found among the lines nobody owns, with their titles and headers."""

from collections.abc import Callable, Sequence

import numpy as np

from .decode import decode_bytes
from .header import header_rows, joined_names
from .owners import BLANK, FREE, HEADER, PREAMBLE
from .plan import Plan
from .start import SHORT_RUN, Start, Text, only_ragged, runs, start_of, start_of_damaged
from .table import TableState
from .title import record_at, title_before

_LEAST_HEADER = 12
"""Bytes under which a line equal to the header may as well be a row."""


class Admission:
    """Gives lines of a chunk to the tables that begin there.

    `owner` and `tables` are shared with the chunk, and are written to.
    """

    def __init__(
        self, plan: Plan, text: Text, owner: np.ndarray, tables: list[TableState], offset: Callable[[int], int]
    ) -> None:
        self._plan = plan
        self._text = text
        self._owner = owner
        self._tables = tables
        self._offset = offset
        """Where in the evidence a position in the chunk is."""

    def admit(self) -> None:
        """Find tables that begin among the lines nobody owns."""
        known = self._plan.overrides.preamble_lines or 0 if not self._tables else 0
        while True:
            free = np.flatnonzero(self._owner == FREE)
            start = self._next_start(free[free >= known])
            if start is None and not self._tables:
                start = start_of_damaged(self._text, free[free >= known], self._plan.fields, self._forced())
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
        forced = self._forced()
        known = {state.fields for state in self._tables}
        for run in runs(self._text, free, 1 if single else 2):
            if run.fields > self._plan.limits.most_columns:
                continue
            if run.fields != hint and (len(run.lines) < SHORT_RUN or run.fields in known):
                continue
            if self._ragged(run.lines, run.fields):
                continue
            start = start_of(self._text, run, hint, forced, self._plan.learned)
            if start is not None:
                return start
        return None

    def _forced(self) -> int | None:
        """How many header rows a person said there are: of the first table."""
        return None if self._tables else self._plan.overrides.header_rows

    def _ragged(self, lines: Sequence[int], fields: int) -> bool:
        mark = self._text.strict.marks.delimiter
        delimiter = b"" if mark is None else bytes([mark])
        for state in self._tables:
            if (state.trims and fields < state.fields) or (
                state.shapes.rows and only_ragged(self._text, lines, state.shapes, delimiter)
            ):
                return True
        return False

    def _begin(self, start: Start) -> None:
        plan, table = self._plan, len(self._tables)
        rows, lines = start.rows, start.header_lines
        title = self._title(start, first_table=table == 0)
        early = record_at(self._text, title[-1] + 1 if title else 0, start)
        if early is not None and not rows and self._names_columns(early[1], start):
            rows, lines = (tuple(early[1]),), tuple(range(early[0][0], early[0][1] + 1))
        texts = [[decode_bytes(cell, plan.encoding) for cell in row] for row in rows]
        header_line = self._text.raw(lines[0], lines[0]) if lines else b""
        begun = int(self._text.lines.start[min((start.line, *lines, *title))])
        state = TableState(
            sniffed=plan.sniffed,
            begun=self._offset(begun),
            fields=start.fields,
            shapes=start.shapes,
            headers=joined_names(texts, start.fields),
            header_line=header_line,
            header_rows=len(rows),
            trims=plan.trims and table == 0,
        )
        state.preamble_lines = len(title)
        state.preamble = sum(self._length(line) for line in title)
        state.header = sum(self._length(line) for line in lines)
        self._owner[title] = PREAMBLE
        self._owner[list(lines)] = HEADER
        quote = self._text.strict.marks.quote
        state.quoted = quote is not None and bytes([quote]) in header_line
        self._tables.append(state)
        judged = self._text.judged
        mine = judged.legal & (judged.fields == start.fields) & (self._owner == FREE)
        mine[: max((start.line, *lines))] = False
        self._owner[mine] = table

    def _title(self, start: Start, *, first_table: bool) -> list[int]:
        """Lines before a table that belong to it, or as many as a person said."""
        if first_table and (told := self._plan.overrides.preamble_lines) is not None:
            return list(range(min(told, start.line)))
        return title_before(self._text, start, self._may_be_title, first_table=first_table)

    def _may_be_title(self, line: int) -> bool:
        """Whether a line belongs to nobody, nor is likely to be a damaged row of a table before."""
        if self._owner[line] == BLANK or not self._tables:
            return self._owner[line] in (FREE, BLANK)
        widest = max(state.fields for state in self._tables)
        return self._owner[line] == FREE and int(self._text.judged.fields[line]) <= max(1, widest // 2)

    def _names_columns(self, cells: list[bytes], start: Start) -> bool:
        forced = self._forced()
        return forced == 1 if forced is not None else header_rows([cells], start.shapes, self._plan.learned) == 1

    def headers_again(self) -> None:
        """Find headers repeated further down, as files glued together have them."""
        lines, data = self._text.lines, self._text.data
        for state in self._tables:
            line = state.header_line
            if state.fields < 3 or len(line) < _LEAST_HEADER:  # noqa: PLR2004  # too short to be told from a row
                continue
            at = data.find(line)
            while 0 <= at < int(lines.end[-1]):
                number = int(np.searchsorted(lines.start, at))
                whole = number < len(lines) and self._text.raw(number, number) == line
                if whole and self._owner[number] >= 0:
                    self._owner[number] = HEADER
                    state.header_again(self._offset(int(lines.start[number])), self._length(number))
                at = data.find(line, at + len(line))

    def _length(self, line: int) -> int:
        return self._offset(int(self._text.lines.end[line])) - self._offset(int(self._text.lines.start[line]))
