"""The legal but tricky is read as legal (RFC 4180)."""

import pytest
from invented_rows import names, people, with_cell
from reading_checks import read, rows_of, told, untouched
from written_forms import Form, line, write

from sourcier.model.reading import Overrides

FORMS = [Form(delimiter, line_break=ending) for delimiter in (";", ",", "\t") for ending in ("lf", "crlf", "cr")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("height", [2, 30, 200])
def test_a_quoted_note_of_many_lines_is_one_cell(form, height):
    ending = form.ending(0)
    rows = with_cell(people(1), 12, 11, ending.join(f"ligne {number} de la note" for number in range(height)))
    untouched(whole := write((names(),), rows, form), read(whole.data))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("quoting", ["minimal", "all"])
def test_a_quoted_table_inside_a_cell_makes_up_no_rows(form, quoting):
    form = Form(form.delimiter, quoting=quoting, line_break=form.line_break)
    inner = form.ending(0).join(line(row, Form(form.delimiter, quoting="all")) for row in people(2, 20))
    rows = with_cell(people(1), 12, 11, inner)
    untouched(whole := write((names(),), rows, form), read(whole.data))


@pytest.mark.parametrize("rows", [300, 6000])
@pytest.mark.parametrize("every", [11, 3, 1])
@pytest.mark.parametrize("escape", ["", "\\"])
def test_notes_of_two_lines_are_legal_however_many_they_are(rows, every, escape):
    table = [
        (*row[:-1], "une note\nen deux lignes") if not at % every else row for at, row in enumerate(people(4, rows))
    ]
    untouched(whole := write((names(),), table, Form(escape=escape)), read(whole.data))


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_bare_table_inside_a_cell_makes_up_no_rows(quote):
    inner = "\r\n".join(";".join(row).replace("'", " ") for row in people(2, 20))
    rows = with_cell(with_cell(people(1), 3, 11, inner), 20, 1, inner)
    form = Form(quote=quote, quoting="all", line_break="crlf")
    untouched(whole := write((names(),), rows, form), read(whole.data))


@pytest.mark.parametrize("note", ['""', '"', '";"', ';";";', '"\n"', '\n"\n', '"a";"b"\n"c";"d"', ' "a" ', '"""'])
@pytest.mark.parametrize("quoting", ["minimal", "all"])
def test_doubled_quotes_and_separators_inside_quotes_are_data(note, quoting):
    rows = people(3)
    for row in (4, 5, 17):
        rows = with_cell(with_cell(rows, row, 11, note), row, 1, note)
    untouched(whole := write((names(),), rows, Form(quoting=quoting)), read(whole.data))


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_cr_and_lf_end_a_line(mark):
    rows = with_cell(people(3), 9, 11, f"avant{mark}après")
    untouched(whole := write((names(),), rows, Form()), read(whole.data))


@pytest.mark.parametrize("cell", [" ", "  DUPONT ", "\t", " ;", "\xa0"])
def test_white_space_is_data(cell):
    rows = with_cell(with_cell(people(3), 9, 11, cell), 10, 0, cell)
    untouched(whole := write((names(),), rows, Form()), read(whole.data))


@pytest.mark.parametrize("cell", ["NULL", "NA", "nan", "\\N", "None", "-", "0", "#N/A", "true", "1e5", "007", "+33"])
def test_no_cell_is_turned_into_a_null_or_a_number(cell):
    rows = with_cell(with_cell(people(3), 9, 11, cell), 10, 2, cell)
    untouched(whole := write((names(),), rows, Form()), read(whole.data))


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_row_of_empty_cells_is_a_row(delimiter):
    rows = people(3)
    rows[7] = rows[8] = rows[29] = ("",) * 12
    untouched(whole := write((names(),), rows, Form(delimiter)), read(whole.data))


def test_columns_empty_from_top_to_bottom_are_kept():
    rows = [(*row[:3], "", *row[3:], "", "") for row in people(3)]
    titles = (*names()[:3], "vide", *names()[3:], "x", "y")
    untouched(whole := write((titles,), rows, Form()), read(whole.data))


def test_missing_and_repeated_names_are_kept_as_they_stand():
    titles = ("dossier", "nom", "", "date", "sexe", "nir", "", "nom", "nom", "", "montant", "")
    whole = write((titles,), people(3), Form())
    tables = read(whole.data)
    untouched(whole, tables)
    assert tables[0][0].headers == titles


def test_quoted_names_with_line_breaks_are_names():
    titles = ("n° de\ndossier", "nom; d'usage", *names()[2:])
    whole = write((titles,), people(3), Form())
    tables = read(whole.data)
    untouched(whole, tables)
    assert tables[0][0].headers == titles


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("final_break", [True, False])
def test_a_header_alone_is_a_table_without_rows(delimiter, final_break):
    whole = write((names(),), [], Form(delimiter, final_break=final_break))
    tables = read(whole.data)
    assert rows_of(tables) == []
    assert tables[0][0].headers == names()
    assert tables[0][0].account.header == len(whole.data)


def test_a_header_alone_told_so_is_a_header():
    whole = write((("a", "b", "c"),), [], Form())
    tables = read(whole.data, told(whole.form, 1))
    assert rows_of(tables) == []
    assert tables[0][0].headers == ("a", "b", "c")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("final_break", [True, False])
def test_one_row_is_a_row(seed, titled, final_break):
    whole = write((names(),) if titled else (), people(seed, 1), Form(final_break=final_break))
    tables = read(whole.data)
    untouched(whole, tables)
    assert tables[0][0].dialect.header_rows == titled


@pytest.mark.parametrize("column", [0, 1, 3, 5, 9])
@pytest.mark.parametrize("titled", [True, False])
def test_one_column_is_a_table(column, titled):
    rows = [(row[column] or f"vide-{at}@exemple.invalid",) for at, row in enumerate(people(4, 40))]
    whole = write(((names()[column],),) if titled else (), rows, Form())
    tables = read(whole.data)
    assert tables[0][0].dialect.fields == 1
    if titled and column in {0, 3, 5, 9}:
        untouched(whole, tables)
    else:
        found = [*tables[0][0].headers, *(row.cells[0] for row in rows_of(tables))]
        assert [cell for cell in found if cell][-40:] == [row[0] for row in rows]


def test_one_column_of_quoted_notes_is_one_column():
    rows = [(f"note {at}; à revoir, ou non\nsuite",) for at in range(30)]
    whole = write((("note",),), rows, Form())
    assert [row.cells for row in rows_of(read(whole.data, Overrides(header_rows=1)))] == rows


@pytest.mark.parametrize("value", ["C:\\export\\labo", "fin\\", "\\", 'dit \\"oui\\"', "a\\;b", "\\\\"])
def test_an_escaped_escape_is_one_character(value):
    rows = with_cell(with_cell(people(3), 9, 11, value), 10, 2, value)
    whole = write((names(),), rows, Form(escape="\\", quoting="all"))
    untouched(whole, read(whole.data, told(whole.form, 1)))


@pytest.mark.parametrize("value", ["C:\\export\\labo", "fin\\", "\\", "DOMAINE\\dupont"])
def test_a_backslash_is_data_where_quotes_are_doubled(value):
    rows = with_cell(with_cell(people(3), 9, 11, value), 10, 2, value)
    whole = write((names(),), with_cell(rows, 15, 11, 'dit "non"'), Form())
    untouched(whole, read(whole.data))


@pytest.mark.parametrize("escape", ["", "\\"])
def test_the_escape_is_found_from_its_use(escape):
    rows = [(*row[:-1], f'dit "{row[2]}"; puis rien') for row in people(3)]
    whole = write((names(),), rows, Form(escape=escape))
    tables = read(whole.data)
    untouched(whole, tables)
    assert tables[0][0].dialect.escape == escape


def test_nuls_within_cells_are_kept():
    rows = with_cell(with_cell(people(3), 9, 11, "a\0b"), 10, 2, "\0\0")
    whole = write((names(),), rows, Form())
    assert [row.cells for row in rows_of(read(whole.data))] == rows


def test_the_shortest_tables_are_read_when_told():
    for data, cells in ((b"a", [("a",)]), (b"a;b", [("a", "b")]), (b";", [("", "")]), (b'""', [("",)])):
        form = Form()
        assert [row.cells for row in rows_of(read(data, told(form, 0)))] == cells
