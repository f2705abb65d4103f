"""SQL dumps: rows of tables, whatever database wrote them; no statement is ever run."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.read import Asked, Limits, Overrides, open_tables
from sourcier.read.sql import statements
from sourcier.read.sql.statements import Inserted

MYSQL = """-- MySQL dump 10.13  Distrib 8.0
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `patient`;
CREATE TABLE `patient` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `nom` varchar(50) DEFAULT 'a,b' COMMENT 'nom (de, famille)',
  `note` text,
  `m` decimal(10,2) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `k` (`nom`,`id`)
) ENGINE=InnoDB;
LOCK TABLES `patient` WRITE;
INSERT INTO `patient` VALUES (1,'O\\'BRIEN','l1\\nl2;\\\\',1.50),(2,'D''ARC',NULL,NULL),(3,'é (x), y','',-2);
INSERT INTO `patient` (`nom`,`id`) VALUES ('SEUL',4);
UNLOCK TABLES;
"""
PG = """--
-- PostgreSQL database dump
--
SET standard_conforming_strings = on;
CREATE TABLE public.patient (
    id integer NOT NULL,
    nom character varying(50),
    "Note libre" text,
    CONSTRAINT c CHECK ((id > 0))
);
COPY public.patient (id, nom, "Note libre") FROM stdin;
1\tDUPONT\tl1\\nl2
2\t\\N\ttab\\there
3\tX\tY\tZ
\\.

INSERT INTO public.visite VALUES (1, 'it''s', E'a\\nb', '\\x');
INSERT INTO public.visite VALUES (2, 'x', 'y', 'z');
"""
MSSQL = """USE [LABO]
GO
/****** Object:  Table [dbo].[Patient] ******/
CREATE TABLE [dbo].[Patient](
	[Id] [int] IDENTITY(1,1) NOT NULL,
	[Nom] [nvarchar](50) NULL,
	[Né le] [date] NULL,
 CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC)
) ON [PRIMARY]
GO
INSERT [dbo].[Patient] ([Id], [Nom], [Né le]) VALUES (1, N'Dup''ont', CAST(N'1980-01-02' AS Date))
GO
INSERT [dbo].[Patient] ([Id], [Nom], [Né le]) VALUES (2, N'B', NULL)
GO
"""
ORACLE = """REM INSERTING into PATIENT
SET DEFINE OFF;
Insert into PATIENT (ID,NOM,NE) values ('1','DUPONT',to_date('02/01/80','DD/MM/RR'));
Insert into PATIENT (ID,NOM,NE) values ('2','MARTIN; (x)',null);
"""


def read(data, tmp_path, limits=None):
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), limits or Limits()))
    rows = {}
    for block in found.blocks():
        batch, _ = block.batch()
        columns = [column.to_pylist() for column in batch.columns[: block.fields]]
        rows.setdefault(block.table, []).extend(zip(*columns, strict=True))
    readings = found.readings()
    assert all(one.account.total == one.account.accounted for one in readings)
    assert {one.format for one in readings} == {"sql"}
    return found, readings, rows


def test_mysql(tmp_path):
    _, (patient,), rows = read(MYSQL.encode(), tmp_path)
    assert patient.headers == ("id", "nom", "note", "m")
    assert rows[0] == [
        ("1", "O'BRIEN", "l1\nl2;\\", "1.50"),
        ("2", "D'ARC", "", ""),
        ("3", "é (x), y", "", "-2"),
        ("4", "SEUL", "", ""),
    ]


def test_postgresql_copies_and_inserts(tmp_path):
    found, (patient, visit), rows = read(PG.encode(), tmp_path)
    assert patient.headers == ("id", "nom", "Note libre")
    assert rows[0] == [("1", "DUPONT", "l1\nl2"), ("2", "", "tab\there")]
    assert [one.raw for one in found.take_rejects()] == [b"3\tX\tY\tZ"]
    assert patient.rows.rejected == 1
    assert visit.rows.clean == 2
    assert rows[1][0] == ("1", "it's", "a\nb", "\\x")


def test_sql_server_in_utf_16(tmp_path):
    _, (patient,), rows = read(MSSQL.encode("utf-16"), tmp_path)
    assert patient.headers == ("Id", "Nom", "Né le")
    assert rows[0] == [("1", "Dup'ont", "1980-01-02"), ("2", "B", "")]


def test_oracle(tmp_path):
    _, (patient,), rows = read(ORACLE.encode(), tmp_path)
    assert patient.headers == ("ID", "NOM", "NE")
    assert rows[0] == [("1", "DUPONT", "02/01/80"), ("2", "MARTIN; (x)", "")]


def dumped(texts):
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE one (a INTEGER PRIMARY KEY, b TEXT, c TEXT, CHECK (a > 0))")
    base.execute("CREATE TABLE two (a, b)")
    for number, text in enumerate(texts, 1):
        base.execute("INSERT INTO one VALUES (?, ?, ?)", (number, text, None))
        base.execute("INSERT INTO two VALUES (?, ?)", (text, number))
    script = "\n".join(base.iterdump())
    base.close()
    return script


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30), min_size=1, max_size=20
    )
)
def test_whatever_sqlite_writes_is_read_back(texts):
    said = list(statements(iter([dumped(texts).encode()]), backslash=False))
    rows = [one.cells for one in said if isinstance(one, Inserted) and one.table == b"one"]
    assert [cells[1].decode() for cells in rows] == texts
    others = [one.cells for one in said if isinstance(one, Inserted) and one.table == b"two"]
    assert [cells[0].decode() for cells in others] == texts


@given(st.lists(st.text("ab'\\(),;\n\"`-", max_size=12), min_size=1, max_size=8), st.integers(1, 40))
def test_where_pieces_are_cut_changes_nothing(texts, size):
    script = dumped(texts).encode()
    pieces = (script[at : at + size] for at in range(0, len(script), size))
    assert list(statements(pieces, backslash=False)) == list(statements(iter([script]), backslash=False))


def test_a_damaged_row_harms_no_other_statement(tmp_path):
    script = dumped([f"D'ARC {n}\n2" for n in range(50)]).encode()
    broken = script.replace(b"VALUES(7,'D''ARC", b"VALUES(7,'D'ARC", 1)
    assert broken != script
    found, _, rows = read(broken, tmp_path)
    assert len(rows[0]) >= 48
    assert len(rows[1]) == 50
    assert found.take_rejects()


@pytest.mark.parametrize("text", ["a;b;c\n1;2;3\n" * 5, "-- note;x\n1;2\n3;4\n5;6\n", "SET;B\n1;2\n3;4\n"])
def test_a_table_that_begins_like_a_script_is_none(text, tmp_path):
    path = tmp_path / "evidence"
    path.write_text(text)
    found = open_tables(path, Asked(Overrides(), Limits()))
    list(found.blocks())
    assert {one.format for one in found.readings()} == {"delimited"}
