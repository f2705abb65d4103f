"""Any holding that reading can read becomes an inventory; what could not be read is said inside."""

import gzip
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_leaks import HEADER, leak, rows, text

from sourcier.inventory import DAY, LAB, MISSING, NAME, NUMBER, OWN, Making, TableTraits, digest_texts, digests_of
from sourcier.inventory.holding import Reader
from sourcier.model.errors import NothingReadable
from sourcier.model.progress import Silent
from sourcier.model.reading import Overrides
from sourcier.read import Limits
from sourcier.recognise.dates import day_number

FORMULA = '=HYPERLINK("http://x.example";"x")'
HOSTILE = (
    FORMULA,
    "<script>alert(1)</script>",
    "\x1b[31mred",
    "NOM\x00",
    "x" * 100_000,
    "../../etc/passwd",
    "NOM",
    "NOM",
)


def only(held) -> TableTraits:
    (table,) = held.holding.tables
    return table


def test_several_tables_of_a_folder_are_one_holding(tmp_path, through_file):
    folder = tmp_path / "area"
    (folder / "deep").mkdir(parents=True)
    leak(folder / "L02.csv", 120, seed=2)
    leak(folder / "deep" / "L01.csv", 80, seed=3)
    (folder / "L03.csv.gz").write_bytes(gzip.compress(text(rows(60, 4))))
    held = through_file(folder)
    assert [(table.name, table.rows) for table in held.holding.tables] == [
        ("file-1-table-1", 120),
        ("file-2-table-1", 60),
        ("file-3-table-1", 80),
    ]
    assert (held.holding.files, held.holding.rows, held.holding.complete) == (3, 260, True)
    assert all((held.read(number, [NUMBER])[NUMBER].to_numpy() != 0).all() for number, _ in held)


def test_small_files_of_one_layout_are_recognised_together(tmp_path, through_file):
    folder = tmp_path / "area"
    folder.mkdir()
    for number in range(8):
        (folder / f"L{number}.csv").write_bytes(text(rows(160)[number * 20 : number * 20 + 20]))
    kinds = {tuple(column.kind for column in table.columns) for _, table in through_file(folder)}
    assert len(kinds) == 1
    assert {"nir", "family_name", "birth_date"} <= set(next(iter(kinds)))


