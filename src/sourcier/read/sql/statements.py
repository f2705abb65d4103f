"""The statements of a dump that say what tables hold: CREATE TABLE, INSERT, COPY, and the keys that ALTER TABLE adds.

All others are stepped over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .values import Writing, copied

_NAME = rb"(?:[\w$.#\x80-\xff]++|\"(?:[^\"]|\"\")++\"|`(?:[^`]|``)++`|\[(?:[^\]]|\]\])++\])"
_PATH = _NAME + rb"(?:\s*\.\s*" + _NAME + rb")*+"
_COLUMNS = rb"(?:\s*\(((?:[^()\"`\[]++|\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\[(?:[^\]]|\]\])*+\])*+)\))?"
_INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|OR\s+\w+)\s+)*+(?:INTO\s+)?"
    rb"(" + _PATH + rb")" + _COLUMNS + rb"\s*(?:OVERRIDING\s+\w+\s+VALUE\s*)?VALUES?\s*+(?=\()",
    re.IGNORECASE,
)  # fmt: skip
_COPY = re.compile(rb"COPY\s+(" + _PATH + rb")" + _COLUMNS + rb"\s+FROM\s+stdin[^;\n]*+;[ \t]*\r?\n", re.IGNORECASE)
_CREATE = re.compile(
    rb"CREATE\s+(?:(?:GLOBAL|LOCAL|TEMPORARY|TEMP|UNLOGGED)\s+)*+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?("
    + _PATH
    + rb")\s*\(",
    re.IGNORECASE,
)
_BEGINS = re.compile(rb"(?:^|(?<=;)|(?<=\n))[ \t\r\n]*+(?=(?:INSERT|REPLACE|COPY|CREATE|ALTER)\s)", re.IGNORECASE)
_NO_COLUMN = re.compile(
    rb"(?:CONSTRAINT|PRIMARY|UNIQUE|KEY|INDEX|FULLTEXT|SPATIAL|FOREIGN|CHECK|EXCLUDE|PERIOD|LIKE)\b", re.IGNORECASE
)
_REFERS = re.compile(rb"\bREFERENCES\s+(" + _PATH + rb")(?:\s*\(\s*(" + _NAME + rb")\s*\))?(?!\s*[.(,])", re.IGNORECASE)
_FOREIGN = re.compile(
    rb"FOREIGN\s+KEY\s*(?:" + _NAME + rb"\s*)?\(\s*(" + _NAME + rb")\s*\)\s*+" + _REFERS.pattern, re.IGNORECASE
)
_ALTER = re.compile(
    rb"ALTER\s+TABLE\s+(?:ONLY\s+)?("
    + _PATH
    + rb")\s+(?:WITH\s+\w+\s+)?ADD\s+(?:CONSTRAINT\s+"
    + _NAME
    + rb"\s+)?"
    + _FOREIGN.pattern,
    re.IGNORECASE,
)
_END = re.compile(rb"^\\\.\r?$", re.MULTILINE)
_ONE_NAME = re.compile(rb"\s*+(" + _NAME + rb")")
_LONGEST = 64 << 20
"""Bytes of one row or definition: longer ones are rejected, not held."""


@dataclass(frozen=True, slots=True)
class Created:
    """A table was defined."""

    table: bytes
    columns: tuple[bytes, ...]
    keys: "tuple[Key, ...]" = ()
    """Those to other tables that its definition declares."""


@dataclass(frozen=True, slots=True)
class Key:
    """A foreign key of one column is declared."""

    table: bytes
    column: bytes
    other: bytes
    key: bytes
    """The column of the other table; empty: its primary key."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """A row of a table; columns only where the statement names them."""

    table: bytes
    columns: tuple[bytes, ...]
    cells: list[bytes]


@dataclass(frozen=True, slots=True)
class Refused:
    """Bytes that stood where a row should."""

    table: bytes
    columns: tuple[bytes, ...]
    raw: bytes
    code: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines of COPY, to be read together, or one by one as `told`."""

    table: bytes
    columns: tuple[bytes, ...]
    data: bytes

    def told(self) -> "Iterator[Inserted | Refused]":
        """Yield the row of each line."""
        for line in self.data.removesuffix(b"\n").split(b"\n"):
            yield _line(self.table, self.columns, line.removesuffix(b"\r"))


def _line(table: bytes, columns: tuple[bytes, ...], line: bytes) -> "Inserted | Refused":
    cells = copied(line)
    if columns and len(cells) != len(columns):
        return Refused(table, columns, line, "wrong_width")
    return Inserted(table, columns, cells)


Statement = Created | Inserted | Refused | Key | Lines


def statements(pieces: Iterator[bytes], *, backslash: bool) -> Iterator[Statement]:
    """Yield what the statements of a dump say, in order."""
    return _Dump(pieces, Writing.of(backslash=backslash)).run()


