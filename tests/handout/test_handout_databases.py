"""Straight from a database: real servers, the rows as the server writes them, and copies that load again."""

import csv
import io
import sqlite3
import sys
import zipfile
from collections.abc import Sequence

import pytest
from database_servers import BASE, PASSWORD, USER, Server
from handing_office import ALL, people

from sourcier.handout import Asked, Wishes, read_register
from sourcier.handout.refusals import (
    ColumnHoldsOther,
    DatabaseFailed,
    DriverMissing,
    NotAnAddress,
    PasswordInAddress,
    TableMissing,
)
from sourcier.marks import EVERYWHERE, Options

OFF = Wishes(Options(off=dict.fromkeys(("ids", "spellings", "canaries"), EVERYWHERE)))
NAMES = tuple(name.lower() for name in ALL)
COUNT = 300


def lines(count: int = COUNT) -> list[list[str]]:
    """People as a database holds them: days in ISO form, a comment as last."""
    found = people(count)
    for line in found:
        for at in (3, 8):
            day, month, year = line[at].split("/")
            line[at] = f"{year}-{month}-{day}"
    return found


def address(server: Server, sort: str) -> str:
    return f"{sort}://{USER}@127.0.0.1:{server.port}/{BASE}"


@pytest.fixture(scope="session")
def in_postgresql(postgresql) -> Server:
    columns = ", ".join(f"{name} date" if name in ("dnaiss", "datvis") else f"{name} text" for name in NAMES)
    with postgresql.postgresql() as connection:
        connection.execute(f"CREATE TABLE patient ({columns.replace('num text', 'num bigint')}, commentaire text)")
        with connection.cursor() as cursor, cursor.copy("COPY patient FROM STDIN") as copy:
            for line in lines():
                copy.write_row(line)
        connection.execute('CREATE VIEW "Nom; d\'état" AS SELECT nom, nir FROM patient')
    return postgresql


@pytest.fixture(scope="session")
def in_mysql(mysql) -> Server:
    columns = ", ".join(f"{name} date" if name in ("dnaiss", "datvis") else f"{name} varchar(60)" for name in NAMES)
    columns = columns.replace("num varchar(60)", "num bigint")
    with mysql.mysql() as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE patient ({columns}, commentaire text)")
        places = ", ".join(["%s"] * 12)
        cursor.executemany(f"INSERT INTO patient VALUES ({places})", lines())
    return mysql


def sqlite_file(path, rows: Sequence[Sequence[str | None]], names: Sequence[str] = (*NAMES, "commentaire")):
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE patient ({', '.join(names)})")
        connection.executemany(f"INSERT INTO patient VALUES ({', '.join('?' * len(names))})", rows)
    connection.close()
    return path


def test_postgresql_gives_exactly_the_ordered_columns_and_rows(office, in_postgresql, ordered):
    order = ordered(labs=("LABORATOIRE CENTRAL",), since="2019-03-01")
    office.hand(order, address(in_postgresql, "postgresql"), tables=("patient",), password=PASSWORD, wishes=OFF)
    found = office.cells(delimiter=",")
    wanted = [line[:11] for line in lines() if line[7] == "LABORATOIRE CENTRAL" and line[8] >= "2019-03-01"]
    assert found == [list(NAMES), *wanted]


def test_the_three_databases_give_the_same_copy(office, in_postgresql, in_mysql, ordered, tmp_path):
    office.hand(ordered(), address(in_postgresql, "postgresql"), "p.age", tables=("patient",), password=PASSWORD,
                wishes=OFF)  # fmt: skip
    office.hand(ordered(), address(in_mysql, "mysql"), "m.age", password=PASSWORD, wishes=OFF)
    held = sqlite_file(tmp_path / "base.db", lines())
    office.hand(ordered(), f"sqlite:///{held}", "s.age", wishes=OFF)
    office.hand(ordered(), held, "f.age", wishes=OFF)
    assert office.opened("p.age") == office.opened("m.age") == office.opened("s.age") == office.opened("f.age")


def test_a_marked_copy_loads_into_the_same_table_and_keeps_its_types(office, in_postgresql, ordered):
    office.hand(ordered(), address(in_postgresql, "postgresql"), tables=("patient",), password=PASSWORD)
    with in_postgresql.postgresql() as connection:
        connection.execute("CREATE TEMP TABLE taken (LIKE patient INCLUDING ALL)")
        connection.execute("ALTER TABLE taken DROP COLUMN commentaire")
        with connection.cursor() as cursor, cursor.copy("COPY taken FROM STDIN (FORMAT csv, HEADER)") as copy:
            copy.write(office.opened())
        same = connection.execute("SELECT count(*) FROM taken JOIN patient USING (nir, nom, dnaiss, sexe, datvis)")
        numbers = connection.execute("SELECT count(*) FROM taken JOIN patient USING (num)").fetchone()
    assert same.fetchone() == (COUNT,)
    assert numbers[0] < COUNT / 10


