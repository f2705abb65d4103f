"""MySQL and MariaDB, by PyMySQL: one read-only snapshot, rows streamed as the server writes them."""

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sourcier.handout.refusals import DatabaseFailed

from .address import Address
from .database import AT_ONCE, Cells, driver

_NAME = "MySQL"
_SECONDS = 20
_PORT = 3306


@contextmanager
def opened(address: Address, password: str | None) -> Iterator["MySQL"]:
    """Open a database for reading, and for nothing else."""
    pymysql = driver("pymysql", _NAME, "'sourcier[mysql]'")
    cursors, converters = (importlib.import_module(f"pymysql.{name}") for name in ("cursors", "converters"))
    given: dict[str, Any] = {
        "database": address.base, "user": address.user or None, "password": password or "", "charset": "utf8mb4",
        "connect_timeout": _SECONDS, "cursorclass": cursors.SSCursor, "conv": dict(converters.encoders),
    }  # fmt: skip
    if address.host.startswith("/"):
        given["unix_socket"] = address.host
    else:
        given |= {"host": address.host or "127.0.0.1", "port": address.port or _PORT}
    if not address.is_here:
        given |= {"ssl_verify_cert": True, "ssl_verify_identity": True}
    try:
        connection = pymysql.connect(**given)
        try:
            yield MySQL(connection)
            connection.rollback()
        finally:
            connection.close()
    except (pymysql.Error, UnicodeDecodeError) as error:
        number = error.args[0] if error.args and isinstance(error.args[0], int) else type(error).__name__
        raise DatabaseFailed(_NAME, str(number)) from None


class MySQL:
    """An open database."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._ask("SET NAMES utf8mb4")
        self._ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        self._ask("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")

    def tables(self) -> list[str]:
        """Names of the tables of the database."""
        return sorted(row[0] for row in self._ask("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'"))

    def columns(self, table: str) -> list[str] | None:
        """Names of a table's or view's columns."""
        if table not in {row[0] for row in self._ask("SHOW FULL TABLES")}:
            return None
        return [row[0] for row in self._ask(f"SHOW COLUMNS FROM {_quoted(table)}")]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[list[Cells]]:
        """Yield rows as they come over the line."""
        wanted = ", ".join(map(_quoted, columns))
        with self._connection.cursor() as cursor:
            cursor.execute(f"SELECT {wanted} FROM {_quoted(table)}")
            while rows := cursor.fetchmany(AT_ONCE):
                yield [[_text(cell) for cell in row] for row in rows]

    def _ask(self, text: str) -> list[Any]:
        with self._connection.cursor() as cursor:
            cursor.execute(text)
            return list(cursor.fetchall())


def _text(cell: str | bytes | None) -> str | None:
    return cell.hex() if isinstance(cell, bytes) else cell


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