class _Dump:
    def __init__(self, pieces: Iterator[bytes], writing: Writing) -> None:
        self._pieces, self._writing = pieces, writing
        self._text, self._at, self._ended = b"", 0, False

    def _more(self) -> bool:
        piece = next(self._pieces, b"")
        self._ended = not piece
        self._text, self._at = self._text[self._at :] + piece, 0
        return not self._ended

    def run(self) -> Iterator[Statement]:
        while self._to_statement():
            if (match := self._matched(_INSERT)) is not None:
                yield from self._rows(_bare(match[1]), _names(match[2]))
            elif (match := self._matched(_COPY)) is not None:
                yield from self._lines(_bare(match[1]), _names(match[2]))
            elif (match := self._matched(_CREATE)) is not None:
                yield self._created(_bare(match[1]))
            elif (match := self._matched(_ALTER)) is not None:
                yield Key(_bare(match[1]), _bare(match[2]), _bare(match[3]), _bare(match[4] or b""))
            else:
                self._at += 1

    def _to_statement(self) -> bool:
        """Go to the next statement that matters, at the beginning of a line or behind a semicolon."""
        while True:
            match = _BEGINS.search(self._text, self._at)
            if match is not None:
                self._at = match.end()
                return True
            self._at = max(self._at, self._text.rfind(b"\n") + 1)
            if self._ended or not self._more():
                return False

    def _matched(self, pattern: "re.Pattern[bytes]") -> "re.Match[bytes] | None":
        while True:
            match = pattern.match(self._text, self._at)
            if match is not None and (match.end() < len(self._text) or self._ended):
                self._at = match.end()
                return match
            enough = len(self._text) - self._at > 1 << 16
            if self._ended or enough or not self._more():
                if match is not None:
                    self._at = match.end()
                return match

    def _rows(self, table: bytes, columns: tuple[bytes, ...]) -> Iterator[Statement]:
        while True:
            match = self._writing.row.match(self._text, self._at)
            if match is None or (match.end() >= len(self._text) - 1 and not self._ended):
                if not self._ended and len(self._text) - self._at < _LONGEST:
                    self._more()
                    continue
                if match is None:
                    yield self._refused(table, columns)
                    return
            self._at = match.end()
            yield Inserted(table, columns, self._writing.cells(match[1]))
            if match[2] != b",":
                return

    def _refused(self, table: bytes, columns: tuple[bytes, ...]) -> Refused:
        """Cut off what is no row, up to the next statement that begins a line."""
        start = self._at
        match = _BEGINS.search(self._text, start + 1)
        self._at = len(self._text) if match is None else match.start()
        return Refused(table, columns, self._text[start : self._at].strip()[: 1 << 20], "no_record")

    def _lines(self, table: bytes, columns: tuple[bytes, ...]) -> Iterator[Statement]:
        while True:
            whole = self._whole_lines()
            if whole:
                yield Lines(table, columns, whole)
            end = self._text.find(b"\n", self._at)
            if end < 0 and not self._ended:
                self._more()
                continue
            line = self._text[self._at : end if end >= 0 else len(self._text)].removesuffix(b"\r")
            self._at = end + 1 if end >= 0 else len(self._text)
            if line == b"\\." or (end < 0 and not line):
                return
            yield _line(table, columns, line)

    def _whole_lines(self) -> bytes:
        """Take what is there of whole lines before the mark of the end."""
        mark = _END.search(self._text, self._at)
        stop = self._text.rfind(b"\n", self._at) + 1 if mark is None else mark.start()
        found = self._text[self._at : stop] if stop > self._at else b""
        self._at += len(found)
        return found

    def _created(self, table: bytes) -> Created:
        """The columns and keys of a definition, up to its closing parenthesis."""
        while True:
            parts = _split(self._text, self._at)
            if parts is not None or self._ended or len(self._text) - self._at > _LONGEST:
                break
            self._more()
        if parts is None:
            return Created(table, ())
        cells, self._at = parts
        named = [(cell, _ONE_NAME.match(cell)) for cell in cells if not _NO_COLUMN.match(cell.strip())]
        columns = tuple(_bare(match[1]) for _, match in named if match)
        keys = [
            Key(table, _bare(match[1]), _bare(to[1]), _bare(to[2] or b""))
            for cell, match in named
            if match and (to := _REFERS.search(cell))
        ]
        foreign = (_FOREIGN.search(cell) for cell in cells if _NO_COLUMN.match(cell.strip()))
        keys += [Key(table, _bare(to[1]), _bare(to[2]), _bare(to[3] or b"")) for to in foreign if to]
        return Created(table, columns, tuple(keys))


_PIECES = re.compile(
    rb"[^'\"`(),\[]++|'(?:[^'\\]++|\\.|'')*+'|\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\[(?:[^\]]|\]\])*+\]|[(),]",
    re.DOTALL,
)


def _split(text: bytes, at: int) -> tuple[list[bytes], int] | None:
    """The parts between commas of the outermost parentheses, and where they close; None where they do not."""
    parts: list[bytes] = []
    depth, part = 1, b""
    while match := _PIECES.match(text, at):
        at, piece = match.end(), match[0]
        depth += (piece == b"(") - (piece == b")")
        if not depth:
            return [*parts, part], at
        if piece == b"," and depth == 1:
            parts.append(part)
            part = b""
        else:
            part += piece
    return None


def _bare(name: bytes) -> bytes:
    """The last part of a name, without its quotes."""
    last = b""
    for match in re.finditer(_NAME, name):
        last = match[0]
    if last[:1] in (b'"', b"`", b"["):
        return last[1:-1].replace(last[-1:] * 2, last[-1:])
    return last.rpartition(b".")[2]


def _names(columns: bytes | None) -> tuple[bytes, ...]:
    if columns is None:
        return ()
    return tuple(_bare(match[0]) for match in re.finditer(_NAME, columns))
