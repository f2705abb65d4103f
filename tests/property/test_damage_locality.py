"""Law 1, second half: damage changes the fate of no row more than eight lines away."""

from itertools import pairwise

import pytest
from ambiguity import legal_otherwise
from byte_damage import KINDS, Edit, apply, delete_byte
from hypothesis import assume, given
from hypothesis import strategies as st
from invented_rows import chance, names, people, with_cell
from reading_checks import local, nothing_vanishes, read, rows_of, told
from reading_strategies import any_tables, edits, forms, law, realistic_worlds
from written_forms import Form, write

NOTES = ("deux\nlignes", "trois\r\nlignes\nen tout", "a;b", "un, deux", 'dit "non"', "L'un; \"l'autre\"")

FEW = (0.03, 0.1, 0.2)
"""Where most cells hold line breaks, a damaged file no longer tells how wide its rows are."""


def _damaged(whole, wounds, overrides=None):
    damaged = apply(whole.data, wounds)
    assume(not legal_otherwise(whole, wounds, damaged))
    tables = read(damaged, overrides)
    local(whole, wounds, tables)
    if not whole.form.encoding.startswith("utf-16"):
        nothing_vanishes(damaged, tables)
    return tables


@pytest.mark.parametrize("kind", KINDS)
@law(18)
@given(st.data())
def test_with_the_dialect_told_any_table_keeps_its_far_rows(kind, data):
    form = data.draw(forms())
    _, rows = data.draw(any_tables(form, least=22, shares=FEW))
    whole = write((), rows, form)
    _damaged(whole, [data.draw(edits(whole, kind))], told(form, 0))


@pytest.mark.parametrize("kind", KINDS)
@law(15)
@given(st.data())
def test_a_true_export_keeps_its_far_rows(kind, data):
    world = data.draw(realistic_worlds(rows=(30, 50)))
    _damaged(world.whole, [data.draw(edits(world.whole, kind))])


@pytest.mark.parametrize("kind", KINDS)
@law(15)
@given(st.data())
def test_notes_of_several_lines_do_not_spread_the_damage(kind, data):
    world = data.draw(realistic_worlds(rows=(30, 50), notes=NOTES))
    assume(world.whole.form.quote)
    _damaged(world.whole, [data.draw(edits(world.whole, kind))])


@law(60)
@given(st.data())
def test_several_wounds_do_not_add_up(data):
    world = data.draw(realistic_worlds(rows=(60, 90), notes=NOTES))
    wounds = data.draw(st.lists(edits(world.whole), min_size=2, max_size=4))
    places = sorted(wounds, key=lambda edit: edit.at)
    assume(all(one.at + one.removed < other.at for one, other in pairwise(places)))
    _damaged(world.whole, wounds)


@law(40)
@given(st.integers(0, 2**16), st.sampled_from(('"', "'")), st.sampled_from(("lf", "crlf", "cr")), st.booleans())
def test_where_every_row_has_two_lines_a_lost_quote_harms_its_neighbours_only(seed, quote, line_break, told_it):
    form = Form(quote=quote, quoting="all", line_break=line_break)
    ending = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}[line_break]
    rows = [(*row[:-1], f"note {at}{ending}suite") for at, row in enumerate(people(seed, 40, 6))]
    whole = write((names(6),), rows, form)
    _damaged(whole, [KINDS["unclose_quote"](whole, chance(seed))], told(form, 1) if told_it else None)


@law(12)
@given(st.integers(0, 2**16), st.integers(2, 8))
def test_a_quote_opened_and_never_closed_does_not_eat_the_file(seed, column):
    form = Form(line_break="crlf")
    whole = write((names(),), people(seed, 200), form)
    at = whole.data.index(b";".join([*[cell.encode() for cell in whole.rows[60][:column]]]), whole.records[60].first)
    at += len(b";".join(cell.encode() for cell in whole.rows[60][:column])) + 1
    tables = _damaged(whole, [Edit(at, 0, b'"')])
    assert sum(row.fate == 0 for row in rows_of(tables)) >= 199 - 16


