"""What stands around the rows: lines before and after, other tables, other line breaks, rows of another width."""

import pytest
from invented_rows import names, people
from reading_checks import read, rows_of, told, untouched
from written_forms import Form, line, write

from sourcier.model.reading import Overrides

PREAMBLES = (
    ("Export du 12/03/2020",),
    ("Laboratoire des Tilleuls", "Export du 12/03/2020 à 14:05", "Confidentiel : ne pas diffuser"),
    ("# extraction", "# 30 lignes"),
    ("Laboratoire des Tilleuls", ""),
)
FOOTERS = (
    ("Total : 30 lignes",),
    ("", "(30 rows affected)"),
    ("-- fin de fichier --", "Édité le 12/03/2020", "Page 1"),
)
FORMS = (Form(), Form(",", quoting="all", line_break="crlf"), Form("\t", line_break="cr", encoding="cp1252"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("preamble", PREAMBLES)
@pytest.mark.parametrize("titled", [True, False])
def test_lines_before_the_table_are_its_preamble(form, preamble, titled):
    form = Form(form.delimiter, quoting=form.quoting, line_break=form.line_break, preamble=preamble)
    whole = write((names(),) if titled else (), people(5), form)
    tables = read(whole.data)
    assert [row.cells for row in rows_of(tables)] == whole.rows
    account = tables[0][0].account
    assert (account.preamble + account.separators, account.header) == (whole.preamble, whole.header)
    assert account.clean == whole.clean


def test_a_told_preamble_may_look_like_rows():
    form = Form(preamble=("a;b;c;d;e;f", "1;2;3;4;5;6"))
    whole = write((names(6),), people(5, 12, 6), form)
    untouched(whole, read(whole.data, told(form, 1, 2)))


def test_the_separator_line_of_spreadsheets_is_no_row():
    whole = write((names(),), people(5), Form(preamble=("sep=;",), line_break="crlf"))
    untouched(whole, read(whole.data))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("footer", FOOTERS)
def test_lines_after_the_table_are_its_footer(form, footer):
    form = Form(form.delimiter, quoting=form.quoting, line_break=form.line_break, footer=footer)
    whole = write((names(),), people(5), form)
    tables = read(whole.data)
    assert [row.cells for row in rows_of(tables)] == whole.rows
    account = tables[0][0].account
    assert (account.header, account.clean) == (whole.header, whole.clean)
    assert account.footer + account.separators == whole.footer


@pytest.mark.parametrize("form", FORMS)
def test_a_header_of_two_rows_is_no_data(form):
    titles = (
        ("patient", "", "", "", "", "", "adresse", "", "contact", "", "acte", ""),
        names(),
    )
    titles = tuple(tuple(cell.encode(form.codec).decode(form.codec) for cell in row) for row in titles)
    whole = write(titles, people(5), form)
    tables = read(whole.data)
    untouched(whole, tables)
    reading = tables[0][0]
    assert reading.dialect.header_rows == 2
    assert all(name in found for name, found in zip(titles[1], reading.headers, strict=True))


def test_a_repeated_header_in_the_middle_loses_nothing():
    rows = people(5)
    whole = write((names(),), [*rows[:15], names(), *rows[15:]], Form())
    found = [row.cells for row in rows_of(read(whole.data)) if row.cells != names()]
    assert found == rows


@pytest.mark.parametrize("line_break", ["cr", "mixed"])
@pytest.mark.parametrize("titled", [True, False])
def test_old_and_mixed_line_breaks_end_lines(line_break, titled):
    whole = write((names(),) if titled else (), people(5), Form(line_break=line_break))
    untouched(whole, read(whole.data))


def test_a_change_of_line_break_half_way_makes_no_damage():
    first = write((names(),), people(5, 40), Form(line_break="crlf"))
    second = write((), people(6, 40), Form(line_break="lf"))
    tables = read(first.data + second.data)
    assert [row.cells for row in rows_of(tables)] == [*first.rows, *second.rows]
    assert {row.fate for row in rows_of(tables)} == {0}


def test_empty_lines_between_rows_are_separators():
    whole = write((names(),), people(5), Form())
    at = whole.records[10].first
    tables = read(whole.data[:at] + b"\n\n" + whole.data[at:])
    assert [row.cells for row in rows_of(tables)] == whole.rows
    assert tables[0][0].account.separators == 2


def test_an_empty_line_after_every_row_is_a_separator():
    whole = write((names(),), people(5), Form())
    tables = read(whole.data.replace(b"\n", b"\n\n"))
    assert [row.cells for row in rows_of(tables)] == whole.rows
    assert {row.fate for row in rows_of(tables)} == {0}
    assert tables[0][0].account.separators == 31


@pytest.mark.parametrize("change", [-2, -1, 1, 2])
@pytest.mark.parametrize("quoting", ["minimal", "all"])
def test_rows_of_another_width_are_never_called_clean(change, quoting):
    rows = people(5, 40)
    form = Form(quoting=quoting)
    lines = [line(names(), form), *(line(row, form) for row in rows)]
    ragged = {8, 9, 23}
    for at in ragged:
        lines[at + 1] = line(rows[at][:change] if change < 0 else (*rows[at], *("de trop",) * change), form)
    tables = read("\n".join(lines).encode())
    clean = [row.cells for row in rows_of(tables) if row.fate == 0]
    assert clean == [row for at, row in enumerate(rows) if at not in ragged]
    assert tables[0][0].rows.repaired + tables[0][0].rows.rejected == 3


def test_an_unquoted_separator_in_a_note_loses_no_letter():
    rows = people(5, 40)
    lines = [";".join(names()), *(";".join(row) for row in rows)]
    lines[20] += "; et puis encore"
    data = "\n".join(lines).encode()
    tables = read(data)
    kept = "".join("".join(row.cells) for row in rows_of(tables))
    for gone in tables[0][0].rejected_ranges:
        kept += data[gone.first : gone.first + gone.length].decode()
    assert "et puis encore" in kept


@pytest.mark.parametrize("place", [5, 6])
def test_a_separator_in_a_note_goes_back_into_the_note(place):
    """Two columns of notes, the second mostly empty, then codes, then columns that are empty everywhere."""
    rows = [
        (
            f"12{at:03}",
            "MARTIN",
            f"{1 + at % 28:02}/05/2017",
            "",
            str(at % 5),
            "PERDUE DE VUE" if at % 3 else "",
            "VEINES" if at % 7 == 1 else "",
            "",
            f"M0{at:04}",
            "DR",
            "FOUCHE",
            "",
            "",
            "",
        )
        for at in range(200)
    ]
    lines = [";".join(row) for row in rows]
    hurt = next(at for at in range(100, 200) if rows[at][place] and rows[at][11 - place])
    damaged = rows[hurt][place] + "; RAPPELER"
    lines[hurt] = ";".join((*rows[hurt][:place], damaged, *rows[hurt][place + 1 :]))
    found = {row.cells[0]: row for row in rows_of(read("\n".join(lines).encode()))}
    assert found[rows[hurt][0]].cells == (*rows[hurt][:place], damaged, *rows[hurt][place + 1 :])


def test_a_note_broken_over_two_lines_loses_no_letter():
    rows = people(5, 40)
    lines = [";".join(names()), *(";".join(row) for row in rows)]
    lines[20] = ";".join((*rows[19][:-1], "coupée ici\net reprise là"))
    data = "\n".join(lines).encode()
    tables = read(data)
    kept = "".join("".join(row.cells) for row in rows_of(tables))
    for gone in tables[0][0].rejected_ranges:
        kept += data[gone.first : gone.first + gone.length].decode()
    assert "coupée ici" in kept
    assert "et reprise là" in kept
    assert [row.cells for row in rows_of(tables) if row.fate == 0][:19] == rows[:19]


@pytest.mark.parametrize("keep", [5, 20, 60])
def test_a_last_line_cut_short_is_said(keep):
    whole = write((names(),), people(5), Form())
    tables = read(whole.data[: whole.records[-1].first + keep])
    assert [row.cells for row in rows_of(tables) if row.fate == 0] == whole.rows[:-1]
    assert tables[0][0].cut
    account = tables[0][0].account
    assert account.repaired + account.rejected + account.footer == keep


def test_a_quote_left_open_by_the_cut_is_said():
    whole = write((names(),), people(5), Form(quoting="all"))
    tables = read(whole.data[: whole.records[-1].first + 21])
    assert [row.cells for row in rows_of(tables) if row.fate == 0] == whole.rows[:-1]
    assert tables[0][0].cut


def test_a_sound_file_is_not_called_cut():
    for final_break in (True, False):
        whole = write((names(),), people(5), Form(final_break=final_break))
        assert not read(whole.data)[0][0].cut


@pytest.mark.parametrize("column", [0, 3, 7])
def test_names_with_a_stray_quote_are_still_names(column):
    titles = [*names()]
    titles[column] = '"' + titles[column]
    data = ";".join(titles) + "\n" + "\n".join(";".join(row) for row in people(5, 40))
    tables = read((data + '\n"x";y;z').encode(), Overrides(delimiter=";", quote='"'))
    assert tables[0][0].dialect.header_rows == 1
    assert [name.strip('"') for name in tables[0][0].headers] == [*names()]


@pytest.mark.parametrize("copies", [2, 4])
def test_the_same_export_twice_in_one_file_has_a_header(copies):
    whole = write((names(),), people(5, 40), Form())
    tables = read(whole.data * copies)
    assert [reading.headers for reading, _ in tables] == [names()]
    assert [row.cells for row in rows_of(tables)] == whole.rows * copies
    assert tables[0][0].account.header == whole.header * copies
