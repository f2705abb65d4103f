"""SQLite (https://www.sqlite.org/fileformat2.html), opened read-only from memory or its own file; no SQL of it is run.

Views, triggers and virtual tables are code of whoever made the file: only ordinary tables are read, column by column.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import Any

from sourcier.model.reading import Declared
from sourcier.read.container import Source
from sourcier.read.errors import FormatDamaged
from sourcier.read.sheets import Rejected, Row, Sheet, Sheets

NAME, UNIT = "sqlite", "cells"
_MAGIC = b"SQLite format 3\0"


def claims(source: Source) -> bool:
    """Whether a file begins as an SQLite database does."""
    return source.head.startswith(_MAGIC)


def open_tables(source: Source, _asked: Any) -> Sheets:
    """Open every table that holds rows of its own. Raises FormatDamaged, NestedTooLarge."""
    base = _connected(source)
    base.text_factory = _text
    base.execute("PRAGMA trusted_schema = OFF")
    try:
        names = [
            row[0]
            for row in base.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rootpage"
            )
        ]
    except sqlite3.DatabaseError as error:
        raise FormatDamaged(NAME) from error
    return Sheets(source, NAME, UNIT, _sheets(base, names))


def _connected(source: Source) -> sqlite3.Connection:
    if source.path is not None and not source.forward:
        place = source.path.absolute().as_uri()
        return sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    base = sqlite3.connect(":memory:", check_same_thread=False)
    with source.seekable() as handle:
        base.deserialize(_without_wal(handle.read()))
    return base


def _without_wal(data: bytes) -> bytes:
    """A database in WAL mode cannot be opened from memory: bytes 18 and 19 say the mode (file format, 1.3)."""
    return data[:18] + b"\1\1" + data[20:]


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _sheets(base: sqlite3.Connection, names: list[str]) -> Iterator[Sheet]:
    with closing(base):
        for name in names:
            if name.startswith("sqlite_"):
                continue
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({_quoted(name)})")]
            if columns:
                yield Sheet(tuple(columns), _rows(base, name, columns), title=name, declared=_declared(base, name))


def _declared(base: sqlite3.Connection, name: str) -> tuple[Declared, ...]:
    """The foreign keys of a table: id, seq, table, from, to ...; those of several columns tell no single one."""
    try:
        keys = base.execute(f"PRAGMA foreign_key_list({_quoted(name)})").fetchall()
    except sqlite3.DatabaseError:
        return ()
    several = {row[0] for row in keys if row[1] > 0}
    return tuple(Declared(row[3], row[2], row[4] or "") for row in sorted(keys) if row[0] not in several)


def _rows(base: sqlite3.Connection, name: str, columns: list[str]) -> Iterator[Row | Rejected]:
    asked = ", ".join(_quoted(column) for column in columns)
    read = 0
    for factory in (str, _text):  # text that is no UTF-8 is rare, and read cell by cell from there on
        base.text_factory = factory
        try:
            for row in islice(base.execute(f"SELECT {asked} FROM {_quoted(name)}"), read, None):
                yield Row([value if type(value) is str else _cell(value) for value in row])
                read += 1
        except sqlite3.OperationalError as error:
            if factory is _text or "decode" not in str(error):
                raise FormatDamaged(NAME) from error
        except sqlite3.DatabaseError as error:
            raise FormatDamaged(NAME) from error
        else:
            return


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return _text(value) if value.isascii() else value.hex()
    return repr(value) if isinstance(value, float) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
