"""Law 1, first half: every byte is accounted for, and what is sound is read as it was written."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from invented_rows import chance
from reading_checks import clean_means_strict, nothing_vanishes, read, rows_of, text_and_places, told, untouched
from reading_strategies import World, any_worlds, law, realistic_worlds
from slow_reader import record_at

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Overrides

SEPARATORS = ("\n", "\r\n", "\r", ";", ",", '"', "\t", "\0", "a", "1", "é", "\xff", "")


def _python_reads(world: World) -> list[tuple[str, ...]]:
    form = world.whole.form
    text, _ = text_and_places(world.whole.data, form.codec, world.whole.bom)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=form.delimiter,
        quotechar=form.quote or None,
        escapechar=form.escape or None,
        doublequote=not form.escape,
        quoting=csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE,
        strict=True,
    )
    return [tuple(row) for row in reader]


@law(100)
@given(any_worlds())
def test_the_oracles_agree_with_each_other(world):
    form = world.whole.form
    text, places = text_and_places(world.whole.data, form.codec, world.whole.bom)
    for record in world.whole.records:
        strict = record_at(text, places.index(record.first), form)
        assert strict is not None
        assert (strict.cells, places[strict.end]) == (record.cells, record.end)
    if len(form.delimiter) == 1:
        assert _python_reads(world)[world.header_rows :] == world.whole.rows


@law(180)
@given(any_worlds())
def test_a_told_dialect_reads_any_table_cell_by_cell(world):
    tables = read(world.whole.data, told(world.whole.form, world.header_rows))
    untouched(world.whole, tables)
    clean_means_strict(world.whole.data, tables, world.whole.form, world.whole.bom)


@law(40)
@given(any_worlds())
def test_a_told_dialect_is_the_dialect_of_the_reading(world):
    form = world.whole.form
    dialect = read(world.whole.data, told(form, world.header_rows))[0][0].dialect
    if form.quote.encode(form.codec) in world.whole.data:
        assert dialect.quote == form.quote
    assert dialect.header_rows == world.header_rows
    assert dialect.preamble_lines == 0
    assert dialect.delimiter == form.delimiter or (dialect.fields == 1 and dialect.delimiter == "")


@law(90)
@given(realistic_worlds())
def test_a_true_export_needs_no_telling(world):
    tables = read(world.whole.data)
    untouched(world.whole, tables)
    reading = tables[0][0]
    assert reading.dialect.header_rows == world.header_rows
    assert reading.dialect.delimiter == world.whole.form.delimiter
    if world.header_rows:
        assert reading.headers == world.whole.titles[0]


@law(60)
@given(realistic_worlds(notes=("deux\nlignes", "a;b", "un, deux", 'dit "non"', "fin\r\nde\nligne\n", "a|b^c~d")))
def test_tricky_notes_in_a_true_export_are_legal(world):
    untouched(world.whole, read(world.whole.data))


@law(15)
@given(realistic_worlds())
def test_a_packed_file_reads_as_the_bare_one(world):
    bare, packed = read(world.whole.data), read(world.whole.data, packed=True)
    assert [reading for reading, _ in bare] == [reading for reading, _ in packed]
    assert rows_of(bare) == rows_of(packed)


@law(10)
@given(realistic_worlds())
def test_reading_twice_tells_the_same(world):
    first, second = read(world.whole.data), read(world.whole.data)
    assert [reading for reading, _ in first] == [reading for reading, _ in second]
    assert all(one.equals(other) for (_, one), (_, other) in zip(first, second, strict=True))


@law(150)
@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(SEPARATORS), max_size=60).map("".join)))
def test_any_bytes_at_all_are_accounted_for_or_refused(text):
    data = text if isinstance(text, bytes) else text.encode("latin-1")
    with suppress(NothingReadable):
        read(data)


@law(60)
@given(realistic_worlds(), st.integers(0, 2**16), st.sampled_from((1, 5, 40, 400)))
def test_heavy_damage_loses_no_byte(world, seed, wounds):
    rnd = chance(seed)
    data = bytearray(world.whole.data)
    for _ in range(wounds):
        data[rnd.randrange(len(data))] = rnd.choice(b'\0\n\r";,\xe9\xff x')
    tables = read(bytes(data))
    assert sum(reading.rows.total for reading, _ in tables) > 0
    if not world.whole.form.encoding.startswith("utf-16"):
        nothing_vanishes(bytes(data), tables)


@law(60)
@given(any_worlds())
def test_empty_lines_are_no_rows(world):
    form = world.whole.form
    assume(len((world.whole.rows or world.whole.titles)[0]) > 1)
    blank = form.ending(1).encode(form.codec)
    data = world.whole.data if form.final_break else world.whole.data + blank
    tables = read(data + blank * 3, told(form, world.header_rows))
    assert [row.cells for row in rows_of(tables)] == world.whole.rows
    assert tables[0][0].account.separators + tables[0][0].account.footer == 3 * len(blank)


@pytest.mark.parametrize("data", [b'"\\""', b'F;;"\\""\n', b'"a\\"";"b\\""\n"c\\"";"d\\""\n'])
def test_rows_that_all_hold_an_escape_are_rows(data):
    tables = read(data, Overrides(delimiter=";", quote='"', escape="\\", header_rows=0))
    assert tables[0][0].rows.clean == tables[0][0].rows.total > 0


@pytest.mark.parametrize("data", ["t00\nt10", "t00\nt10\n", "a;b\nc;d"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_two_told_header_rows_and_nothing_else_are_a_header(data, encoding):
    mark = "" if encoding == "utf-8" else "\ufeff"
    tables = read((mark + data).encode(encoding), Overrides(delimiter=";", quote="", header_rows=2))
    assert (tables[0][0].dialect.header_rows, rows_of(tables)) == (2, [])