@law(30)
@given(st.integers(0, 2**16), st.sampled_from((";", ",")), st.integers(12, 14))
def test_a_long_legal_note_beyond_the_damage_is_still_one_row(seed, delimiter, gap):
    form = Form(delimiter=delimiter, quoting="minimal")
    note = "\n".join(delimiter.join(row) for row in people(seed + 1, 30, 6))
    rows = with_cell(people(seed, 60, 6), 30, 5, note)
    whole = write((names(6),), rows, form)
    wound = whole.records[30 - gap]
    _damaged(whole, [Edit(wound.first, 0, b'"')])


@law(40)
@given(st.integers(0, 2**16), st.sampled_from(("utf-8", "cp1252", "mac_roman")), st.integers(0x80, 0xFF))
def test_one_foreign_byte_does_not_change_the_encoding_of_the_others(seed, encoding, byte):
    whole = write((names(),), people(seed, 40), Form(encoding=encoding))
    record = chance(seed).choice(whole.records)
    _damaged(whole, [Edit(record.first + 3, 0, bytes([byte]))])


@law(20)
@given(st.integers(0, 2**16), st.sampled_from(tuple(KINDS)))
def test_damage_to_the_header_harms_no_far_row(seed, kind):
    whole = write((names(),), people(seed, 40), Form())
    title = write((), [names()], Form())
    wound = KINDS[kind](title, chance(seed)) if kind not in {"cut_end", "duplicate_line", "remove_break"} else None
    wounds = [wound or Edit(whole.records[0].first - 1, 1, b"")]
    local(whole, wounds, read(apply(whole.data, wounds)))


@law(30)
@given(st.integers(0, 2**16), st.sampled_from(("utf-16-le", "utf-16-be")), st.booleans())
def test_half_a_character_lost_in_utf_16_does_not_turn_the_rest_into_noise(seed, encoding, told_it):
    form = Form(encoding=encoding)
    whole = write((names(),), people(seed, 40), form)
    _damaged(whole, [delete_byte(whole, chance(seed))], told(form, 1) if told_it else None)


@law(20)
@given(st.integers(0, 2**16), st.sampled_from((600, 5000)))
def test_a_hole_of_nuls_harms_its_neighbours_only(seed, size):
    whole = write((names(),), people(seed, 60), Form(line_break="crlf"))
    first = whole.records[20].first + 11
    _damaged(whole, [Edit(first, size, bytes(size))])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("quotes", [1, 3, 7])
def test_a_delimiter_that_strays_before_a_word_in_quotes_makes_no_quoting(encoding, quotes):
    rows = [
        (*row[:3], 'dit "non"' if at % 9 == 5 and at < 9 * quotes else row[3])
        for at, row in enumerate(people(3, 64, 4))
    ]
    whole = write((), rows, Form(",", quote="", encoding=encoding))
    word = "dit ".encode(whole.form.codec)
    at = whole.data.index(word, whole.records[5].first) + len(word)
    wounds = [Edit(at, 0, ",".encode(whole.form.codec))]
    local(whole, wounds, read(apply(whole.data, wounds)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_first_row_that_swallowed_the_next_does_not_widen_the_others(encoding):
    """With notes over several lines and one lost delimiter there are many widths, and yet no habit."""
    rows = [(*row[:9], "deux\nlignes" if at % 9 == 4 else row[11]) for at, row in enumerate(people(3, 60))]
    whole = write((), rows, Form(encoding=encoding))
    unit = len(";".encode(whole.form.codec))
    lost = whole.data.index(";".encode(whole.form.codec), whole.records[40].first)
    wounds = [Edit(whole.records[1].first - unit, unit, b""), Edit(lost, unit, b"")]
    local(whole, wounds, read(apply(whole.data, wounds)))
