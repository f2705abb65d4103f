"""Several tables in one file, each in its own dialect, are readings of their own."""

import pytest
from byte_damage import KINDS, Edit, apply
from invented_rows import chance, names, people, with_cell
from reading_checks import read, read_raw, rows_of, told
from written_forms import Form, line, write

from sourcier.model.reading import Overrides
from sourcier.read import Limits, read_all

TITLES = ("finess", "laboratoire", "ouvert", "lits")
LABS = [(f"3500{at:05}", f"Labo n° {at}", f"{1 + at % 28:02}/05/2017", str(at * 3)) for at in range(25)]
FORMS = {
    "comma": Form(","),
    "tab": Form("\t"),
    "pipe": Form("|"),
    "all quoted": Form(",", quoting="all"),
    "cr": Form(",", line_break="cr"),
    "utf-16": Form("\t", encoding="utf-16-le"),
    "cp1252": Form("|", encoding="cp1252"),
}


def _first(form: Form, rows: int = 30, delimiter: str = ";"):
    return write((names(),), people(5, rows), Form(delimiter, encoding=form.encoding, line_break=form.line_break))


def _more(form: Form, rows=LABS, titles=TITLES) -> bytes:
    """A table that goes on in the same file: without a mark of its own."""
    return write((titles,), rows, form).data.removeprefix(b"\xff\xfe")


