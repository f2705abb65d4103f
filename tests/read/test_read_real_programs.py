"""Files that database servers, SQLite's shell and LibreOffice write: every row and cell comes out again."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "handout"))

from database_servers import BASE, PASSWORD, USER, mysql_server, postgresql_server

from sourcier.model.reading import Declared
from sourcier.read import Asked, Limits, Overrides, open_tables

NOTES = [
    "plain",
    'it\'s "quoted" `so`',
    "line 1\nline 2\r\nline 3",
    "tab\there\\n and a \\ backslash",
    "a, b; (c) -- no comment /* nor this */",
    "INSERT INTO patient VALUES (1);\n",
    "É œ € 漢字 😀",
    "\\N",
    "",
    None,
    "semi;colon');DROP TABLE patient;--",
    "x" * 5000,
    "%s {0} $1 @x",
]
ROWS = [
    (
        n + 1,
        f"NOM{n % 40}",
        NOTES[n % len(NOTES)],
        dt.date(1950 + n % 60, n % 12 + 1, 15),
        Decimal(f"{n * 7 % 1000 / 100:.2f}"),
    )
    for n in range(260)
]
VISITS = [(n + 1, n * 3 % 260 + 1, f"2019-0{n % 9 + 1}-1{n % 10}") for n in range(400)]


def text(value):
    return "" if value is None else str(value)


PEOPLE = [tuple(map(text, row)) for row in ROWS]
VISITED = [tuple(map(text, row)) for row in VISITS]


def read(path):
    found = open_tables(path, Asked(Overrides(), Limits()))
    rows = {}
    for block in found.blocks():
        batch, _ = block.batch()
        columns = [column.to_pylist() for column in batch.columns[: block.fields]]
        rows.setdefault(block.table, []).extend(zip(*columns, strict=True))
    readings = found.readings()
    assert not found.problem
    for reading in readings:
        assert reading.account.total == reading.account.accounted
        assert reading.rows.rejected == 0
    return readings, [rows.get(number, []) for number in range(len(readings))]


@pytest.fixture(scope="module")
def mariadb():
    with mysql_server() as server:
        with server.mysql() as connection, connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE patient (id int PRIMARY KEY, nom varchar(40), note longtext, ne date, m decimal(6,2)) "
                "CHARACTER SET utf8mb4"
            )
            cursor.execute(
                "CREATE TABLE visite (id int PRIMARY KEY, patient_id int, jour date, KEY k (patient_id), "
                "CONSTRAINT f FOREIGN KEY (patient_id) REFERENCES patient (id))"
            )
            cursor.executemany("INSERT INTO patient VALUES (%s, %s, %s, %s, %s)", ROWS)
            cursor.executemany("INSERT INTO visite VALUES (%s, %s, %s)", VISITS)
        yield server


@pytest.mark.parametrize("options", [[], ["--skip-extended-insert", "--complete-insert"], ["--hex-blob", "--skip-opt"]])
def test_what_mariadb_dumps(mariadb, tmp_path, options):
    path = tmp_path / "evidence"
    command = ["mariadb-dump", "--no-defaults", "-h127.0.0.1", f"-P{mariadb.port}", f"-u{USER}", f"-p{PASSWORD}"]
    with path.open("wb") as out:
        subprocess.run([*command, *options, BASE], stdout=out, check=True)
    (patient, visit), (people, visits) = read(path)
    assert (patient.title, patient.headers) == ("patient", ("id", "nom", "note", "ne", "m"))
    assert people == PEOPLE
    assert visits == VISITED
    assert visit.declared == (Declared("patient_id", "patient", "id"),)


@pytest.fixture(scope="module")
def postgresql():
    with postgresql_server() as server:
        with server.postgresql() as connection, connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE patient (id int PRIMARY KEY, nom varchar(40), note text, ne date, m numeric(6,2))"
            )
            cursor.execute("CREATE TABLE visite (id int PRIMARY KEY, patient_id int REFERENCES patient, jour date)")
            cursor.executemany("INSERT INTO patient VALUES (%s, %s, %s, %s, %s)", ROWS)
            cursor.executemany("INSERT INTO visite VALUES (%s, %s, %s)", VISITS)
        yield server


@pytest.mark.parametrize(
    "options", [[], ["--inserts"], ["--column-inserts", "--rows-per-insert=50"], ["--encoding=WIN1252", "-t", "visite"]]
)
def test_what_postgresql_dumps(postgresql, tmp_path, options):
    path = tmp_path / "evidence"
    command = ["pg_dump", "-h127.0.0.1", f"-p{postgresql.port}", f"-U{USER}", f"-f{path}", *options, BASE]
    subprocess.run(command, check=True, env={**os.environ, "PGPASSWORD": PASSWORD})
    readings, rows = read(path)
    tables = dict(zip((one.title for one in readings), rows, strict=True))
    if "-t" not in options:
        assert tables["patient"] == PEOPLE
        assert readings[1].declared == (Declared("patient_id", "patient", "id"),)
    assert tables["visite"] == VISITED


def test_what_the_shell_of_sqlite_dumps_and_the_file_itself(tmp_path):
    base, dump = tmp_path / "base", tmp_path / "dump"
    with sqlite3.connect(base) as connection:
        connection.execute("CREATE TABLE patient (id INTEGER PRIMARY KEY, nom, note, ne, m)")
        connection.execute('CREATE TABLE "visite" (id, patient_id REFERENCES patient (id), jour)')
        connection.executemany(
            "INSERT INTO patient VALUES (?, ?, ?, ?, ?)", [(*r[:3], *map(text, r[3:])) for r in ROWS]
        )
        connection.executemany("INSERT INTO visite VALUES (?, ?, ?)", VISITS)
    connection.close()
    with dump.open("wb") as out:
        subprocess.run(["sqlite3", base, ".dump"], stdout=out, check=True)
    for path in (base, dump):
        (_, visit), (people, visits) = read(path)
        assert people == PEOPLE
        assert visits == VISITED
        assert visit.declared == (Declared("patient_id", "patient", "id"),)


def test_breaks_as_the_newer_shell_writes_them(tmp_path):
    path = tmp_path / "evidence"
    path.write_text(
        "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a, b);\n"
        "INSERT INTO t VALUES(1,unistr('l1\\u000al2 it''s \\\\ \\+01f600'));\n"
        "INSERT INTO t VALUES(2,replace(replace('a\\r\\nb','\\r',char(13)),'\\n',char(10)));\nCOMMIT;\n",
        "utf-8",
    )
    _, (rows,) = read(path)
    assert rows == [("1", "l1\nl2 it's \\ 😀"), ("2", "a\r\nb")]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """A delimited text as LibreOffice is given it: cells of Excel hold no more than 32,767 characters, and no CR."""
    folder = tmp_path_factory.mktemp("sheet")
    lines = ["num;nom;naissance;montant;note"]
    cells = []
    for number, (n, name, note, born, amount) in enumerate(ROWS):
        said = text(note)[:60].replace("\r", "").replace("\n", " ").replace("\t", "  ").strip() or "vide"
        cells.append((str(n), name, born.isoformat(), str(float(amount)).removesuffix(".0"), said))
        lines.append(";".join([str(n), name, born.isoformat(), str(amount), '"' + said.replace('"', '""') + '"']))
        assert number < 300
    path = folder / "patients.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path, cells


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saves(sheet, tmp_path, form):
    path, cells = sheet
    told = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    told += ["--infilter=CSV:59,34,76,1,1/1/2/2/3/5/4/1/5/2,1033", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run([*told, str(path)], check=True, capture_output=True)
    (reading,), (rows,) = read(tmp_path / f"patients.{form}")
    assert (reading.format, reading.headers) == ("workbook", ("num", "nom", "naissance", "montant", "note"))
    assert rows == cells
