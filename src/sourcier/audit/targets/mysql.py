"""MySQL and MariaDB, by PyMySQL: one read-only snapshot; tables are things, sampled from places spread over them."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sourcier.audit.address import address_of
from sourcier.audit.banners import told_by
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import LoginSeen, ServerSeen, TlsSeen

from .bases import Base, opens, takes_plain, unslashed, ways_in
from .client import client
from .door import Entry, Opener, Sheet, Site
from .tls import context_of, may_be_told, seen_tls, tls_socket

SCHEMES = ("mysql",)
_AT_ONCE = 2_000
_CLIENT_SSL = 0x800
_WANTED = (0x0200 | 0x8000 | _CLIENT_SSL | 0x80000).to_bytes(4, "little")
_SSL_REQUEST = (32).to_bytes(3, "little") + b"\x01" + _WANTED + (1 << 24).to_bytes(4, "little") + b"\x2d" + bytes(23)
"""Protocol 4.1, SSLRequest: capabilities, greatest packet, charset."""
_REFUSED = {1044, 1045, 1130, 1698, 1820}
_FORBIDDEN = {1142, 1143, 1044}
_VERSION = re.compile(rb"\x0a([0-9A-Za-z.+~:_-]{1,80})\0")
_STRANGER = Credential("root", "")
_TABLES = """
SELECT TABLE_NAME, COALESCE(DATA_LENGTH, 0) + COALESCE(INDEX_LENGTH, 0), TABLE_ROWS, UPDATE_TIME
FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME
"""
_LOGS = """
SHOW VARIABLES WHERE Variable_name IN ('general_log', 'server_audit_logging', 'audit_log_policy')
"""
_SPREAD = 8
_PLAIN_REFUSED = 3159
"""ER_SECURE_TRANSPORT_REQUIRED."""


def look(site: Site) -> ServerSeen:
    """Look at the door: version, encryption, whether it opens without a password, and who may read."""
    client("pymysql")
    greeting = _greeting(site)
    tls = _tls(site, greeting)
    version = match[1].decode() if (match := _VERSION.search(greeting)) else ""
    software, of_software, packed = told_by(version, "mysql")
    seen: dict[str, Any] = {
        "plain": tls is None,
        "tls": tls,
        "anonymous": opens(lambda: MysqlDoor(site, _STRANGER, tls), "login_refused", "plain_refused"),
        "banner": bool(version),
        "software": software,
        "version": of_software,
        "packed": packed,
        "plain_accepted": None if tls is None else takes_plain(lambda: MysqlDoor(site, _STRANGER, None)),
    }
    if site.credential is None:
        return ServerSeen(site.target.id, reached=True, **seen)
    door = MysqlDoor(site, site.credential, tls)
    try:
        return door.about(seen)
    finally:
        door.close()


def _greeting(site: Site) -> bytes:
    with tls_socket(site) as line:
        return _packet(line)


def _packet(line: Any) -> bytes:
    head = line.recv(4)
    data = b""
    while len(data) < int.from_bytes(head[:3], "little") and len(data) < 1 << 16 and (piece := line.recv(4096)):
        data += piece
    return data


def _tls(site: Site, greeting: bytes) -> TlsSeen | None:
    after = greeting[1:].find(b"\0") + 2
    if not int.from_bytes(greeting[after + 13 : after + 15], "little") & _CLIENT_SSL:
        return None

    def fresh() -> Any:
        line = tls_socket(site)
        _packet(line)
        line.sendall(_SSL_REQUEST)
        return line

    return seen_tls(fresh, address_of(site.target.address).host, site)


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way with the login, else the one without."""
    return ways_in(site, seen, _STRANGER, lambda credential: MysqlDoor(site, credential, seen.tls))


