"""PostgreSQL, by psycopg: one snapshot that writes nothing; tables are things, sampled block by block on the server."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import Any

from sourcier.audit.address import address_of
from sourcier.audit.banners import told_by
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed
from sourcier.model.audit_seen import LoginSeen, ServerSeen, TlsSeen

from .bases import Base, opens, takes_plain, unslashed, ways_in
from .client import client
from .door import Entry, Opener, Sheet, Site
from .tls import may_be_told, seen_tls, tls_socket

SCHEMES = ("postgresql",)
_AT_ONCE = 2_000
_SSL_REQUEST = b"\0\0\0\x08\x04\xd2\x16\x2f"
"""PostgreSQL's own way into TLS (frontend/backend protocol, SSLRequest)."""
_SETTINGS = ("SET datestyle = 'ISO, YMD'", "SET bytea_output = 'hex'", "SET intervalstyle = 'iso_8601'")
_TABLES = """
SELECT n.nspname, c.relname, c.reltuples::bigint, pg_table_size(c.oid),
       (SELECT count(*) FROM pg_roles r WHERE r.rolcanlogin AND has_table_privilege(r.oid, c.oid, 'SELECT')),
       has_table_privilege(c.oid, 'SELECT'),
       EXISTS (SELECT 1 FROM aclexplode(c.relacl) a WHERE a.grantee = 0 AND a.privilege_type = 'SELECT'),
       EXISTS (SELECT 1 FROM aclexplode(c.relacl) a WHERE a.grantee = 0 AND a.privilege_type <> 'SELECT')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
ORDER BY 1, 2
"""
_ABOUT = """
SELECT current_setting('server_version'), current_setting('log_connections'),
       (SELECT count(*) FROM pg_roles WHERE rolcanlogin), (SELECT count(*) FROM pg_roles WHERE rolcanlogin AND rolsuper)
"""
_LOGINS = """
SELECT usename, count(DISTINCT client_addr), count(*) FROM pg_stat_activity
WHERE usename IS NOT NULL AND client_addr IS NOT NULL GROUP BY usename ORDER BY usename
"""
_STRANGER = Credential("postgres", "")
_NO_FILE = f"{os.devnull}/none"
"""Never there: passwords of the user's own file are none of the audit's."""


def look(site: Site) -> ServerSeen:
    """Look at the door: encryption, whether it opens without a password, and what it says of itself to the login."""
    client("psycopg")
    tls = _tls(site)
    seen: dict[str, Any] = {
        "anonymous": opens(lambda: PostgresqlDoor(site, _STRANGER, tls), "login_refused", "plain_refused", "refused"),
        "tls": tls,
        "plain": tls is None,
    }
    seen["plain_accepted"] = None if tls is None else takes_plain(lambda: PostgresqlDoor(site, _STRANGER, None))
    if site.credential is None:
        return ServerSeen(site.target.id, reached=True, **seen)
    door = PostgresqlDoor(site, site.credential, tls)
    try:
        return door.about(seen)
    finally:
        door.close()


