"""PostgreSQL, by psycopg: one read-only snapshot, a cursor on the server, values as the server writes them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sourcier.handout.refusals import DatabaseFailed

from .address import Address
from .database import AT_ONCE, Cells, driver

_NAME = "PostgreSQL"
_SECONDS = 20
_TABLES = """
SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
WHERE table_type IN ('BASE TABLE', 'PARTITIONED TABLE') AND table_schema = ANY (current_schemas(false))
ORDER BY table_schema, table_name
"""
_SETTINGS = ("SET datestyle = 'ISO, YMD'", "SET bytea_output = 'hex'", "SET intervalstyle = 'iso_8601'")


@contextmanager
def opened(address: Address, password: str | None) -> Iterator["PostgreSQL"]:
    """Open a database for reading, and for nothing else."""
    psycopg = driver("psycopg", _NAME, "'sourcier[postgresql]'")
    given = {
        "dbname": address.base, "user": address.user or None, "host": address.host or None, "port": address.port,
        "password": password, "sslmode": None if address.is_here else "verify-full", "connect_timeout": _SECONDS,
        "client_encoding": "UTF8", "application_name": "sourcier handout",
    }  # fmt: skip
    try:
        with psycopg.connect(**{name: value for name, value in given.items() if value is not None}) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            for setting in _SETTINGS:
                connection.execute(setting)
            yield PostgreSQL(psycopg, connection)
            connection.rollback()
    except (psycopg.Error, UnicodeDecodeError) as error:
        raise DatabaseFailed(_NAME, str(getattr(error, "sqlstate", None) or type(error).__name__)) from None


class PostgreSQL:
    """An open database."""

    def __init__(self, psycopg: Any, connection: Any) -> None:
        self._psycopg, self._connection = psycopg, connection
        self._sql = __import__("psycopg.sql", fromlist=["sql"])

    def tables(self) -> list[str]:
        """Names with their schema, as SQL writes them."""
        return [row[0] for row in self._connection.execute(_TABLES).fetchall()]

    def columns(self, table: str) -> list[str] | None:
        """Names of a table's columns."""
        known = self._connection.execute("SELECT to_regclass(%s) IS NOT NULL", [table]).fetchone()
        if not known[0]:
            return None
        found = self._connection.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped "
            "ORDER BY attnum",
            [table],
        )
        return [row[0] for row in found.fetchall()]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[list[Cells]]:
        """Yield rows through a cursor on the server."""
        sql = self._sql
        (name,) = self._connection.execute("SELECT to_regclass(%s)::oid::regclass::text", [table]).fetchone()
        wanted = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(column)) for column in columns)
        with self._connection.cursor(name="sourcier_handout") as cursor:
            cursor.execute(sql.SQL("SELECT {} FROM {}").format(wanted, sql.SQL(name)))
            while rows := cursor.fetchmany(AT_ONCE):
                yield rows
