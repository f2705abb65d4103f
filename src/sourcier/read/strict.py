"""One record at a time: the slow path, for the few lines that are not records by themselves.

All patterns are linear: possessive quantifiers never give back what they matched.
"""

import re
from dataclasses import dataclass, field

from .lines import Marks

_END = rb"(?:\r\n|\n|\r|\Z)"


@dataclass(frozen=True, slots=True)
class Strict:
    """The strict grammar of one dialect (RFC 4180, with an escape byte where the dialect has one)."""

    marks: Marks
    record: re.Pattern[bytes] = field(init=False)
    cell: re.Pattern[bytes] = field(init=False)

    def __post_init__(self) -> None:
        in_quotes, plain = quoted(self.marks), bare(self.marks)
        one = b"(?:" + in_quotes + b"|" + plain + b")" if in_quotes else b"(?:" + plain + b")"
        delimiter = _byte(self.marks.delimiter)
        more = b"(?:" + delimiter + one + b")*+" if delimiter else b""
        object.__setattr__(self, "record", re.compile(one + more + _END, re.DOTALL))
        object.__setattr__(
            self, "cell", re.compile(b"(" + one + b")(?:" + (delimiter or rb"\Z") + b"|" + _END + b")", re.DOTALL)
        )

    def match(self, data: bytes, at: int, limit: int) -> int | None:
        """Return where the record that begins at `at` ends (its line break included), or None if none does legally."""
        found = self.record.match(data, at, limit)
        return found.end() if found else None

    def cells(self, data: bytes, at: int, stop: int) -> list[bytes]:
        """Return the unquoted cells of the legal record between `at` and `stop` (its line break excluded)."""
        record, marks = data[at:stop], self.marks
        if (marks.quote is None or marks.quote not in record) and (marks.escape is None or marks.escape not in record):
            return [record] if marks.delimiter is None else record.split(bytes([marks.delimiter]))
        return [self.plain(cell) for cell in self.raw_cells(data, at, stop)]

    def raw_cells(self, data: bytes, at: int, stop: int) -> list[bytes]:
        """Return the cells as they stand, quotes and escapes included."""
        cells: list[bytes] = []
        while True:
            found = self.cell.match(data, at, stop)
            if found is None:
                return cells
            cells.append(found.group(1))
            at = found.end()
            if at >= stop:
                if found.end(1) < stop:
                    cells.append(b"")
                return cells

    def plain(self, cell: bytes) -> bytes:
        """Return a legal cell without its quotes and escapes."""
        marks = self.marks
        if marks.quote is not None and cell[:1] == bytes([marks.quote]):
            quote = bytes([marks.quote])
            cell = cell[1:-1].replace(quote + quote, quote)
        if marks.escape is not None:
            cell = self.unescape(cell)
        return cell

    def unescape(self, cell: bytes) -> bytes:
        """Return a cell without the escapes that guard a mark; other backslashes are data and stay."""
        marks = self.marks
        if marks.escape is None:
            return cell
        guarded = b"".join(_byte(m) for m in (marks.quote, marks.delimiter, marks.escape) if m is not None)
        return re.sub(_byte(marks.escape) + b"([" + guarded + rb"\r\n])", rb"\1", cell)


def _byte(mark: int | None) -> bytes:
    return b"" if mark is None else re.escape(bytes([mark]))


def quoted(marks: Marks) -> bytes:
    """Return the pattern of a quoted cell, empty where the dialect has none."""
    return b"" if marks.quote is None else opened(marks) + _byte(marks.quote)


def opened(marks: Marks) -> bytes:
    """Return the pattern of a quoted cell without its closing quote."""
    quote, escape = _byte(marks.quote), _byte(marks.escape)
    if escape and marks.escape != marks.quote:
        return quote + b"(?:[^" + quote + escape + b"]|" + quote + quote + b"|" + escape + b".)*+"
    return quote + b"(?:[^" + quote + b"]|" + quote + quote + b")*+"


def bare(marks: Marks) -> bytes:
    """Return the pattern of a cell without quotes."""
    stops = _byte(marks.quote) + _byte(marks.delimiter) + rb"\r\n"
    if marks.escape is not None and marks.escape != marks.quote:
        escape = _byte(marks.escape)
        return b"(?:[^" + stops + escape + b"]|" + escape + b".)*+"
    return b"[^" + stops + b"]*+"


def lenient_cells(line: bytes, marks: Marks) -> list[bytes]:
    """Return the cells of a line whose quotes are not legal, taking as few of them as possible at their word.

    A quote opens a field only where the field begins, and closes it only before a delimiter or the end; any other quote
    is data.
    """
    if marks.delimiter is None:
        return [line]
    delimiter = bytes([marks.delimiter])
    if marks.quote is None:
        return line.split(delimiter)
    quote = bytes([marks.quote])
    cells: list[bytes] = []
    at = 0
    while at <= len(line):
        if line[at : at + 1] == quote:
            closing = _closing(line, at + 1, quote, delimiter)
            if closing is not None:
                cells.append(line[at + 1 : closing].replace(quote + quote, quote))
                at = closing + 2
                continue
        following = line.find(delimiter, at)
        following = len(line) if following < 0 else following
        cells.append(line[at:following])
        at = following + 1
    return cells


def _closing(line: bytes, at: int, quote: bytes, delimiter: bytes) -> int | None:
    while (found := line.find(quote, at)) >= 0:
        if found + 1 == len(line) or line[found + 1 : found + 2] == delimiter:
            return found
        at = found + 1
    return None
