"""Large things, in their small form: what matters is that no size changes what is read."""

from time import monotonic

import pytest
from byte_damage import Edit, apply
from invented_rows import names, people, with_cell
from reading_checks import Row, accounted, local, read, read_raw, rows_of, told
from written_forms import Form, Written, write

from sourcier.model.errors import SourcierError

CHUNK = 16 * 1024 * 1024


def test_ten_thousand_columns_are_read():
    titles = tuple(f"colonne {at}" for at in range(10_000))
    rows = [tuple(str((at * 7919 + row) % 1000) for at in range(10_000)) for row in range(20)]
    whole = write((titles,), rows, Form())
    tables = read(whole.data)
    assert [row.cells for row in rows_of(tables)] == rows
    assert tables[0][0].headers == titles


@pytest.mark.parametrize("filler", [b"x", b"x;", b'";', "é".encode()])
def test_one_endless_line_is_answered_in_time(filler):
    data = (filler * (50_000_000 // len(filler)))[:50_000_000]
    began = monotonic()
    try:
        accounted(data, read_raw(data))
    except SourcierError as error:
        assert error.exit_status in {1, 3}  # noqa: PT017  # either answer is lawful; silence is not
    assert monotonic() - began < 20


def test_an_endless_line_in_a_table_does_not_take_its_neighbours():
    whole = write((names(),), people(5, 60), Form())
    wound = Edit(whole.records[30].first + 12, 0, b"x" * 20_000_000)
    tables = read(apply(whole.data, [wound]))
    local(whole, [wound], tables)


def _long(copies: int, note: str) -> tuple[bytes, Written]:
    """A table of more than two chunks, and one copy of its rows."""
    rows = with_cell(people(6, 5000), 2500, 11, note)
    part = write((), rows, Form(line_break="crlf", encoding="cp1252"))
    return part.data * copies, part


def test_no_cut_between_chunks_is_seen_in_the_rows():
    size = 0
    note = 'une note\r\nde trois lignes\r\navec ; et "guillemets"'
    data, part = _long(60, note)
    tables = read_raw(data)
    table = tables[0][1]
    size = len(part.rows)
    assert table.num_rows == 60 * size
    assert set(table.column("_fate").to_pylist()) == {0}
    for column in range(12):
        values = [row[column] for row in part.rows]
        assert table.column(f"c{column}").to_pylist() == values * 60
    assert tables[0][0].account.clean == len(data)


def test_damage_at_the_cut_between_chunks_stays_local():
    data, part = _long(60, "")
    for put in (b'"', b"\r\n"):
        wounds = [CHUNK - 40, CHUNK, CHUNK + 30, 2 * CHUNK]
        edits = [Edit(at, 0, put) for at in wounds]
        tables = read_raw(apply(data, edits))
        found = {row.at: row for row in rows_of(tables)}
        begun = 0
        for copy in range(60):
            for record in part.records:
                at = copy * len(part.data) + record.first
                if all(abs(at - wound) > 12 * 140 for wound in wounds):
                    assert found[at + sum(len(put) for wound in wounds if wound <= at)].cells == record.cells
                    begun += 1
        assert begun > 299_000
        assert sum(reading.account.total for reading, _ in tables) == len(data) + 4 * len(put)


def test_a_quoted_note_longer_than_a_chunk_is_answered():
    note = "ligne de la note d'une longueur moyenne, qui ne finit pas\n" * 300_000
    rows = with_cell(people(6, 60), 30, 11, note)
    whole = write((names(),), rows, Form())
    tables = read(whole.data, told(whole.form, 1))
    kept = rows_of(tables)
    assert [row for row in kept if row.cells[0] in {rows[0][0], rows[59][0]}] == [
        Row(whole.records[0].first, rows[0], 0),
        Row(whole.records[59].first, rows[59], 0),
    ]