def test_null_and_empty_text_stay_what_they_are(office, in_postgresql, ordered):
    with in_postgresql.postgresql() as connection:
        connection.execute("CREATE TABLE blanks AS SELECT nir, nom, prenom, mail FROM patient")
        connection.execute("UPDATE blanks SET mail = NULL WHERE ascii(nom) % 3 = 0")
        connection.execute("UPDATE blanks SET mail = '' WHERE ascii(nom) % 3 = 1")
        told = connection.execute("SELECT nir, mail IS NULL, mail = '' FROM blanks ORDER BY nir").fetchall()
    order = ordered(columns=("nir", "nom", "mail"))
    office.hand(order, address(in_postgresql, "postgresql"), tables=("blanks",), password=PASSWORD)
    with in_postgresql.postgresql() as connection:
        connection.execute("CREATE TEMP TABLE taken (nir text, nom text, mail text)")
        with connection.cursor() as cursor, cursor.copy("COPY taken FROM STDIN (FORMAT csv, HEADER, NULL '')") as copy:
            copy.write(office.opened())
        found = connection.execute("SELECT nir, mail IS NULL, mail = '' FROM taken ORDER BY nir").fetchall()
    assert found == told
    assert len({row[1:] for row in told}) == 3


def test_several_tables_stay_joined_and_rows_follow_their_parent(office, in_postgresql, ordered):
    with in_postgresql.postgresql() as connection:
        connection.execute("ALTER TABLE patient ADD PRIMARY KEY (num)")
        connection.execute(
            "CREATE TABLE dossier AS SELECT num, 90000000 + row_number() OVER () AS nodossier, nir AS nir_assure "
            "FROM patient CROSS JOIN generate_series(1, 2)"
        )
    order = ordered(
        columns=("num", "nom", "prenom", "dnaiss", "nir", "site", "nodossier"), labs=("LABORATOIRE DU PORT",)
    )
    receipt = office.hand(order, address(in_postgresql, "postgresql"), tables=("patient", "dossier"), password=PASSWORD)
    assert (receipt.copy.format, receipt.copy.tables) == ("zip", 2)
    with zipfile.ZipFile(io.BytesIO(office.opened())) as archive:
        tables = {name: list(csv.DictReader(archive.read(name).decode().splitlines())) for name in archive.namelist()}
    parents = {row["num"] for row in tables["patient.csv"]}
    invented = len(tables["patient.csv"]) - sum(line[7] == "LABORATOIRE DU PORT" for line in lines())
    assert 0 <= invented <= receipt.tables[0].invented
    assert {row["num"] for row in tables["dossier.csv"]} <= parents
    assert len(tables["dossier.csv"]) >= 2 * (len(parents) - invented)
    assert (
        not parents & {line[0] for line in lines()} or len(parents & {line[0] for line in lines()}) < len(parents) / 5
    )


def test_a_name_that_is_sql_is_a_name(office, in_postgresql, ordered):
    order = ordered(columns=("nom", "nir"))
    office.hand(order, address(in_postgresql, "postgresql"), tables=('"Nom; d\'état"',), password=PASSWORD, wishes=OFF)
    assert len(office.cells(delimiter=",")) == COUNT + 1
    for table in ("patient; DROP TABLE patient", "nothing", "pg_catalog.nothing"):
        with pytest.raises((TableMissing, DatabaseFailed)):
            office.hand(order, address(in_postgresql, "postgresql"), "x.age", tables=(table,), password=PASSWORD)


def test_values_of_a_database_are_checked_too(office, tmp_path, ordered):
    held = sqlite_file(
        tmp_path / "base.db", [[*line[:5], f"note {at} du dossier", *line[6:]] for at, line in enumerate(lines())]
    )
    with pytest.raises(ColumnHoldsOther):
        office.hand(ordered(columns=("nom", "nir")), held)


def test_a_wrong_password_is_told_and_never_shown(office, in_postgresql, in_mysql, ordered):
    wrong = "hunter2" + "-very-secret"
    for server, sort in ((in_postgresql, "postgresql"), (in_mysql, "mysql")):
        with pytest.raises(DatabaseFailed) as raised:
            office.hand(ordered(), address(server, sort), password=wrong)
        error = raised.value
        assert "hunter2" not in repr(error) + "".join(
            part.english() for part in (error.what, error.kept, error.following)
        )
        assert error.__cause__ is None


def test_addresses_are_understood_or_refused():
    for text, error in (
        ("postgresql://a:secret@host/base", PasswordInAddress),
        ("oracle://host/base", NotAnAddress),
        ("mysql://host", NotAnAddress),
        ("sqlite://host/base", NotAnAddress),
    ):
        with pytest.raises(error) as raised:
            _ = Asked(text).address
        assert "secret" not in str(raised.value)
    found = Asked("postgresql://l%C3%A9a@[::1]:5433/b%20x").address
    assert (found.user, found.host, found.port, found.base, found.is_here) == ("léa", "::1", 5433, "b x", True)


def test_a_missing_driver_is_named(office, ordered, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissing) as raised:
        office.hand(ordered(), "postgresql://127.0.0.1/labo")
    assert "sourcier[postgresql]" in raised.value.following.english()


def test_old_text_and_odd_types_of_sqlite_are_read(office, tmp_path, ordered):
    path = tmp_path / "odd.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (nom, nir, valeur REAL, octets BLOB)")
        for line in lines(60):
            connection.execute(
                "INSERT INTO t VALUES (CAST(? AS TEXT), ?, 0.1, x'00ff')", ("LEFÈVRE".encode("latin-1"), line[5])
            )
    connection.close()
    office.hand(ordered(columns=("nom", "nir", "valeur", "octets")), path, wishes=OFF)
    row = office.cells(delimiter=",")[1]
    assert (row[0], row[2], row[3]) == ("LEFÈVRE", "0.1", "00ff")
    assert len(read_register(office.register).copies) == 1
