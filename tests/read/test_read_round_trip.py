"""Whatever a table holds, it comes out of every format as it was written: invented tables, cell by cell."""

import base64
import datetime as dt
import io
import json
import quopri
import sqlite3
import struct
from xml.sax.saxutils import escape

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sourcier.read import Asked, Limits, Overrides, open_tables

PRINTED = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
CELL = st.text(PRINTED, max_size=12).map(lambda cell: " ".join(cell.split()))
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
SETTINGS = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def table(cell, least=1):
    return st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), min_size=least, max_size=12)
    )


def read(data, tmp_path):
    """Return headers and rows of every table, and check that all is accounted for."""
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), Limits()))
    rows = {}
    for block in found.blocks():
        batch, _ = block.batch()
        columns = [column.to_pylist() for column in batch.columns[: block.fields]]
        rows.setdefault(block.table, []).extend(map(list, zip(*columns, strict=True)))
    readings = found.readings()
    assert all(one.account.total == one.account.accounted for one in readings)
    assert not any(one.rows.rejected for one in readings)
    return readings, [rows.get(number, []) for number in range(len(readings))]


def names(rows):
    return [f"k{n}" for n in range(len(rows[0]))]


def records(rows):
    return [dict(zip(names(rows), row, strict=True)) for row in rows]


@SETTINGS
@given(table(ANY))
def test_parquet_and_arrow(tmp_path, rows):
    columns = dict(zip(names(rows), map(list, zip(*rows, strict=True)), strict=True))
    whole, stream = io.BytesIO(), io.BytesIO()
    pq.write_table(pa.table(columns), whole)
    with pa.ipc.new_stream(stream, pa.table(columns).schema) as writer:
        writer.write_table(pa.table(columns))
    for data in (whole.getvalue(), stream.getvalue()):
        (reading,), (found,) = read(data, tmp_path)
        assert (list(reading.headers), found) == (names(rows), rows)


@SETTINGS
@given(table(ANY))
def test_sqlite(tmp_path, rows):
    with sqlite3.connect(":memory:") as base:
        base.execute(f"CREATE TABLE t ({', '.join(names(rows))})")
        base.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(rows[0]))})", rows)
        data = base.serialize()
    base.close()
    (reading,), (found,) = read(data, tmp_path)
    assert (reading.title, list(reading.headers), found) == ("t", names(rows), rows)


@SETTINGS
@given(table(ANY), st.booleans())
def test_json(tmp_path, rows, lines):
    told = [json.dumps(one, ensure_ascii=n % 2 == 0) for n, one in enumerate(records(rows))]
    text = "\n".join(told) if lines else "[" + ",\n".join(told) + "]"
    (reading,), (found,) = read(text.encode(), tmp_path)
    assert (list(reading.headers), found) == (names(rows), rows)


@SETTINGS
@given(table(ANY))
def test_mongodb_dumps(tmp_path, rows):
    def document(record):
        cells = [(name.encode(), value.encode() + b"\0") for name, value in record.items()]
        body = b"".join(b"\x02" + name + b"\0" + struct.pack("<i", len(cell)) + cell for name, cell in cells)
        return struct.pack("<i", len(body) + 5) + body + b"\0"

    (reading,), (found,) = read(b"".join(map(document, records(rows))), tmp_path)
    assert (list(reading.headers), found) == (names(rows), rows)


@SETTINGS
@given(table(CELL.filter(bool), least=2), st.sampled_from(["utf-8", "utf-16", "iso-8859-1"]), st.booleans())
def test_xml(tmp_path, rows, encoding, attributes):
    if encoding == "iso-8859-1":
        rows = [[cell.encode("latin-1", "ignore").decode("latin-1").strip() or "x" for cell in row] for row in rows]
    lines = [
        "<r>" + "".join(f"<{n}>{escape(c)}</{n}>" for n, c in one.items()) + "</r>"
        if not attributes
        else "<r " + " ".join(f"{n}='{escape(c, {chr(39): '&apos;'})}'" for n, c in one.items()) + "/>"
        for one in records(rows)
    ]
    text = f"<?xml version='1.0' encoding='{encoding}'?><all>{''.join(lines)}</all>"
    readings, found = read(text.encode(encoding), tmp_path)
    keys = [f"@{n}" if attributes else n for n in names(rows)]
    assert (list(readings[0].headers), found[0]) == (keys, rows)


