r"""What stands between the parentheses of VALUES, by the writing of each database.

MySQL and MariaDB escape by backslash (reference manual, 9.1.1); the others double the quote (SQL:2016, 5.3), PostgreSQL
both in ``E'...'``. SQL Server writes ``N'...'`` and casts, Oracle ``to_date('...', ...)``: the first literal counts.
SQLite's shell writes line breaks as ``replace('...','\n',char(10))``, since 3.50 as ``unistr('...\u000a...')``.
Every pattern is possessive: no input makes it go back.
"""

import re
from dataclasses import dataclass

_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"b": b"\b", b"Z": b"\x1a", b"f": b"\f"}
_BACKSLASH = re.compile(rb"\\(.)", re.DOTALL)
_NULL = 4
_NESTED = 4
"""Calls within calls: line breaks are two replacements and a character."""
_PREFIXED = re.compile(rb"(?:[NEnBbxX]|_[a-z0-9]+\s*+)?'", re.DOTALL)


_PLAIN = re.compile(rb"\s*+(?:'([^'\\]*+)'|([^'\\(),\s][^'\\(),]*+))\s*+(?:,|\Z)")
_PLAIN_ROW = re.compile(rb"(?:\s*+(?:'[^'\\]*+'|[^'\\(),\s][^'\\(),]*+)\s*+(?:,(?=.)|\Z))++", re.DOTALL)
"""Rows without a quote within quotes, an escape or a call: most of them."""
_NULLS = frozenset((b"NULL", b"null", b"Null"))


def _literal(*, backslash: bool) -> bytes:
    return rb"'(?:[^'\\]++|\\.|'')*+'" if backslash else rb"'(?:[^']++|'')*+'"


@dataclass(frozen=True, slots=True)
class Writing:
    """The patterns of one way of writing literals."""

    backslash: bool
    row: "re.Pattern[bytes]"
    """One row with its parentheses, and what follows it: a comma, a semicolon or neither."""
    value: "re.Pattern[bytes]"
    first: "re.Pattern[bytes]"
    """A literal anywhere."""

    @classmethod
    def of(cls, *, backslash: bool) -> "Writing":
        """Return the patterns, backslashes escaping or not."""
        text = _literal(backslash=backslash)
        inner = rb"\((?:[^'()]++|" + text + rb")*+\)"
        for _ in range(_NESTED):
            inner = rb"\((?:[^'()]++|" + text + rb"|" + inner + rb")*+\)"
        cell = rb"(?:[^',()]++|" + text + rb"|" + inner + rb")*+"
        row = rb"\s*+\(((?:[^'()]++|" + text + rb"|" + inner + rb")*+)\)\s*+(,|;|(?=\S)|\Z)"
        return cls(
            backslash, re.compile(row, re.DOTALL), re.compile(rb"(" + cell + rb")(,|\Z)", re.DOTALL),
            re.compile(rb"[NEe]?+" + text, re.DOTALL),
        )  # fmt: skip

    def cells(self, row: bytes) -> list[bytes]:
        """Return the values of a row's inner part."""
        if _PLAIN_ROW.fullmatch(row):
            found = _PLAIN.findall(row)
            return [text or (b"" if (told := bare.rstrip()) in _NULLS else told) for text, bare in found]
        found = self.value.findall(row)
        if len(found) > 1 and not found[-1][0] and not found[-2][1]:
            found.pop()  # the pattern finds the end once more
        return [self.cell(value.strip()) for value, _ in found]

    def cell(self, value: bytes) -> bytes:
        """Return one value's bytes; NULL is empty."""
        if b"'" not in value:
            return b"" if value[:4] in (b"NULL", b"null", b"Null") and len(value) == _NULL else value
        if value[:1] == b"'" and value[-1:] == b"'" and len(value) > 1:
            return self._unescaped(value[1:-1], backslash=self.backslash)
        if (match := _PREFIXED.match(value)) and value[-1:] == b"'":
            escaping = self.backslash or value[:1] in b"Ee"
            return self._unescaped(value[match.end() : -1], backslash=escaping)
        if (told := _unistr(value)) is not None or (told := self._replaced(value)) is not None:
            return told
        literal = self.first.search(value)
        return value if literal is None else self.cell(literal[0])

    def _replaced(self, value: bytes) -> bytes | None:
        """What nested calls of replace(text, mark, char(number)) make of a literal; None for any other expression."""
        marks: list[tuple[bytes, bytes]] = []
        while (call := _REPLACE.match(value)) and (end := _REPLACED.search(value)):
            marks.append((end[1].replace(b"''", b"'"), chr(int(end[2])).encode()))
            value = value[call.end() : end.start()]
        if not marks or not self.first.fullmatch(value):
            return None
        text = self.cell(value)
        for mark, sign in reversed(marks):
            text = text.replace(mark, sign) if mark else text
        return text

    @staticmethod
    def _unescaped(text: bytes, *, backslash: bool) -> bytes:
        if backslash and b"\\" in text:
            text = _BACKSLASH.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)
        return text.replace(b"''", b"'") if b"'" in text else text


_REPLACE = re.compile(rb"\s*+replace\s*+\(\s*+", re.IGNORECASE)
_REPLACED = re.compile(rb"\s*+,\s*+'((?:[^']|''){0,20}+)'\s*+,\s*+char\((\d{1,6})\)\s*+\)\s*+\Z", re.IGNORECASE)
_UNISTR = re.compile(rb"\s*+unistr\s*+\(\s*+'((?:[^']++|'')*+)'\s*+\)\s*+", re.IGNORECASE)
_CODED = re.compile(rb"\\(?:\\|u?([0-9A-Fa-f]{4})|\+([0-9A-Fa-f]{6})|U([0-9A-Fa-f]{8}))")
_LAST = 0x10FFFF


def _unistr(value: bytes) -> bytes | None:
    """What unistr() makes of a literal: a code point by four, six or eight digits, a backslash by two."""
    call = _UNISTR.fullmatch(value)
    if call is None:
        return None
    return _CODED.sub(_character, call[1].replace(b"''", b"'"))


def _character(found: "re.Match[bytes]") -> bytes:
    digits = found[1] or found[2] or found[3]
    if digits is None:
        return b"\\"
    code = int(digits, 16)
    return chr(code).encode("utf-8", "surrogatepass") if code <= _LAST else found[0]


def copied(line: bytes) -> list[bytes]:
    r"""Return the values of a line of PostgreSQL's COPY text format: ``\N`` is null, backslashes escape (COPY)."""
    values = line.split(b"\t")
    return [_copied(value) for value in values] if b"\\" in line else values


def _copied(value: bytes) -> bytes:
    if value == b"\\N" or b"\\" not in value:
        return b"" if value == b"\\N" else value
    return _BACKSLASH.sub(lambda found: _COPIED.get(found[1], found[1]), value)


_COPIED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
