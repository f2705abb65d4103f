"""How characters are told from bytes."""

import codecs

import pytest
from invented_rows import chance, names, people, with_cell
from reading_checks import read, rows_of, told, untouched
from written_forms import Form, encodable, write

from sourcier.model.reading import Overrides

FRENCH = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman", "cp850")


def _same(found: str, expected: str) -> bool:
    return codecs.lookup(found).name == codecs.lookup(expected).name


@pytest.mark.parametrize("encoding", FRENCH)
@pytest.mark.parametrize("seed", range(4))
def test_french_letters_tell_the_encoding(encoding, seed):
    whole = write((names(),), people(seed, 40), Form(encoding=encoding))
    untouched(whole, read(whole.data))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("letters", ["é", "éè", "éàç", "êôû", "ëïü"])
def test_few_accents_still_tell_windows_from_macintosh(encoding, letters):
    rows = [tuple(cell.encode("ascii", "ignore").decode() for cell in row) for row in people(7, 40)]
    rnd = chance(1)
    for at in range(0, 40, 4):
        rows = with_cell(rows, at, 2, f"Andr{rnd.choice(letters)}")
    titles = tuple(encodable(name, "ascii") for name in names())
    whole = write((titles,), rows, Form(encoding=encoding))
    untouched(whole, read(whole.data))


def test_the_euro_and_the_oe_tell_cp1252_from_latin_1():
    rows = with_cell(with_cell(people(7, 40), 5, 11, "payé 12 €"), 9, 11, "sœur - cœur…")
    whole = write((names(),), rows, Form(encoding="cp1252"))
    tables = read(whole.data)
    untouched(whole, tables)
    assert _same(tables[0][0].encoding, "cp1252")


def test_plain_ascii_is_read_whatever_it_is_called():
    rows = [tuple(cell.encode("ascii", "ignore").decode() for cell in row) for row in people(7, 40)]
    titles = tuple(encodable(name, "ascii") for name in names())
    whole = write((titles,), rows, Form())
    untouched(whole, read(whole.data))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_still_utf_16(encoding):
    whole = write((names(),), people(7, 40), Form(encoding=encoding))
    tables = read(whole.data[2:])
    assert [row.cells for row in rows_of(tables)] == whole.rows
    assert {row.fate for row in rows_of(tables)} == {0}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_an_odd_byte_at_the_end_of_utf_16_is_accounted_for(encoding):
    whole = write((names(),), people(7, 40), Form(encoding=encoding, line_break="crlf"))
    tables = read(whole.data + b"\0")
    assert [row.cells for row in rows_of(tables)][:40] == whole.rows
    assert tables[0][0].account.clean == whole.clean


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_characters_beyond_the_first_plane_survive_utf_16(encoding):
    rows = with_cell(people(7, 40), 20, 11, "test \U0001f9ea \u0a0d \u0d0a \u2c0a \u0a2c \u3b0a fin")
    whole = write((names(),), rows, Form(encoding=encoding))
    untouched(whole, read(whole.data))


@pytest.mark.parametrize("second", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("order", [1, -1])
def test_two_encodings_in_one_file_are_both_understood(second, order):
    parts = [
        write((names(),), people(8, 60), Form()),
        write((), people(9, 60), Form(encoding=second)),
    ]
    if order < 0:
        parts = [write((names(),), people(9, 60), Form(encoding=second)), write((), people(8, 60), Form())]
    tables = read(b"".join(part.data for part in parts))
    assert [row.cells for row in rows_of(tables)] == [row for part in parts for row in part.rows]
    assert any(reading.oddities for reading, _ in tables)


def test_lines_of_another_encoding_scattered_about_are_understood():
    rows = people(8, 80)
    lines = [";".join(names()).encode()]
    lines += [";".join(row).encode("cp1252" if at % 9 == 4 else "utf-8") for at, row in enumerate(rows)]
    tables = read(b"\n".join(lines))
    assert [row.cells for row in rows_of(tables)] == rows


@pytest.mark.parametrize("encoding", FRENCH)
def test_a_told_encoding_is_used(encoding):
    whole = write((names(),), people(7, 12), Form(encoding=encoding))
    tables = read(whole.data, told(whole.form, 1))
    untouched(whole, tables)
    assert _same(tables[0][0].encoding.replace("-sig", ""), whole.form.codec) or encoding.startswith("utf-16")


def test_a_told_encoding_wins_over_the_sniffed_one():
    whole = write((names(),), people(7, 40), Form(encoding="utf-8"))
    tables = read(whole.data, Overrides(encoding="latin-1"))
    expected = [tuple(cell.encode().decode("latin-1") for cell in row) for row in whole.rows]
    assert [row.cells for row in rows_of(tables)] == expected


def test_a_byte_order_mark_told_as_utf_8_is_no_data():
    whole = write((names(),), people(7, 12), Form(encoding="utf-8-sig"))
    reading = read(whole.data, Overrides(encoding="utf-8"))[0][0]
    assert reading.headers == names()
    assert reading.account.bom == 3


def test_an_accent_late_in_a_plain_file_is_read():
    rows = [tuple(cell.encode("ascii", "ignore").decode() for cell in row) for row in people(7, 30)] * 400
    rows = with_cell(rows, 11_900, 11, "très tard : é à ç")
    titles = tuple(encodable(name, "ascii") for name in names())
    for encoding in ("utf-8", "cp1252"):
        whole = write((titles,), rows, Form(encoding=encoding))
        assert [row.cells for row in rows_of(read(whole.data))] == rows


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["0\U00010000", "0\U0001f9ea\U0001f9ea", "\U0001f9ea;x", "\ud7c7"])
def test_no_character_is_cut_in_two_at_the_end_of_a_piece(encoding, text):
    tables = read(("\ufeff" + text).encode(encoding), Overrides(delimiter=";", quote="", header_rows=0))
    assert [row.cells for row in rows_of(tables)] == [tuple(text.split(";"))]
