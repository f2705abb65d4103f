"""Leaks: the copy is named, an innocent one is not, and what cannot be told is not."""

import dataclasses

import numpy as np
import pyarrow as pa
from invented_exports import INDEX, KEY, Export, mixed, people, some, without

from sourcier.marks import BOUND, CopyLine, Embedder, LeakTable, find
from sourcier.marks.evidence import IdEvidence, VoteEvidence
from sourcier.marks.find import read_tables
from sourcier.marks.keyed import MarkKeys
from sourcier.marks.strength import strength_of
from sourcier.recognise.days import Habit

COPIES = 60


def _names(found) -> list[str]:
    return [mark.copy for mark in found.marks]


def test_a_few_rows_name_the_copy_by_its_numbers(export):
    found = export.found(some(export.copy("E-7"), 8))
    assert (found.verdict, _names(found)) == ("one", ["E-7"])
    assert found.marks[0].log10_false <= -6


def test_two_rows_do_with_the_owner_s_base(export):
    found = export.found(some(export.copy("E-7"), 2), base=export.batch)
    assert (_names(found), found.own_rows) == (["E-7"], 2)


def test_sixty_rows_do_with_spellings_alone(export):
    found = export.found(without(some(export.copy("E-9"), 60), "PAT"))
    assert _names(found) == ["E-9"]
    assert [layer.layer for layer in found.marks[0].layers] == ["spellings"]


def test_names_and_births_may_be_gone(export):
    leak = without(some(export.copy("E-9"), 300), "PAT", "NOM", "PRENOM", "NAIS")
    assert _names(export.found(leak)) == ["E-9"]


def test_national_numbers_may_be_gone(export):
    assert _names(export.found(without(some(export.copy("E-9"), 300), "PAT", "NIR"))) == ["E-9"]


def test_small_letters_and_no_accents_leave_the_numbers(export):
    leak = some(export.copy("E-3"), 40)
    small = pa.RecordBatch.from_arrays([pa.compute.utf8_lower(column) for column in leak.columns], schema=leak.schema)
    assert _names(export.found(small)) == ["E-3"]


def test_foreign_rows_are_set_aside_by_the_owner_s_base(export):
    own, foreign = some(export.copy("E-4"), 100), people(900, seed=99)
    foreign = foreign.set_column(0, "c0", pa.array([f"{number:08d}" for number in range(70_000_000, 70_000_900)]))
    leak = pa.Table.from_batches([own, foreign]).combine_chunks().to_batches()[0]
    found = export.found(without(leak, "PAT"), base=export.batch)
    assert _names(found) == ["E-4"]
    assert found.own_rows < 150


def test_copies_put_one_after_the_other_are_all_named(export):
    parts = [some(export.copy(f"E-{number}"), 60, seed=number) for number in (1, 2, 3)]
    leak = pa.Table.from_batches(parts).combine_chunks().to_batches()[0]
    found = export.found(leak)
    assert found.verdict == "several"
    assert sorted(_names(found)) == ["E-1", "E-2", "E-3"]


def test_copies_mixed_cell_by_cell_are_named(export):
    leak = some(mixed([export.copy("E-1"), export.copy("E-2")]), 600)
    assert sorted(_names(export.found(leak))) == ["E-1", "E-2"]
    assert set(_names(export.found(without(leak, "PAT")))) <= {"E-1", "E-2"}


def test_a_file_that_bears_no_mark_names_nobody(export):
    found = export.found(export.batch)
    assert (found.verdict, found.marks) == ("none", ())


def test_ten_rows_without_numbers_are_not_enough_to_say(export):
    found = export.found(without(some(export.copy("E-7"), 10), "PAT"))
    assert (found.verdict, found.marks) == ("not_enough", ())


def test_no_readable_column_is_not_enough_to_say(export):
    leak = without(some(export.copy("E-7"), 50), *(name for name in INDEX if name != "LABO"))
    assert export.found(leak).verdict == "not_enough"


def test_a_copy_of_another_key_names_nobody(export):
    lines = [CopyLine("E-7", "o", "r", export.plan.record)]
    other = dataclasses.replace(KEY, secret=bytes(32))
    leak = read_tables([LeakTable(export.columns, Habit.PLAIN, [export.copy("E-7")])], lines, other)
    assert find(leak, lines, other).marks == ()


def test_ratios_of_innocent_copies_keep_their_bound(export):
    """Markov: a ratio of mean at most 1 exceeds 100 in at most one innocent copy of 100, whatever leaked."""
    leaks = [some(export.copy("E-1"), 60), mixed([export.copy("E-1"), export.copy("E-2")]), export.batch]
    keys, lines = MarkKeys.of(KEY), export.lines(1)
    means = {use.name: use.mean for use in export.plan.spellings}
    for leak in leaks:
        read = read_tables([LeakTable(export.columns, Habit.PLAIN, [leak])], lines, KEY)
        votes = VoteEvidence(keys, read.votes, means)
        ids = IdEvidence(keys, read.ids, None, read)
        named = [votes.bits(keys.bits("E-1"))]
        logs = np.array([votes.weigh(keys.bits(f"X-{number}")).log for number in range(200)])
        also = np.array([votes.weigh(keys.bits(f"Y-{number}"), named).log for number in range(200)])
        numbers = np.array([ids.weigh(f"X-{number}", export.plan.ids).log for number in range(60)])
        for every in (logs, also, numbers):
            assert np.exp(every).mean() < 3
            assert (every > np.log(100)).mean() <= 0.01 + 3 * np.sqrt(0.01 / len(every))


def test_the_bound_grows_with_the_register(export):
    leak = without(some(export.copy("E-3"), 60), "PAT")
    few, many = (export.found(leak, copies=count).marks[0].log10_false for count in (6, 60))
    assert round(many - few, 2) == 1.0
    assert many <= np.log10(BOUND)


def test_strength_is_told_before_and_holds(export):
    strength = strength_of(export.plan, COPIES)
    needed = {(one.layer, one.colluders): one.rows for one in strength.needed}
    assert needed["ids_with_base", 1] <= needed["ids", 1] <= 8
    assert needed["spellings", 1] <= 60
    assert needed["spellings", 1] <= needed["spellings", 2]
    rows = needed["spellings", 1] * 2
    assert _names(export.found(without(some(export.copy("E-5"), rows), "PAT"))) == ["E-5"]


def test_an_export_that_can_bear_no_mark_says_so():
    bare = Export(people(200).select(range(len(INDEX))), off=(("ids", "*"), ("spellings", "*"), ("canaries", "*")))
    assert all(one.rows is None for one in strength_of(bare.plan, 1).needed)
    assert bare.copy("E-1").equals(bare.batch)
    assert bare.found(bare.copy("E-1")).verdict == "not_enough"


def test_giant_and_strange_cells_do_not_hurt(export):
    strange = ["\0" * 9, "0" * 100_000, "=cmd()", "9" * 19, "é" * 5000, "\u202e12345678", "", "00000000"]
    cells = [pa.array(strange) for _ in INDEX]
    leak = pa.RecordBatch.from_arrays(cells, schema=export.batch.schema)
    assert export.found(leak, copies=3).marks == ()
    assert Embedder(KEY, "E-1", export.plan).apply(0, leak).batch.num_rows == len(strange)
