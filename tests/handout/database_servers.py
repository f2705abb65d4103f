"""Real database servers on the loopback, from Debian's packages, each in a folder of its own that is thrown away."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pymysql

PASSWORD = secrets.token_hex(8)
BASE = USER = "labo"
_POSTGRESQL = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A server that is running."""

    port: int
    folder: Path

    def postgresql(self) -> "psycopg.Connection":
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname=BASE, autocommit=True
        )

    def mysql(self) -> "pymysql.Connection":
        where = {"host": "127.0.0.1", "port": self.port, "user": USER, "password": PASSWORD, "database": BASE}
        return pymysql.connect(**where, autocommit=True, charset="utf8mb4")


def _as(user: str, command: Sequence[str | Path]) -> list[str]:
    """Neither server runs as root: there, its own user is taken."""
    words = [str(word) for word in command]
    return ["runuser", "-u", user, "--", *words] if os.geteuid() == 0 else words


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@contextmanager
def _folder(user: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="sourcier-server-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command: list[str], log: Path) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    try:
        yield
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _await(connect) -> None:
    end = time.monotonic() + _SECONDS
    while True:
        try:
            connect().close()
        except (psycopg.Error, pymysql.Error):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def postgresql_server() -> Iterator[Server]:
    """Run a PostgreSQL of its own."""
    (programs,) = _POSTGRESQL
    with _folder("postgres") as folder:
        told = folder / "password"
        told.write_text(PASSWORD)
        told.chmod(0o644)
        made = [programs / "initdb", "-D", folder / "data", "--no-sync", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8"]
        made += ["-A", "scram-sha-256", f"--pwfile={told}"]
        subprocess.run(_as("postgres", made), check=True, capture_output=True, cwd=folder)
        port = _free_port()
        settings = ["fsync=off", "shared_buffers=16MB", "listen_addresses=127.0.0.1", f"port={port}"]
        settings += [f"unix_socket_directories={folder}", "jit=off", "autovacuum=off"]
        options = [word for setting in settings for word in ("-c", setting)]
        with _running(_as("postgres", [programs / "postgres", "-D", folder / "data", *options]), folder / "log"):
            where = {"host": "127.0.0.1", "port": port, "user": USER, "password": PASSWORD}
            _await(lambda: psycopg.connect(**where, dbname="postgres"))
            with psycopg.connect(**where, dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {BASE}")
            yield Server(port, folder)


@contextmanager
def mysql_server() -> Iterator[Server]:
    """Run a MariaDB of its own."""
    with _folder("mysql") as folder:
        made = ["mariadb-install-db", "--no-defaults", f"--datadir={folder / 'data'}", "--skip-test-db"]
        made += ["--auth-root-authentication-method=normal", "--skip-name-resolve"]
        subprocess.run(_as("mysql", made), check=True, capture_output=True, cwd=folder)
        port, first = _free_port(), folder / "first.sql"
        first.write_text(
            f"CREATE DATABASE {BASE} CHARACTER SET utf8mb4;\n"
            f"CREATE USER {USER}@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';\n"
            f"GRANT ALL ON {BASE}.* TO {USER}@'127.0.0.1';\n"
        )
        first.chmod(0o644)
        started = ["mariadbd", "--no-defaults", f"--datadir={folder / 'data'}", f"--socket={folder / 'socket'}"]
        started += [f"--port={port}", "--bind-address=127.0.0.1", "--skip-name-resolve", f"--init-file={first}"]
        started += ["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M", "--skip-log-bin"]
        with _running(_as("mysql", started), folder / "log"):
            server = Server(port, folder)
            _await(server.mysql)
            yield server
