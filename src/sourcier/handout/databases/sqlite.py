"""SQLite, by the standard library: the file is opened for reading only."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sourcier.handout.refusals import DatabaseFailed

from .address import Address
from .database import AT_ONCE, Cells

_NAME = "SQLite"
_SPECIAL = {"%": "%25", "?": "%3f", "#": "%23"}


@contextmanager
def opened(address: Address, password: str | None) -> Iterator["SQLite"]:  # noqa: ARG001  # a file has no password
    """Open a file for reading."""
    path = Path(address.base).absolute().as_posix()
    name = "".join(_SPECIAL.get(sign, sign) for sign in path)
    try:
        with closing(sqlite3.connect(f"file:{name}?mode=ro", uri=True)) as connection:
            connection.text_factory = _decoded
            connection.execute("BEGIN")
            yield SQLite(connection)
    except sqlite3.Error as error:
        raise DatabaseFailed(_NAME, getattr(error, "sqlite_errorname", type(error).__name__)) from None


class SQLite:
    """An open database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tables(self) -> list[str]:
        """Names of its tables."""
        found = self._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
        )
        return [row[0] for row in found]

    def columns(self, table: str) -> list[str] | None:
        """Names of a table's or view's columns."""
        found = [row[1] for row in self._connection.execute(f"PRAGMA table_info({_quoted(table)})")]
        return found or None

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[list[Cells]]:
        """Yield rows as the cursor steps."""
        wanted = ", ".join(map(_quoted, columns))
        cursor = self._connection.execute(f"SELECT {wanted} FROM {_quoted(table)}")
        while rows := cursor.fetchmany(AT_ONCE):
            yield [[_text(cell) for cell in row] for row in rows]


def _decoded(raw: bytes) -> str:
    """Text that is not UTF-8 stands in files of old software: each byte is then one character."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _text(cell: str | bytes | float | None) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    return cell.hex() if isinstance(cell, bytes) else repr(cell)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