@pytest.mark.parametrize("gap", ["", "\n", "\n\n", "Deuxième tableau\n"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_two_tables_in_one_file_are_two_readings(gap, delimiter):
    first = write((names(),), people(5), Form())
    tables = read(first.data + gap.encode() + _more(Form(delimiter)))
    assert [row.cells for row in rows_of(tables)] == [*first.rows, *LABS]
    assert [reading.dialect.fields for reading, _ in tables] == [12, 4]
    assert [reading.headers for reading, _ in tables] == [names(), TITLES]
    assert [reading.dialect.delimiter for reading, _ in tables] == [";", delimiter]
    assert len({reading.name for reading, _ in tables}) == 2
    assert {row.fate for row in rows_of(tables)} == {0}


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("titled", [True, False])
def test_another_dialect_is_a_table_of_its_own_before_and_behind(kind, order, titled):
    form = FORMS[kind]
    parts = [_first(form).data.removeprefix(b"\xff\xfe"), _more(form, titles=TITLES if titled else ())]
    if not titled:
        parts[1] = write((), LABS, form).data.removeprefix(b"\xff\xfe")
    mark = b"\xff\xfe" if kind == "utf-16" else b""
    tables = read(mark + b"".join(parts[::order]))
    rows = [people(5), LABS]
    if form.encoding == "cp1252":
        rows = [[tuple(cell.encode("cp1252").decode("cp1252") for cell in row) for row in part] for part in rows]
    assert [row.cells for row in rows_of(tables)] == [row for part in rows[::order] for row in part]
    assert [reading.dialect.delimiter for reading, _ in tables] == [";", form.delimiter][::order]
    assert {row.fate for row in rows_of(tables)} == {0}


@pytest.mark.parametrize("delimiters", [";,\t", ",;|", "\t|;", ";,;", "|,|"])
@pytest.mark.parametrize("gap", ["", "\n", "Tableau suivant\n"])
def test_three_tables_are_three_readings(delimiters, gap):
    third = [(f"{at:04}", f"MEDECIN {at}", "56") for at in range(20)]
    parts = [
        _first(Form(), 40, delimiters[0]).data,
        _more(Form(delimiters[1])),
        _more(Form(delimiters[2]), third, ("code", "prescripteur", "departement")),
    ]
    tables = read(gap.encode().join(parts))
    assert [row.cells for row in rows_of(tables)] == [*people(5, 40), *LABS, *third]
    assert [reading.dialect.delimiter for reading, _ in tables] == list(delimiters)
    assert [reading.dialect.fields for reading, _ in tables] == [12, 4, 3]


def test_rows_of_the_first_table_behind_another_are_still_its_own():
    first = _first(Form(), 60)
    at = first.records[30].first
    data = first.data[:at] + _more(Form(",")) + first.data[at:]
    tables = read(data)
    assert [reading.rows.total for reading, _ in tables] == [60, 25]
    assert [table.num_rows for _, table in tables] == [60, 25]
    assert {row.fate for row in rows_of(tables)} == {0}


def test_rows_in_another_quoting_are_a_table_of_their_own():
    rows = [(f"{at}", f"dit; n° {at}", f"0{at % 9}/05/2017", "x; y") for at in range(30)]
    tables = read(_first(Form()).data + _more(Form(quote="'", quoting="all"), rows))
    assert [row.cells for row in rows_of(tables)] == [*people(5), *rows]
    assert tables[1][0].dialect.quote == "'"


def test_a_note_of_several_lines_in_the_other_dialect_is_one_cell():
    rows = with_cell(LABS, 12, 1, 'Labo,\ndes "Tilleuls"\n\net autres')
    tables = read(_first(Form()).data + _more(Form(",", quoting="minimal"), rows))
    assert [row.cells for row in rows_of(tables)] == [*people(5), *rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_damage_before_another_table_leaves_it_whole(kind, delimiter):
    first = _first(Form(), 40)
    for seed in range(6):
        wound = KINDS[kind](first, chance(seed))
        if wound.at + wound.removed <= first.records[-9].first:
            tables = read(apply(first.data, [wound]) + _more(Form(delimiter)))
            assert [row.cells for row in rows_of(tables)][-25:] == LABS
            assert tables[-1][0].headers == TITLES


@pytest.mark.parametrize("put", [b'"', b";", b",", b"\n", b"\0", b"\xff"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_damage_at_the_end_of_the_first_table_keeps_every_byte(put, place):
    first = _first(Form(), 40)
    wound = Edit(first.records[-1 - place].first + 20, 0, put)
    tables = read(apply(first.data, [wound]) + _more(Form(",")))
    assert [row.cells for row in rows_of(tables)][-25 + 8 :] == LABS[8:]
    assert sum(row.cells in set(LABS) for row in rows_of(tables)) >= 25 - 8
    assert sum(reading.account.preamble for reading, _ in tables) == 0


@pytest.mark.parametrize("put", [b'"', b";", b",", b"\n", b"\0"])
def test_damage_within_another_table_stays_there(put):
    first, other = _first(Form(), 40), write((TITLES,), LABS, Form(","))
    wound = Edit(other.records[12].first + 15, 0, put)
    cells = [row.cells for row in rows_of(read(first.data + apply(other.data, [wound])))]
    assert cells[:40] == people(5, 40)
    assert cells[40:44] == LABS[:4]
    assert cells[-4:] == LABS[-4:]


def test_a_table_in_another_dialect_within_a_quoted_cell_makes_up_no_table():
    inner = "\n".join(line(row, Form(",")) for row in LABS)
    rows = with_cell(people(5, 60), 30, 11, inner)
    whole = write((names(),), rows, Form())
    wound = Edit(whole.records[5].first + 3, 0, b'"')
    for data in (whole.data, apply(whole.data, [wound])):
        tables = read(data)
        assert len(tables) == 1
        assert [row.cells for row in rows_of(tables)][20:] == rows[20:]


@pytest.mark.parametrize("lines", [1, 2, 7])
def test_a_few_lines_with_another_delimiter_are_no_table(lines):
    whole = _first(Form(), 60)
    start, end = whole.records[30].first, whole.records[30 + lines].first
    tables = read(whole.data[:start] + whole.data[start:end].replace(b";", b"|") + whole.data[end:])
    assert len(tables) == 1
    assert tables[0][0].rows.rejected == lines


def test_a_told_delimiter_is_that_of_all_tables():
    tables = read(_first(Form()).data + _more(Form(",")), Overrides(delimiter=";"))
    assert len(tables) == 1
    assert tables[0][0].rows.rejected + (tables[0][0].account.footer > 0) >= 1


@pytest.mark.parametrize("chunk", [3000, 7000, 20_000, 100_000])
@pytest.mark.parametrize("delimiters", [";,;,", ",|", "\t;"])
def test_no_cut_between_chunks_is_seen_in_the_tables(tmp_path, chunk, delimiters):
    parts = [
        write((names(6),), people(at, 2000, 6), Form(delimiter)).data
        if at % 2 == 0
        else write((TITLES,), LABS * 80, Form(delimiter)).data
        for at, delimiter in enumerate(delimiters)
    ]
    path = tmp_path / "glued.csv"
    path.write_bytes(b"".join(parts))
    whole, cut = read_raw(path.read_bytes()), read_all(path, None, Limits(chunk=chunk))
    assert [reading for reading, _ in cut] == [reading for reading, _ in whole]
    assert [rows_of([one]) for one in cut] == [rows_of([one]) for one in whole]


def test_a_told_dialect_of_another_table_is_not_made_up():
    whole = write((names(),), people(5), Form())
    assert len(read(whole.data, told(whole.form, 1))) == 1
