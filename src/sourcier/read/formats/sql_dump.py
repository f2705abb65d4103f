"""SQL dumps of MySQL, MariaDB, PostgreSQL (INSERT and COPY), SQL Server, SQLite, Oracle: read as text, never run."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sourcier.model.reading import Declared
from sourcier.read.bulk import Bulk
from sourcier.read.container import Source
from sourcier.read.decode import decode_bytes
from sourcier.read.encoding import Encoding, guess
from sourcier.read.mixed import Event, Mixed
from sourcier.read.sample import narrow_samples, raw_samples
from sourcier.read.sheets import Rejected, Row
from sourcier.read.sql import statements
from sourcier.read.sql.copies import columns_of
from sourcier.read.sql.statements import Created, Key, Lines, Refused, Statement
from sourcier.read.stream import narrow_pieces

NAME, UNIT = "sql", "records"
_PIECE = 1 << 22
_UTF8 = ("ascii", "utf-8")
_MAY_BEGIN = re.compile(
    rb"\s*+(?:--|/\*|#|SET\b|USE\b|BEGIN\b|PRAGMA\b|CREATE\b|INSERT\b|REPLACE\b|DROP\b|ALTER\b|COPY\b|REM\b|GO\b|START\b|LOCK\b)",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    rb"^[ \t]*+(?:CREATE\s+(?:\w+\s+){0,2}TABLE\b|(?:INSERT|REPLACE)\s+(?:\w+\s+)?(?:INTO\s+)?[\w.\"`\[\]]+[^\n]*?"
    rb"(?:VALUES?\b|\()|COPY\s+\S+[^\n]*FROM\s+stdin)",
    re.IGNORECASE | re.MULTILINE,
)
_BACKSLASH = re.compile(rb"MySQL dump|MariaDB dump|phpMyAdmin|ENGINE\s*=|`\w+`|\\'", re.IGNORECASE)
_STANDARD = re.compile(rb"PostgreSQL database dump|standard_conforming_strings = on|PRAGMA |\[dbo\]", re.IGNORECASE)


def claims(source: Source) -> bool:
    """Whether a text begins as a script does and holds statements that fill tables."""
    head = source.head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xef\xbb\xbf")
    return _MAY_BEGIN.match(head) is not None and any(_HOLDS.search(sample) for sample in _samples(source)[1])


def _samples(source: Source) -> tuple[Encoding, list[bytes]]:
    raw = raw_samples(source)
    encoding = guess(raw)
    return encoding, narrow_samples(raw, encoding)


def open_tables(source: Source, _asked: Any) -> Mixed:
    """Open every table that is created or filled."""
    encoding, samples = _samples(source)
    whole = b"\n".join(samples)
    backslash = _STANDARD.search(whole) is None and _BACKSLASH.search(whole) is not None
    pieces = (data for data, _ in narrow_pieces(source, encoding, _PIECE))
    said = statements(pieces, backslash=backslash)
    return Mixed(source, NAME, UNIT, _events(said, encoding), encoding.name)


Defined = dict[bytes, tuple[bytes, ...]]


def _events(said: Iterator[Statement], encoding: Encoding, known: Defined | None = None) -> Iterator[Event]:
    defined: Defined = {} if known is None else known
    for one in said:
        if isinstance(one, Created):
            if one.columns:
                defined[one.table] = one.columns
                yield _event(one.table, one.columns, None, encoding, one.keys)
            continue
        if isinstance(one, Key):
            if one.table in defined:
                yield _event(one.table, defined[one.table], None, encoding, (one,))
            continue
        named = one.columns or defined.get(one.table, ())
        if isinstance(one, Lines):
            bulk = _bulk(one, named, defined, encoding)
            if bulk is not None:
                yield Event(*_named(one.table, named, encoding), bulk)
            else:
                yield from _events(one.told(), encoding, defined)
            continue
        if isinstance(one, Refused):
            yield _event(one.table, named or (b"",), Rejected(one.code, one.raw), encoding)
            continue
        columns = defined.setdefault(one.table, named or (b"",) * len(one.cells))
        yield _event(one.table, columns, _row(one.cells, named, columns, encoding), encoding)


def _bulk(lines: Lines, named: tuple[bytes, ...], defined: Defined, encoding: Encoding) -> Bulk | None:
    """Lines of COPY as columns, where they are all the table's columns in their order, and plain."""
    if not named or defined.setdefault(lines.table, named) != named or encoding.name not in _UTF8:
        return None
    columns = columns_of(lines.data, len(named))
    return None if columns is None else Bulk(len(columns[0]), lambda: columns)


def _row(
    cells: list[bytes], named: tuple[bytes, ...], columns: tuple[bytes, ...], encoding: Encoding
) -> Row | Rejected:
    if len(cells) != len(named or columns) or not (named == columns or set(named) <= set(columns)):
        return Rejected("wrong_width", b"\t".join(cells)[:_PIECE])
    texts = _texts(cells, encoding)
    if named and named != columns:
        known = dict(zip(named, texts, strict=True))
        texts = [known.get(column, "") for column in columns]
    return Row(texts)


def _texts(cells: list[bytes], encoding: Encoding) -> list[str]:
    """Cells as text: together where they are UTF-8, else each in whatever encoding it is."""
    joined = b"\0".join(cells)
    if joined.count(b"\0") == len(cells) - 1 and (encoding.name in _UTF8 or joined.isascii()):
        try:
            return joined.decode("utf-8").split("\0")
        except UnicodeDecodeError:
            pass
    return [decode_bytes(cell, encoding) for cell in cells]


def _event(
    table: bytes, columns: tuple[bytes, ...], row: Row | Rejected | None, encoding: Encoding, keys: tuple[Key, ...] = ()
) -> Event:
    title, names = _named(table, columns, encoding)
    if not keys:
        return Event(title, names, row)
    said = [[decode_bytes(name, encoding) for name in (key.column, key.other, key.key)] for key in keys]
    return Event(title, names, row, tuple(Declared(*names) for names in said))


@lru_cache(64)
def _named(table: bytes, columns: tuple[bytes, ...], encoding: Encoding) -> tuple[str, tuple[str, ...]]:
    return decode_bytes(table, encoding), tuple(decode_bytes(name, encoding) for name in columns)
