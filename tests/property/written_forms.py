"""A writer of delimited text that knows where every record of it begins and ends: the truth tests compare with."""

import codecs
import re
from dataclasses import dataclass, field, replace

BREAKS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
BOMS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_ANY_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Form:
    """How a table is put into bytes."""

    delimiter: str = ";"
    quote: str = '"'
    escape: str = ""
    quoting: str = "minimal"
    """``minimal``, ``all`` or ``text`` (all but numbers)."""
    line_break: str = "lf"
    """``lf``, ``crlf``, ``cr``, or ``mixed``: the three in turn."""
    encoding: str = "utf-8"
    """``utf-8-sig``, ``utf-16-le`` and ``utf-16-be`` are written with their byte order mark."""
    final_break: bool = True
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()

    @property
    def codec(self) -> str:
        return "utf-8" if self.encoding == "utf-8-sig" else self.encoding

    @property
    def breaks(self) -> re.Pattern[str]:
        """What ends a physical line of this file."""
        return _ANY_BREAK if self.line_break == "mixed" else re.compile(BREAKS[self.line_break])

    def ending(self, line: int) -> str:
        return BREAKS[("lf", "crlf", "cr")[line % 3] if self.line_break == "mixed" else self.line_break]


@dataclass(frozen=True)
class Record:
    """One row as written: bytes from `first`, its line break included; physical lines first to last."""

    first: int
    length: int
    cells: tuple[str, ...]
    first_line: int
    last_line: int

    @property
    def end(self) -> int:
        return self.first + self.length


@dataclass(repr=False)
class Written:
    """The bytes and the truth about them."""

    form: Form
    data: bytes = b""
    bom: int = 0
    preamble: int = 0
    header: int = 0
    footer: int = 0
    records: list[Record] = field(default_factory=list)
    line_starts: list[int] = field(default_factory=lambda: [0])
    titles: tuple[tuple[str, ...], ...] = ()

    def __repr__(self) -> str:
        return f"Written({self.form}, {self.data!r})"

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return [record.cells for record in self.records]

    @property
    def clean(self) -> int:
        """Bytes of all rows."""
        return sum(record.length for record in self.records)

    def line_of(self, at: int) -> int:
        """The physical line, counted from 0, in which the byte stands."""
        low, high = 0, len(self.line_starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.line_starts[middle] <= at else (low, middle)
        return low


def needs_quotes(cell: str, form: Form, *, alone: bool) -> bool:
    """Whether a cell would be misread without quotes by RFC 4180, or by a reader of the same dialect."""
    risky = {form.delimiter, form.delimiter[0], form.quote, "\r", "\n"} | ({form.escape} if form.escape else set())
    if any(mark in cell for mark in risky if mark) or (alone and not cell):
        return True
    return form.quoting == "all" or (form.quoting == "text" and not re.fullmatch(r"[0-9]+([.,][0-9]+)?", cell))


def _cell(cell: str, form: Form, *, alone: bool) -> str:
    if not form.quote or not needs_quotes(cell, form, alone=alone):
        return cell
    if form.escape:
        inside = cell.replace(form.escape, form.escape * 2).replace(form.quote, form.escape + form.quote)
    else:
        inside = cell.replace(form.quote, form.quote * 2)
    return f"{form.quote}{inside}{form.quote}"


def line(cells: tuple[str, ...], form: Form) -> str:
    """The cells as one record, without its line break."""
    return form.delimiter.join(_cell(cell, form, alone=len(cells) == 1) for cell in cells)


class _Pen:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.out = bytearray(BOMS.get(form.encoding, b""))
        self.written = Written(form, bom=len(self.out))
        self.endings = 0

    def put(self, text: str) -> tuple[int, int]:
        """Write text; return where it began and how long it is."""
        first = len(self.out)
        done = 0
        for found in self.form.breaks.finditer(text):
            self.out += text[done : found.end()].encode(self.form.codec)
            self.written.line_starts.append(len(self.out))
            done = found.end()
        self.out += text[done:].encode(self.form.codec)
        return first, len(self.out) - first

    def put_line(self, text: str, *, ended: bool) -> tuple[int, int]:
        ending = self.form.ending(self.endings) if ended else ""
        self.endings += 1
        return self.put(text + ending)


def write(titles: tuple[tuple[str, ...], ...], rows: list[tuple[str, ...]], form: Form) -> Written:
    """Return the table as bytes in that form, with the truth about every byte."""
    pen = _Pen(form)
    made = pen.written
    made.titles = titles
    lines = [("preamble", text, ()) for text in form.preamble]
    lines += [("header", line(cells, form), ()) for cells in titles]
    lines += [("row", line(cells, form), cells) for cells in rows]
    lines += [("footer", text, ()) for text in form.footer]
    for number, (part, text, cells) in enumerate(lines):
        line_number = len(made.line_starts) - 1
        first, length = pen.put_line(text, ended=form.final_break or number < len(lines) - 1)
        if part == "row":
            last_line = made.line_of(first + max(0, len(pen.out) - first - 1))
            made.records.append(Record(first, length, cells, line_number, last_line))
        else:
            setattr(made, part, getattr(made, part) + length)
    made.data = bytes(pen.out)
    if made.line_starts[-1] == len(made.data) and len(made.line_starts) > 1:
        made.line_starts.pop()
    return made


def encodable(text: str, encoding: str) -> str:
    """What of the text that encoding can write."""
    return text.encode(encoding.replace("-sig", ""), "ignore").decode(encoding.replace("-sig", ""))


__all__ = ["BREAKS", "Form", "Record", "Written", "encodable", "line", "needs_quotes", "replace", "write"]