@SETTINGS
@given(table(CELL.filter(bool), least=2))
def test_workbooks(tmp_path, rows):
    book = openpyxl.Workbook()
    book.active.title = "feuille"
    book.active.append([f"nom {n}" for n in range(len(rows[0]))])
    for number, row in enumerate(rows, 2):
        for column, cell in enumerate(row, 1):
            book.active.cell(number, column, cell).data_type = "s"
    into = io.BytesIO()
    book.save(into)
    (reading,), (found,) = read(into.getvalue(), tmp_path)
    assert reading.title == "feuille"
    assert reading.format == "workbook"
    named = len(rows) - len(found)  # rows that read like names are taken for names, and none is lost
    assert found == rows[named:]
    assert all(cell in header for row in rows[:named] for cell, header in zip(row, reading.headers, strict=True))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(1980, 1, 2), "1980-01-02"),
        (dt.datetime(1980, 1, 2, 3, 4, 5), "1980-01-02 03:04:05"),  # noqa: DTZ001  # a workbook knows no zone
        (12345678901234, "12345678901234"),
        (0.1, "0.1"),
        (True, "1"),
        ("007", "007"),
    ],
)
def test_typed_cells_of_workbooks(tmp_path, value, text):
    book = openpyxl.Workbook()
    for row in (["nom", "valeur"], ["a", value], ["b", value]):
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    _, (found,) = read(into.getvalue(), tmp_path)
    assert found[-1][-1] == text


@SETTINGS
@given(table(CELL.map(lambda cell: cell.encode("cp850", "ignore").decode("cp850").strip())))
def test_dbf(tmp_path, rows):
    rows = [[cell.encode("cp850", "ignore")[:12].decode("cp850").strip() for cell in row] for row in rows]
    width = len(rows[0])
    head = bytes([3, 119, 1, 2]) + struct.pack("<IHH", len(rows), 32 + 32 * width + 1, 1 + 12 * width)
    head += bytes(17) + b"\x02\0\0"
    head += b"".join(n.encode().ljust(11, b"\0") + b"C" + bytes(4) + bytes([12]) + bytes(15) for n in names(rows))
    body = b"".join(b" " + b"".join(c.encode("cp850").ljust(12) for c in row) for row in rows)
    (reading,), (found,) = read(head + b"\r" + body + b"\x1a", tmp_path)
    assert (reading.format, list(reading.headers), found) == ("dbase", names(rows), rows)


PLAIN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈ", min_size=3, max_size=10)


@SETTINGS
@given(st.lists(st.tuples(PLAIN, st.integers(0, 99_999), PLAIN), min_size=40, max_size=60))
@example([("ABC", 1, "DEF")] * 40)
def test_fixed_width(tmp_path, rows):
    lines = [f"{a:<12}{n:05} {b:<12}".ljust(32) for a, n, b in rows]
    readings, found = read("\n".join(lines).encode("latin-1") + b"\n", tmp_path)
    assert readings[0].format == "fixed_width"
    assert [" ".join(cells) for cells in found[0]] == [" ".join(line.split()) for line in lines]


TOLD = CELL.filter(lambda cell: cell and not cell.startswith((" ", ":", "<")))