def _tls(site: Site) -> TlsSeen | None:
    def fresh() -> Any:
        line = tls_socket(site)
        line.sendall(_SSL_REQUEST)
        if line.recv(1) != b"S":
            line.close()
            raise ConnectionResetError
        return line

    line = tls_socket(site)
    with line:
        line.sendall(_SSL_REQUEST)
        if line.recv(1) != b"S":
            return None
    return seen_tls(fresh, address_of(site.target.address).host, site)


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way with the login, else the one without."""
    return ways_in(site, seen, _STRANGER, lambda credential: PostgresqlDoor(site, credential, seen.tls))


class PostgresqlDoor(Base):
    """A database, open for reading and nothing else."""

    def __init__(self, site: Site, credential: Credential, tls: TlsSeen | None) -> None:
        self.anonymous = credential is _STRANGER
        self._site, self._line = site, site.line
        self._psycopg = client("psycopg")
        self._sql = client("psycopg.sql")
        address, here = address_of(site.target.address), address_of(site.target.address).is_here
        if tls is not None and not (here or self.anonymous or may_be_told(site, tls)):
            raise Closed("tls_failed")
        mode = "disable" if tls is None else "require" if here or self.anonymous else "verify-full"
        given = {
            "host": address.host, "port": address.port, "dbname": address.path.strip("/") or "postgres",
            "user": credential.user, "password": credential.password or None, "sslmode": mode,
            "sslrootcert": site.trusted or ("system" if mode == "verify-full" else None),
            "connect_timeout": site.target.limits.timeout, "client_encoding": "UTF8",
            "application_name": "sourcier audit", "passfile": _NO_FILE, "target_session_attrs": "any",
            "options": f"-c statement_timeout={site.target.limits.thing_seconds * 1000}",
        }  # fmt: skip
        self._line.ask()
        try:
            self._connection = self._psycopg.connect(**{name: one for name, one in given.items() if one is not None})
            self._connection.isolation_level = self._psycopg.IsolationLevel.REPEATABLE_READ
            self._connection.read_only = True
            for setting in _SETTINGS:
                self._connection.execute(setting)
        except (self._psycopg.Error, UnicodeDecodeError) as error:
            raise Closed(_shut(error)) from None

    def about(self, seen: dict[str, Any]) -> ServerSeen:
        """Return what the server says of itself."""
        version, log, accounts, masters = self._rows(_ABOUT)[0]
        tables = self._rows(_TABLES)
        logins = tuple(
            LoginSeen(self._site.login_ref(user.encode()), machines, times)
            for user, machines, times in self._rows(_LOGINS)
        )
        software, of_software, packed = told_by(version, "postgresql")
        return ServerSeen(
            self._site.target.id, reached=True, software=software, version=of_software, banner=True,
            packed=packed, accounts=accounts, superusers=masters, readers=max((one[4] for one in tables), default=None),
            public_grants=sum(one[6] or one[7] for one in tables), logins=logins, log=log == "on", **seen,
        )  # fmt: skip

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield schemas, or the tables of one."""
        listed = self._rows(_TABLES)
        if not folder:
            yield from (Entry(unslashed(name), folder=True, stamp=name) for name in sorted({one[0] for one in listed}))
            return
        for schema, name, _rows, size, readers, may_read, everyone, everyone_writes in listed:
            if unslashed(schema) == folder:
                yield Entry(
                    f"{folder}/{unslashed(name)}", size=size, readers=readers, world_readable=everyone,
                    world_writable=everyone_writes, unread="" if may_read else "forbidden",
                )  # fmt: skip

    def sheet(self, entry: Entry, most: int | None) -> Sheet:
        """Return rows of a table; some, from blocks drawn by the server, or all."""
        schema, name = next(
            (one[0], one[1]) for one in self._rows(_TABLES) if f"{unslashed(one[0])}/{unslashed(one[1])}" == entry.path
        )
        sql, table = self._sql, self._sql.Identifier(schema, name)
        columns = tuple(
            row[0]
            for row in self._rows(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
                "ORDER BY attnum",
                [table.as_string(self._connection)],
            )
        )
        in_all = self._rows("SELECT greatest(reltuples, -1)::bigint FROM pg_class WHERE oid = %s::regclass",
                            [table.as_string(self._connection)])[0][0]  # fmt: skip
        if in_all < 0 or (most is not None and in_all < most * 10):
            in_all = self._rows(sql.SQL("SELECT count(*) FROM {}").format(table))[0][0]
        whole = most is None or in_all <= most
        wanted = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(one)) for one in columns)
        query = sql.SQL("SELECT {} FROM {}").format(wanted, table)
        if not whole and most is not None:
            share = min(100.0, 100.0 * 1.5 * most / in_all)
            drawn = sql.SQL(" TABLESAMPLE SYSTEM ({}) REPEATABLE (1)").format(sql.Literal(share))
            query = query + drawn + sql.SQL(" LIMIT {}").format(sql.Literal(most))
        return Sheet(columns, self._stream(query), in_all, whole)

    def _stream(self, query: Any) -> Iterator[Sequence[Sequence[str | None]]]:
        self._line.ask()
        try:
            with self._connection.cursor(name="sourcier_audit") as cursor:
                cursor.execute(query)
                while rows := cursor.fetchmany(_AT_ONCE):
                    self._line.took(sum(len(cell or "") for row in rows for cell in row))
                    yield rows
        except (self._psycopg.Error, UnicodeDecodeError) as error:
            raise self._missed(error) from None

    def _rows(self, query: Any, values: Sequence[Any] = ()) -> list[Any]:
        self._line.ask()
        try:
            return list(self._connection.execute(query, values or None).fetchall())
        except (self._psycopg.Error, UnicodeDecodeError) as error:
            raise self._missed(error) from None

    def _missed(self, error: Exception) -> Missed:
        with contextlib.suppress(self._psycopg.Error):
            self._connection.rollback()
        state = str(getattr(error, "sqlstate", None) or "")
        if state == "42501":
            return Missed("forbidden")
        if state == "57014":
            return Missed("too_slow")
        return Missed("read_error" if state else "reset", broken=not state)

    def close(self) -> None:
        """Leave."""
        with contextlib.suppress(self._psycopg.Error):
            self._connection.close()


def _shut(error: Exception) -> str:
    state = str(getattr(error, "sqlstate", None) or "")
    text = str(error)
    if "no encryption" in text or "SSL off" in text:
        return "plain_refused"
    if state.startswith("28") or "authentication" in text or "no password" in text or "pg_hba" in text:
        return "login_refused"
    if state == "3D000":
        return "vanished"
    if "timeout" in text:
        return "timeout"
    return "refused" if "refused" in text else "reset"
