"""The slow path: lines that are no records by themselves become quoted records, repaired rows or rejects.

No state crosses a line that is a record by itself: damage stays where it is. A field that opens a quote may run over
many lines if it closes it legally (RFC 4180), except where it would swallow more than eight lines that are records by
themselves between two lines that would be rows but for one quote each: that is a quote lost twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .owners import FOREIGN
from .shapes import Shapes, fill_missing, merge_surplus
from .start import Text
from .strict import bare, lenient_cells, opened, quoted
from .table import FATES

LOCAL = 8
"""Lines damage may reach: the law of the house."""

_FATE = {code: number for number, code in enumerate(FATES)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of consecutive lines."""

    first: int
    last: int
    table: int
    cells: tuple[bytes, ...] | None
    """None for a reject, or for a legal record to be parsed with the others."""
    code: str
    """A fate for a row, a reason for a reject."""
    rejected: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """What the slow path needs to know of the tables."""

    widths: tuple[int, ...]
    shapes: tuple[Shapes, ...]
    trims: tuple[bool, ...]


class SlowPath:
    """One pass over the unassigned lines of a chunk."""

    def __init__(self, text: Text, owner: np.ndarray, tables: Tables, open_limit: int, *, final: bool) -> None:
        self._text = text
        self._owner = owner
        """int16 per line: the table it is a row of, -1 unassigned, -2 blank, below that accounted for."""
        self._tables = tables
        self._open_limit = open_limit
        self._final = final
        self._open = _open_pattern(text)
        self.rest = len(text.data)
        """Where a record begins that may go on in the next chunk."""

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what became of the unassigned lines, in order; stops at `rest`."""
        following = 0
        table = 0
        for line in np.flatnonzero(self._owner == -1).tolist():
            if line < following:
                continue
            table = self._table_before(line, table)
            if self._stays_open(line):
                self.rest = int(self._text.lines.start[line])
                return
            outcome = self._quoted(line, table) or self._repaired(line, table) or self._rejected(line, table)
            table = outcome.table
            following = outcome.last + 1
            yield outcome

    def _table_before(self, line: int, table: int) -> int:
        for before in range(line - 1, max(-1, line - 64), -1):
            if self._owner[before] >= 0:
                return int(self._owner[before])
        return table

    def _stays_open(self, line: int) -> bool:
        at = int(self._text.lines.start[line])
        if (self._owner[line:] == FOREIGN).any():
            return False
        if self._final or self._open is None or len(self._text.data) - at >= self._open_limit:
            return False
        return self._open.match(self._text.data, at) is not None

    def _quoted(self, line: int, table: int) -> Outcome | None:
        """A legal record over several lines, or one with escapes."""
        text = self._text
        if text.judged.legal[line]:
            return None
        at = int(text.lines.start[line])
        end = text.strict.match(text.data, at, len(text.data))
        if end is None:
            return None
        last = int(np.searchsorted(text.lines.end, end))
        stop = int(text.lines.stop[last])
        inner = self._owner[line + 1 : last + 1]
        swallowed = int((inner >= 0).sum())
        if (inner == FOREIGN).any() or (swallowed > LOCAL and self._two_wounds(line, last)):
            return None
        cells = text.strict.cells(text.data, at, stop)
        owner = self._owner_of(len(cells), table)
        if owner is not None:
            escaped = text.strict.marks.escape is not None
            return Outcome(line, last, owner, tuple(cells) if escaped else None, "clean", rejected=False)
        if swallowed or not line < last <= line + LOCAL:
            return None
        restored = self._realigned(cells, table)
        return Outcome(line, last, table, restored[0], restored[1], rejected=False) if restored else None

    def _two_wounds(self, first: int, last: int) -> bool:
        """Whether a long quoted field is better explained by a closing quote lost here and an opening one lost there.

        Then both its first and its last line are whole rows, their one quote aside.
        """
        fields, widths = self._text.judged.fields, self._tables.widths
        return int(fields[first]) in widths and int(fields[last]) in widths

    def _owner_of(self, width: int, table: int) -> int | None:
        if self._tables.widths and self._tables.widths[table] == width:
            return table
        return next((number for number, known in enumerate(self._tables.widths) if known == width), None)

    def _repaired(self, line: int, table: int) -> Outcome | None:
        text = self._text
        raw = text.raw(line, line)
        cells = text.cells(line) if text.judged.legal[line] else lenient_cells(raw, text.strict.marks)
        owner = self._owner_of(len(cells), table)
        if owner is not None and not text.judged.legal[line]:
            return Outcome(line, line, owner, self._unescaped(cells), "stray_quote", rejected=False)
        joined = self._joined(line, table)
        if joined is not None:
            return joined
        restored = self._cut(line, cells, table) or self._realigned(cells, table)
        if restored is None:
            return None
        return Outcome(line, line, table, restored[0], restored[1], rejected=False)

    def _unescaped(self, cells: list[bytes]) -> tuple[bytes, ...]:
        return tuple(self._text.strict.unescape(cell) for cell in cells)

    def _joined(self, line: int, table: int) -> Outcome | None:
        """Fragments of one record that a line break inside a bare field has torn apart."""
        text, width = self._text, self._tables.widths[table]
        total = int(text.judged.fields[line])
        for last in range(line + 1, min(line + LOCAL + 1, len(text.lines))):
            if self._owner[last] >= 0 or self._owner[last] < -2:  # noqa: PLR2004  # a row, or already accounted for
                return None
            total += int(text.judged.fields[last]) - 1
            if total > width:
                return None
            if total == width and self._owner[last] == -1 and not self._goes_on(last, table):
                cells = lenient_cells(text.raw(line, last), text.strict.marks)
                if len(cells) == width and self._tables.shapes[table].fits(cells):
                    return Outcome(line, last, table, self._unescaped(cells), "line_break_in_field", rejected=False)
        return None

    def _goes_on(self, last: int, table: int) -> bool:
        """Whether the next line can only be the rest of this record: no delimiter in it, in a table that has some."""
        following = last + 1
        if following >= len(self._text.lines) or self._owner[following] != -1:
            return False
        return (
            int(self._text.judged.fields[following]) == 1
            and self._tables.widths[table] > 1
            and self._is_text(following)
        )

    def _is_text(self, line: int) -> bool:
        return len(self._text.raw(line, line)) > 0

    def _realigned(self, cells: list[bytes], table: int) -> tuple[tuple[bytes, ...], str] | None:
        shapes, width = self._tables.shapes[table], self._tables.widths[table]
        marks = self._text.strict.marks
        if marks.delimiter is None or width < 2:  # noqa: PLR2004  # one column has no places to choose from
            return None
        if len(cells) > width:
            merged = merge_surplus(cells, shapes, bytes([marks.delimiter]))
            return (self._unescaped(merged), "surplus_delimiter") if merged else None
        if self._tables.trims[table] and len(cells) < width:
            return self._unescaped([*cells, *([b""] * (width - len(cells)))]), "short_padded"
        filled = (
            fill_missing(cells, shapes) if 1 < len(cells) < width and width - len(cells) <= max(3, width // 4) else None
        )
        return (self._unescaped(filled), "missing_fields") if filled else None

    def _cut(self, line: int, cells: list[bytes], table: int) -> tuple[tuple[bytes, ...], str] | None:
        """The last record of a text that stops in the middle."""
        text, width = self._text, self._tables.widths[table]
        at_end = self._final and line == len(text.lines) - 1 and text.lines.stop[line] == text.lines.end[line]
        if not at_end or not 1 < len(cells) < width:
            return None
        return self._unescaped([*cells, *([b""] * (width - len(cells)))]), "cut_line"

    def _rejected(self, line: int, table: int) -> Outcome:
        text = self._text
        width = self._tables.widths[table] if self._tables.widths else 0
        if not text.judged.legal[line]:
            code = "quotes_do_not_balance"
        else:
            code = "too_few_fields" if int(text.judged.fields[line]) < width else "too_many_fields"
        return Outcome(line, line, table, None, code, rejected=True)


def _open_pattern(text: Text) -> re.Pattern[bytes] | None:
    """The beginning of a record whose last field opens a quote that the data do not close."""
    marks = text.strict.marks
    if marks.quote is None:
        return None
    delimiter = b"" if marks.delimiter is None else re.escape(bytes([marks.delimiter]))
    before = b"(?:(?:" + quoted(marks) + b"|" + bare(marks) + b")" + delimiter + b")*+" if delimiter else b""
    return re.compile(before + opened(marks) + rb"\Z", re.DOTALL)