def test_a_file_that_cannot_be_read_is_said_inside_and_the_others_stand(tmp_path, through_file):
    folder = tmp_path / "area"
    folder.mkdir()
    leak(folder / "a.csv", 100)
    (folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    held = through_file(folder)
    assert not held.holding.complete
    assert [(one.file, one.code) for one in held.holding.unread] == [(2, "E304")]
    assert held.holding.rows == 100


def test_a_holding_cut_in_the_middle_is_said_to_be(tmp_path, through_file):
    path = tmp_path / "base.csv"
    data = text(rows(100))
    path.write_bytes(data[: len(data) - 40])
    assert only(through_file(path)).cut
    assert not through_file(path).holding.complete
    packed = gzip.compress(text(rows(20_000)))
    path.write_bytes(packed[: len(packed) // 2])
    held = through_file(path)
    assert not held.holding.complete
    assert held.holding.unread[0].code == "gzip_cut"
    assert 0 < held.holding.rows < 20_000


def test_a_holding_without_a_row_has_an_inventory_that_says_so(tmp_path, through_file):
    path = tmp_path / "base.csv"
    path.write_text(f"{HEADER}\n")
    held = through_file(path)
    assert held.holding.rows == 0
    assert held.holding.complete
    assert held.read(0, [NUMBER, NAME]).num_rows == 0
    assert [str(kind) for kind in held.read(0, [NUMBER, OWN, DAY]).schema.types] == ["uint64", "uint8", "int32"]


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_holding_is_an_error_that_names_it(tmp_path, make, content):
    path = tmp_path / "base.csv"
    path.write_bytes(content)
    with pytest.raises(NothingReadable) as caught:
        make(path, tmp_path / "x.inventory")
    assert caught.value.code == "E303"
    assert not (tmp_path / "x.inventory").exists()
    assert not (tmp_path / "scratch").exists()


@pytest.mark.parametrize("name", ["missing.csv", "empty-folder"])
def test_a_holding_that_is_not_there_is_an_error(tmp_path, make, name):
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(NothingReadable):
        make(tmp_path / name, tmp_path / "x.inventory")


def test_earlier_inventories_and_scratch_in_the_folder_are_no_part_of_the_holding(tmp_path, make):
    folder = tmp_path / "area"
    folder.mkdir()
    leak(folder / "a.csv", 50)
    (folder / ".x.inventory.scratch").mkdir()
    (folder / ".x.inventory.scratch" / "left").write_bytes(bytes(range(256)) * 40)
    first = make(folder, folder / "x.inventory")
    assert (first.files, first.complete) == (1, True)
    again = make(folder, folder / "x.inventory")
    assert first == again


def test_in_hand_and_through_a_file_a_holding_has_the_same_digests(tmp_path, through_file, in_hand):
    path = leak(tmp_path / "base.csv", 400)
    opened, direct = only(through_file(path)), only(in_hand(path))
    assert opened == direct
    held, own = through_file(path), in_hand(path)
    for name in own.store.table(own.names[0]).schema.names:
        ours, theirs = (one.read(0, [name])[name].to_numpy() for one in (own, held))
        assert sorted(ours.tolist()) == sorted(theirs.tolist()), name
    assert "in-hand-raw-1-0" not in own.store.tables()


def test_an_inventory_keeps_no_order_of_rows_but_says_what_they_are_sorted_by(tmp_path, through_file, in_hand):
    path = leak(tmp_path / "base.csv", 400)
    held, own = through_file(path), in_hand(path)
    assert held.read(0, [NUMBER])[NUMBER].to_pylist() != own.read(0, [NUMBER])[NUMBER].to_pylist()
    identifiers, families = held.holding.tables[0].columns[:2]
    assert (identifiers.up, identifiers.down, identifiers.level) == (399, 0, 0)
    assert min(families.up, families.down) > 100


def test_rows_of_a_part_stay_together_when_they_are_shuffled(tmp_path, through_file, in_hand):
    path = leak(tmp_path / "base.csv", 300)
    names = [NUMBER, NAME, LAB, DAY, "c3"]
    pairs = [
        {tuple(row.values()) for row in one.read(0, names).to_pylist()} for one in (through_file(path), in_hand(path))
    ]
    assert pairs[0] == pairs[1]
    assert len(pairs[0]) == 300


def test_days_of_visits_are_told_and_birth_dates_are_not(tmp_path, in_hand):
    held = in_hand(leak(tmp_path / "base.csv", 300))
    table = only(held)
    days = held.read(0, [DAY])[DAY].to_numpy()
    assert (days != MISSING).all()
    assert day_number(2019, 1, 1) <= days.min() <= days.max() <= day_number(2019, 12, 31)
    assert table.first is not None
    assert table.first.startswith("2019-")
    assert [column.header for column in table.columns if column.dated] == ["DATVIS"]
    assert "d3" not in held.store.table(held.names[0]).schema.names


def test_a_laboratory_is_found_by_its_label_from_outside(tmp_path, in_hand, comparison):
    held = in_hand(leak(tmp_path / "base.csv", 300))
    wanted = digest_texts(comparison.key, ["Laboratoire du port", "LABORATOIRE CENTRAL"])
    labs = held.read(0, [LAB])[LAB].to_numpy()
    assert set(labs.tolist()) == set(wanted)


def test_what_software_wrote_is_told(tmp_path, in_hand):
    table = [[*line[:6], f"{line[6]}  ", *line[7:]] for line in rows(300)]
    path = tmp_path / "base.csv"
    path.write_bytes(
        text(table, HEADER.replace("NOM;PRENOM", "Nom;Prénom")).decode().replace("\n", "\r\n").encode("cp1252")
    )
    told = only(in_hand(path))
    assert (told.dialect.delimiter, told.dialect.line_break, told.encoding) == (";", "crlf", "latin-1")
    assert [column.header for column in told.columns[:3]] == ["NUM", "Nom", "Prénom"]
    assert [column.padded for column in told.columns[5:8]] == [0, 300, 0]
    assert [(form.mask, form.rows) for form in told.columns[3].forms] == [("99/99/9999", 300)]
    assert [(form.mask, form.rows) for form in told.columns[9].forms] == [("99 99 99 99 99", 300)]
    assert (told.columns[1].capitals, told.columns[10].capitals) == (300, 0)


def test_nothing_depends_on_workers_or_on_where_the_text_is_cut(tmp_path, in_hand):
    path = leak(tmp_path / "base.csv", 2000)
    whole = in_hand(path)
    expected = whole.holding, [whole.read(0, [NAME, DAY, f"c{column}"]) for column in range(12)]
    cut = in_hand(path, Making(workers=3, limits=Limits(chunk=10_000)))
    assert cut.holding == expected[0]
    for column in range(12):
        assert cut.read(0, [NAME, DAY, f"c{column}"]).combine_chunks() == expected[1][column].combine_chunks()


def test_hostile_headers_come_through_as_they_are_and_name_nothing(tmp_path, through_file):
    header = ";".join('"' + name.replace('"', '""') + '"' for name in HOSTILE)
    path = tmp_path / "base.csv"
    body = "\n".join(";".join(line[: len(HOSTILE)]) for line in rows(200))
    path.write_text(f"{header}\n{body}\n")
    held = through_file(path)
    table = only(held)
    assert len(table.columns) == len(HOSTILE)
    assert held.holding.rows >= 199
    assert held.store.table(held.names[0]).schema.names[:7] == [
        "number", "own", "name", "birth_name", "lab", "finess", "day",
    ]  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    table=st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters=';"\r\n\0'), max_size=12), min_size=3, max_size=3
        ),
        min_size=1,
        max_size=30,
    )
)
def test_any_table_that_is_read_becomes_an_inventory_with_all_its_rows(tmp_path, make, table):
    path = tmp_path / "any.csv"
    path.write_bytes(text(table, header=""))
    try:
        made = make(path, tmp_path / "any.inventory")
    except NothingReadable:
        return
    assert made.rows == sum(one.rows for one in made.tables)
    assert all(column.filled <= one.rows for one in made.tables for column in one.columns)
    assert all(
        column.up + column.down + column.level == max(0, column.filled - 1)
        for one in made.tables
        for column in one.columns
        if column.kind not in ("birth_date", "visit_date", "date", "death_date")
    )


def test_what_digesting_holds_does_not_grow_with_the_holding(tmp_path, comparison, store):
    people, peaks = rows(1000), []
    for times in (1, 2, 20):
        path = tmp_path / f"base{times}.csv"
        path.write_bytes(text(people * times))
        reader = Reader(store, f"raw-{times}", Limits(chunk=100_000), Overrides(), 1, Silent())
        read = reader.read([path])
        tracemalloc.start()
        held = digests_of(store, read.tables, comparison.key, store, f"held-{times}")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert held.holding.rows == times * 1000
    assert peaks[2] < 1.5 * peaks[1]


def test_columns_nobody_fills_and_rows_without_a_key_cost_nothing(tmp_path, make):
    path: Path = tmp_path / "base.csv"
    empty = [[line[0], *[""] * 11] for line in rows(3000)]
    path.write_bytes(text(empty))
    made = make(path, tmp_path / "x.inventory")
    assert made.rows == 3000
    assert (tmp_path / "x.inventory").stat().st_size < 3000 * 8 + 10_000
    assert np.all([column.filled == 0 for column in made.tables[0].columns[1:]])
