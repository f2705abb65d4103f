"""Blocks: whatever the parser makes of the records, every record gives its row."""

import numpy as np
import pytest
from reading_checks import read, read_raw, rows_of, told
from written_forms import Form, write

from sourcier.read import Block, Limits, Overrides, Scan, plan
from sourcier.read.encoding import guess
from sourcier.read.errors import TooManyColumns


def _block(data, at, fields, starts=None):
    return Block(0, 0, fields, data, np.array(at), (), ord(";"), b"", ord('"'), guess([data]), starts)


@pytest.mark.parametrize("line_break", [b"\n", b"\r\n", b"\r"])
def test_the_slow_parse_gives_what_the_quick_one_gives(line_break):
    records = [b'1;"a;b"', b'2;"dit ""non"""', b'3;"deux\nlignes"', b"4;", b'"";x']
    data = b"".join(record + line_break for record in records)
    at = np.cumsum([0, *(len(record + line_break) for record in records[:-1])])
    block = _block(data, at, 2)
    assert block._by_hand() == block._columns()


def test_a_block_the_parser_refuses_still_gives_a_row_per_record():
    block = _block(b"1;a;b\n2;c\n3\n", [0, 6, 10], 2)
    batch, _ = block.batch()
    assert batch.column(0).to_pylist() == ["1", "2", "3"]
    assert batch.column(1).to_pylist() == ["a;b", "c", ""]


def test_a_block_in_which_the_parser_sees_fewer_records_gives_them_all():
    block = _block(b"1;a\r\n2;b\n", [0, 4, 5], 2, starts=np.array([0, 4, 5]))
    batch, _ = block.batch()
    assert batch.column(0).to_pylist() == ["1", "", "2"]


def test_a_record_over_lines_that_ends_in_cr_before_an_empty_row_is_a_row():
    tables = read_raw(b'"M"\r\n"a\nb"\r"x\n\r\n"c"\r\n', Overrides(delimiter=";", quote='"'))
    assert "a\nb" in [row.cells[0] for row in rows_of(tables)]


@pytest.mark.parametrize("line_break", ["cr", "lf", "crlf"])
@pytest.mark.parametrize("inner", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_an_escaped_quote_beside_a_note_of_two_lines_splits_no_record(line_break, inner, quote):
    form = Form(quote=quote, escape="\\", quoting="text", line_break=line_break)
    rows = [(f"12{at:03}", f"L{quote}HOTE" if at == 9 else "MARTIN", f"deux{inner}lignes") for at in range(30)]
    whole = write((("dossier", "nom", "note"),), rows, form)
    assert [row.cells for row in rows_of(read(whole.data, told(form, 1)))] == rows


def test_more_columns_than_allowed_are_refused_by_the_name_of_the_limit(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(";".join("abcdef") for _ in range(12)))
    with pytest.raises(TooManyColumns, match="5 columns"):
        Scan(plan(path, Overrides(), Limits(most_columns=5)))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "mac_roman"])
def test_a_delimiter_beyond_ascii_separates_fields(encoding):
    rows = [(f"DUPONT{at}", f"prélevé n° {at}; été" if at % 2 else "", f"01/02/{1950 + at}") for at in range(40)]
    whole = write((("nom", "note", "date"),), rows, Form("§", encoding=encoding))
    reading, _ = (tables := read(whole.data))[0]
    assert [row.cells for row in rows_of(tables)] == rows
    assert (reading.dialect.delimiter, reading.alternatives[0].delimiter) == ("§", "§")


def test_one_byte_that_may_be_such_a_delimiter_is_answered():
    assert [row.cells for row in rows_of(read(b"\xf5"))] == [("", "")]
