"""Copies: only form changes, only where the plan says, and the same copy is the same byte for byte."""

import json

import numpy as np
import pyarrow as pa
from invented_exports import INDEX, KEY, Export, cells_of, columns, people

from sourcier.marks import Embedder, Options, Survey, make_plan
from sourcier.marks.embed import people_of
from sourcier.marks.keyed import MarkKeys
from sourcier.marks.normal import normal_form

TOUCHED = {"PAT", "ADR", "VILLE", "TEL"}


def test_nothing_but_numbers_and_spellings_changes(export):
    copy = export.copy("E-1")
    for name, place in INDEX.items():
        before, after = export.batch.column(place), copy.column(place)
        assert before.equals(after) == (name not in TOUCHED), name
        if name in TOUCHED - {"PAT"}:
            kind = next(column.kind for column in export.columns if column.index == place)
            assert normal_form(before, kind).equals(normal_form(after, kind))


def test_the_mix_of_spellings_stays_near_the_file_s_own(export):
    def parted(batch: pa.RecordBatch) -> float:
        phones = [cell for cell in batch.column(INDEX["TEL"]).to_pylist() if cell]
        return sum(" " in cell for cell in phones) / len(phones)

    assert abs(parted(export.copy("E-1")) - parted(export.batch)) < 0.06


def test_batches_do_not_matter(export):
    cut = [export.batch.slice(0, 1), export.batch.slice(1, 700), export.batch.slice(701)]
    embedder = Embedder(KEY, "E-1", export.plan)
    parts = pa.Table.from_batches([marked.batch for marked in embedder.stream(0, cut)])
    assert parts.combine_chunks().to_batches()[0].equals(export.copy("E-1"))
    survey = Survey(export.columns)
    for part in cut:
        survey.see(part)
    assert make_plan([survey], Options({"canaries": "*"})).record == export.plan.record


def test_what_is_missing_stays_missing(export):
    phones = export.batch.column(INDEX["TEL"]).to_pylist()
    holed = pa.array([None if row % 3 == 0 else cell for row, cell in enumerate(phones)])
    arrays = [holed if place == INDEX["TEL"] else column for place, column in enumerate(export.batch.columns)]
    batch = pa.RecordBatch.from_arrays(arrays, schema=export.batch.schema)
    marked = Embedder(KEY, "E-1", export.plan).apply(0, batch).batch
    assert marked.column(INDEX["TEL"]).is_valid().equals(holed.is_valid())


def test_no_cell_becomes_longer_than_the_longest(export):
    copy = export.copy("E-1")
    for place in INDEX.values():
        longest = max(len(cell.encode()) for cell in export.batch.column(place).to_pylist())
        assert max(len(cell.encode()) for cell in copy.column(place).to_pylist()) <= longest


def test_layers_are_switched_off_whole_or_in_a_column():
    rows = people(400)
    assert Export(rows, off=(("ids", "*"), ("canaries", "*"))).copy("E-1").column(0).equals(rows.column(0))
    town = Export(rows, off=(("spellings", (INDEX["VILLE"],)), ("canaries", "*"))).copy("E-1")
    assert town.column(INDEX["VILLE"]).equals(rows.column(INDEX["VILLE"]))
    assert not town.column(INDEX["ADR"]).equals(rows.column(INDEX["ADR"]))


def test_a_number_that_carries_a_date_is_left():
    rows = people(900)
    rng = np.random.default_rng(3)
    dated = [f"18{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}{row % 1000:03d}" for row in range(900)]
    batch = rows.set_column(0, "c0", pa.array(dated)) if hasattr(rows, "set_column") else rows
    survey = Survey(columns(batch))
    survey.see(batch)
    plan = make_plan([survey], Options())
    assert [use.why_not for use in plan.tables[0].columns if use.layer == "ids"] == ["dated"]
    assert plan.tables[0].ids == ()


def test_a_file_that_writes_one_way_is_not_spelt_otherwise():
    rows = people(400)
    phones = pa.array([cell.replace(" ", "") for cell in rows.column(INDEX["TEL"]).to_pylist()])
    batch = rows.set_column(INDEX["TEL"], f"c{INDEX['TEL']}", phones)
    assert Export(batch, off=(("canaries", "*"),)).copy("E-1").column(INDEX["TEL"]).equals(phones)


def test_the_register_s_record_names_nobody(export):
    record = json.dumps(export.plan.record)
    assert len(record) < 5000
    assert not any(cell in record for cell in cells_of(export.batch))


def test_small_counts_of_numbers_are_not_told():
    few = Export(people(10), off=(("canaries", "*"),))
    assert not any(use.parts.any() for use in few.plan.ids)


def test_what_was_handed_out_years_ago_is_still_read(export):
    """Digests of scheme 1: whoever changes normal forms, names or numbers must make a new scheme beside it."""
    keys = MarkKeys.of(KEY)
    texts = pa.array(["12 R. DE L'ÉGLISE", "St-Avé", "02 61 91 00 01"])
    forms = [normal_form(texts.slice(at, 1), kind)[0].as_py() for at, kind in enumerate(("street", "commune", "phone"))]
    assert forms == ["12RDELEGLISE", "STAVE", "261910001"]
    who = people_of(keys, export.plan.tables[0], export.batch.slice(0, 1))
    digests = [int(who.name[0]), int(who.number[0]), int(keys.values(pa.array(forms))[0])]
    assert digests == [9302103617380907921, 7130011324334308341, 6306590798813727613]
