"""Formats that are no delimited text, written by other programs than ours: every row and cell comes out again."""

import datetime as dt
import io
import json
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.model.errors import NothingReadable
from sourcier.read import Asked, Limits, Overrides, open_tables

PEOPLE = [{"_id": {"$oid": f"{n:024x}"}, "nom": f"N{n}", "adr": {"cp": "01000"}, "n": n} for n in range(300)]


def tables(data, tmp_path):
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), Limits()))
    rows = {}
    for block in found.blocks():
        batch, _ = block.batch()
        columns = [column.to_pylist() for column in batch.columns[: block.fields]]
        rows.setdefault(block.table, []).extend(zip(*columns, strict=True))
    readings = found.readings()
    for reading in readings:
        assert reading.account.total == reading.account.accounted
    return found, readings, rows


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Liste des patients"])
    sheet.append([])
    sheet.append(["NOM", "NAISSANCE", "NIR", "POIDS", "OUI"])
    for n in range(100):
        sheet.append([f"DUPONT{n}", dt.date(1980, 1, 1) + dt.timedelta(n), 2800175000000 + n, 60.5, n % 2 == 0])
    hidden = book.create_sheet("cachée")
    hidden.sheet_state = "hidden"
    hidden["C5"] = "=1+1"
    hidden["D6"] = "vu"
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def test_every_sheet_of_a_workbook_is_a_table(tmp_path):
    _, (first, second), rows = tables(workbook(), tmp_path)
    assert (first.format, first.headers) == ("workbook", ("NOM", "NAISSANCE", "NIR", "POIDS", "OUI"))
    assert (first.dialect.preamble_lines, first.rows.clean, first.account.unit) == (2, 100, "cells")
    assert rows[0][1] == ("DUPONT1", "1980-01-02", "2800175000001", "60.5", "0")
    assert "vu" in rows[1][-1]
    assert second.format == "workbook"


def test_a_workbook_in_a_zip_is_one_too_and_a_zip_of_xml_is_none(tmp_path):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("a.xlsx", workbook())
        archive.writestr("b.csv", "a;b\n1;2\n3;4\n5;6\n")
    found, readings, _ = tables(into.getvalue(), tmp_path)
    assert [reading.format for reading in readings] == ["workbook", "workbook", "delimited"]
    assert [member.tables for member in found.members()] == [2, 1]


@pytest.mark.parametrize("way", ["lines", "array", "indented", "wrapped", "bom"])
def test_json_records_are_rows(way, tmp_path):
    lines = "\n".join(map(json.dumps, PEOPLE))
    text = {
        "lines": lines,
        "array": json.dumps(PEOPLE),
        "indented": json.dumps(PEOPLE, indent=2),
        "wrapped": json.dumps({"patients": PEOPLE}),
        "bom": "\ufeff" + lines,
    }[way]
    _, (reading,), rows = tables(text.encode(), tmp_path)
    assert reading.headers == ("_id", "nom", "adr.cp", "n")
    assert rows[0] == [(f"{n:024x}", f"N{n}", "01000", str(n)) for n in range(300)]


def test_a_damaged_record_is_kept_and_harms_no_other(tmp_path):
    lines = [json.dumps(one) for one in PEOPLE]
    lines[150] = lines[150][:40]
    found, (reading,), rows = tables("\n".join(lines).encode(), tmp_path)
    assert len(rows[0]) == 299
    assert (reading.rows.rejected, reading.rows.total) == (1, 300)
    assert found.take_rejects()[0].raw.decode() == lines[150]


def test_numbers_stay_as_they_are_written(tmp_path):
    _, _, rows = tables(b'{"a": 1.10, "b": 123456789012345678901}\n{"a": 1e3, "b": null}\n', tmp_path)
    assert rows[0] == [("1.10", "123456789012345678901"), ("1e3", "")]


def test_braces_alone_make_no_json(tmp_path):
    _, (reading,), _ = tables(b"{a};b;c\n" * 10, tmp_path)
    assert reading.format == "delimited"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.dictionaries(st.text(min_size=1, max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.lists(st.dictionaries(st.text(min_size=1, max_size=5), VALUES, min_size=1, max_size=4), min_size=1, max_size=8)
)
def test_no_record_is_lost_whatever_it_holds(tmp_path_factory, records):
    text = "\n".join(json.dumps(one) for one in records)
    path = tmp_path_factory.mktemp("json") / "evidence"
    path.write_text(text, "utf-8")
    found = open_tables(path, Asked(Overrides(), Limits()))
    try:
        count = sum(block.rows for block in found.blocks())
    except NothingReadable:
        count = 0
    filled = sum(any(_leaf(value) for value in one.values()) for one in records)
    assert count >= filled


def _leaf(value):
    return any(map(_leaf, value.values())) if isinstance(value, dict) else True


def parquet(table):
    into = io.BytesIO()
    pq.write_table(table, into)
    return into.getvalue()


def arrow(table, new):
    into = io.BytesIO()
    with new(into, table.schema) as writer:
        writer.write_table(table)
    return into.getvalue()


@pytest.mark.parametrize("way", ["parquet", "file", "stream"])
def test_columnar_files_are_read_as_text(way, tmp_path):
    table = pa.table(
        {
            "nom": ["a", "b", None],
            "n": pa.array([1, 2, None], pa.int64()),
            "l": [[1, 2], None, []],
            "d": pa.array([dt.date(2020, 1, 2)] * 3).dictionary_encode(),
        }
    )
    data = {
        "parquet": lambda: parquet(table),
        "file": lambda: arrow(table, pa.ipc.new_file),
        "stream": lambda: arrow(table, pa.ipc.new_stream),
    }[way]()
    _, (reading,), rows = tables(data, tmp_path)
    assert (reading.format, reading.headers) == ("columnar", ("nom", "n", "l", "d"))
    assert rows[0] == [("a", "1", "[1, 2]", "2020-01-02"), ("b", "2", "", "2020-01-02"), ("", "", "[]", "2020-01-02")]


@pytest.mark.parametrize("make", [workbook, lambda: parquet(pa.table({"a": list(range(5000))}))])
def test_a_file_cut_short_says_so(make, tmp_path):
    data = make()
    with pytest.raises(NothingReadable) as refused:
        tables(data[: len(data) // 2], tmp_path)
    assert refused.value.code in {"E312", "E316"}