class MysqlDoor(Base):
    """A database, open for reading and nothing else."""

    def __init__(self, site: Site, credential: Credential, tls: TlsSeen | None) -> None:
        self.anonymous = credential is _STRANGER
        self._site, self._line = site, site.line
        self._mysql = client("pymysql")
        address = address_of(site.target.address)
        free = self.anonymous or address.is_here
        if tls is not None and not (free or may_be_told(site, tls)):
            raise Closed("tls_failed")
        given: dict[str, Any] = {
            "host": address.host, "port": address.port, "database": address.path.strip("/") or None,
            "user": credential.user, "password": credential.password, "charset": "utf8mb4",
            "connect_timeout": site.target.limits.timeout, "read_timeout": site.target.limits.timeout,
            "cursorclass": client("pymysql.cursors").SSCursor, "conv": dict(client("pymysql.converters").encoders),
        }  # fmt: skip
        given |= {"ssl_disabled": True} if tls is None else {"ssl": context_of(site, checked=not free)}
        self._line.ask()
        try:
            self._connection = self._mysql.connect(**given)
            self._ask("SET NAMES utf8mb4")
            self._ask("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            self._ask("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
        except (self._mysql.Error, OSError, Missed) as error:
            raise Closed(_shut(error)) from None

    def about(self, seen: dict[str, Any]) -> ServerSeen:
        """Return what the server says of itself, as far as the login may know."""
        told: dict[str, Any] = dict.fromkeys(("accounts", "superusers", "readers"))
        with contextlib.suppress(Missed):
            told["accounts"] = int(self._ask("SELECT COUNT(*) FROM mysql.user")[0][0])
            told["superusers"] = int(self._ask("SELECT COUNT(*) FROM mysql.user WHERE Super_priv = 'Y'")[0][0])
            told["readers"] = int(
                self._ask(
                    "SELECT COUNT(DISTINCT User, Host) FROM (SELECT User, Host FROM mysql.user WHERE Select_priv = 'Y' "
                    "UNION SELECT User, Host FROM mysql.db WHERE Select_priv = 'Y' AND DATABASE() LIKE Db) AS able"
                )[0][0]
            )
        logs = dict(self._ask(_LOGS))
        machines: dict[str, list[str]] = {}
        with contextlib.suppress(Missed):
            for user, host in self._ask("SELECT USER, HOST FROM information_schema.PROCESSLIST"):
                machines.setdefault(str(user), []).append(str(host).rpartition(":")[0] or str(host))
        logins = tuple(
            LoginSeen(self._site.login_ref(user.encode()), len(set(hosts)), len(hosts))
            for user, hosts in sorted(machines.items())
        )
        log = any(str(value).upper() in ("ON", "1", "ALL", "LOGINS") for value in logs.values())
        return ServerSeen(self._site.target.id, reached=True, logins=logins, log=log, **told, **seen)

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield the tables."""
        if folder:
            raise Missed("vanished")
        for name, size, _rows, changed in self._ask(_TABLES):
            day = str(changed)[:10] if changed else None
            yield Entry(unslashed(str(name)), size=int(size or 0), modified=day, stamp=str(changed or ""))

    def sheet(self, entry: Entry, most: int | None) -> Sheet:
        """Return rows of a table: from places spread over it, or all."""
        name = next(str(one[0]) for one in self._ask(_TABLES) if unslashed(str(one[0])) == entry.path)
        columns = tuple(str(row[0]) for row in self._ask(f"SHOW COLUMNS FROM {_quoted(name)}"))
        in_all = int(self._ask(f"SELECT COUNT(*) FROM {_quoted(name)}")[0][0])
        wanted = f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(name)}"
        if most is None or in_all <= most:
            return Sheet(columns, self._stream([wanted]), in_all, whole=True)
        each = most // _SPREAD
        starts = [(in_all - each) * number // (_SPREAD - 1) for number in range(_SPREAD)]
        return Sheet(
            columns, self._stream([f"{wanted} LIMIT {each} OFFSET {at}" for at in starts]), in_all, whole=False
        )

    def _stream(self, queries: Sequence[str]) -> Iterator[Sequence[Sequence[str | None]]]:
        for query in queries:
            self._line.ask()
            try:
                with self._connection.cursor() as cursor:
                    cursor.execute(query)
                    while rows := cursor.fetchmany(_AT_ONCE):
                        self._line.took(sum(len(cell or "") for row in rows for cell in row))
                        yield [[cell.hex() if isinstance(cell, bytes) else cell for cell in row] for row in rows]
            except (self._mysql.Error, OSError) as error:
                raise self._missed(error) from None

    def _ask(self, text: str) -> list[Any]:
        self._line.ask()
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(text)
                return list(cursor.fetchall())
        except (self._mysql.Error, OSError) as error:
            raise self._missed(error) from None

    def _missed(self, error: Exception) -> Missed:
        number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
        if number in _FORBIDDEN:
            return Missed("forbidden")
        if isinstance(error, OSError):
            return Missed(code_of(error), broken=True)
        return Missed("read_error" if 1000 <= number < 2000 else "reset", broken=not 1000 <= number < 2000)  # noqa: PLR2004

    def close(self) -> None:
        """Leave."""
        with contextlib.suppress(self._mysql.Error, OSError):
            self._connection.close()


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _shut(error: Exception) -> str:
    if isinstance(error, Missed):
        return error.code
    number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
    if number in (_PLAIN_REFUSED, 4_151):  # MySQL's and MariaDB's
        return "plain_refused"
    if number in _REFUSED:
        return "login_refused"
    return {1049: "vanished", 2003: "refused", 2013: "reset", 2026: "tls_failed"}.get(number, "reset")