@SETTINGS
@given(st.lists(st.tuples(TOLD, TOLD), min_size=1, max_size=10), st.sampled_from(["plain", "quoted", "folded"]))
def test_cards(tmp_path, rows, way):
    def written(text):
        told = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        if way == "quoted":
            return ";ENCODING=QUOTED-PRINTABLE:" + quopri.encodestring(told.encode(), quotetabs=True).decode().replace(
                "=\n", ""
            )
        return ":" + (told[:3] + "\r\n " + told[3:] if way == "folded" and len(told) > 6 and told.isascii() else told)

    rows = [tuple(cell.replace("\\", "") or "x" for cell in row) for row in rows]
    text = "".join(
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN{written(a)}\r\nNOTE{written(b)}\r\nEND:VCARD\r\n" for a, b in rows
    )
    (reading,), (found,) = read(text.encode(), tmp_path)
    assert reading.headers == ("FN", "NOTE")
    assert [tuple(row) for row in found] == rows


@SETTINGS
@given(st.lists(st.tuples(TOLD, TOLD), min_size=1, max_size=10))
def test_directory_entries(tmp_path, rows):
    def written(text):
        return f": {text}" if text.isascii() else ":: " + base64.b64encode(text.encode()).decode()

    text = "version: 1\n\n" + "".join(
        f"dn: uid=p{n}\ncn{written(a)}\nsn{written(b)}\n\n" for n, (a, b) in enumerate(rows)
    )
    (reading,), (found,) = read(text.encode(), tmp_path)
    assert reading.headers == ("dn", "cn", "sn")
    assert [tuple(row[1:]) for row in found] == [tuple(cell.strip() for cell in row) for row in rows]


FIELD = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Zs"]), min_size=1, max_size=10)


@SETTINGS
@given(st.lists(st.tuples(FIELD, FIELD), min_size=1, max_size=10))
def test_hl7_escapes_what_separates(tmp_path, rows):
    def written(text):
        for sign, code in (("\\", "E"), ("|", "F"), ("^", "S"), ("~", "R"), ("&", "T")):
            text = text.replace(sign, "\0" + code + "\1")
        return text.replace("\0", "\\").replace("\1", "\\")

    text = "".join(f"MSH|^~\\&|LABO\rPID|1|{written(a)}|{written(b)}\r" for a, b in rows)
    readings, found = read(text.encode(), tmp_path)
    people = next(n for n, one in enumerate(readings) if one.title == "PID")
    assert [tuple(row[-2:]) for row in found[people]] == rows


@SETTINGS
@given(st.lists(st.tuples(FIELD, FIELD), min_size=1, max_size=10))
def test_edifact_releases_what_separates(tmp_path, rows):
    def written(text):
        return "".join(f"?{sign}" if sign in "?+:'" else sign for sign in text)

    body = "".join(f"UNH+{n}+MEDRPT:D:93A:UN'FTX+AAI+{written(a)}+{written(b)}'" for n, (a, b) in enumerate(rows))
    readings, found = read(f"UNA:+.? 'UNB+UNOC:3+A+B+190102:1200+1'{body}".encode(), tmp_path)
    texts = next(n for n, one in enumerate(readings) if one.title == "FTX")
    assert [tuple(row[-2:]) for row in found[texts]] == rows


@SETTINGS
@given(rows=table(st.none() | ANY), cuts=st.booleans())
@example(rows=[["a", None], ["b\\N", "\\."], ["\\", "x\r\ny\tz"]], cuts=True)
def test_copies_of_postgresql(tmp_path, rows, cuts):
    def written(cell):
        if cell is None:
            return "\\N"
        for sign, code in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\b", "\\b"), ("\f", "\\f")):
            cell = cell.replace(sign, code)
        return cell.replace("\v", "\\v")

    lines = "".join("\t".join(map(written, row)) + "\n" for row in rows)
    columns = f"COPY public.t ({', '.join(names(rows))}) FROM stdin;\n"
    again = columns + lines + "\\.\n\n" if cuts else ""
    text = "--\n-- PostgreSQL database dump\n--\n\n" + columns + lines + "\\.\n\n" + again
    (reading,), (found,) = read(text.encode(), tmp_path)
    wanted = [[cell or "" for cell in row] for row in rows]
    assert reading.title == "t"
    assert found == wanted * (2 if cuts else 1)
