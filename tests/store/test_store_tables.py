import threading
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.secret import Key
from sourcier.store import Store, StoreDamaged, TableAbsent

KEY = Key(bytes(range(32)))
NAME = "evidence-0.table-0"
texts = st.text(st.characters(codec="utf-8")) | st.sampled_from(["", "\0", "a\0b", "\U0001d11e", "é;\r\n", '"'])


@st.composite
def tables(draw) -> list[pa.RecordBatch]:
    names = draw(st.lists(texts, min_size=1, max_size=4))
    nullable = st.none() | texts
    columns = [draw(st.sampled_from([texts, nullable, st.just(""), st.none()])) for _ in names]
    sizes = draw(st.lists(st.integers(0, 6), max_size=3))
    return [
        pa.record_batch(
            [pa.array(draw(st.lists(cell, min_size=n, max_size=n)), pa.string()) for cell in columns],
            schema=pa.schema([(name, pa.string()) for name in names]),
        )
        for n in sizes
    ]


@settings(deadline=None, max_examples=60)
@given(tables())
def test_what_was_stored_comes_back_equal_whatever_the_texts_and_headers(tmp_path_factory, batches):
    store = Store(tmp_path_factory.mktemp("store"), KEY)
    with store.writer(NAME) as writer:
        for number, batch in enumerate(batches):
            writer.write(number, batch)
        writer.commit()
    table = store.table(NAME)
    whole = pa.Table.from_batches(batches) if batches else pa.table({})
    assert table.rows == whole.num_rows
    got = pa.Table.from_batches(list(table.batches()), schema=whole.schema)
    assert got.equals(whole, check_metadata=True)


@settings(deadline=None, max_examples=30)
@given(tables(), st.data())
def test_columns_come_in_the_order_asked_for(tmp_path_factory, batches, data):
    store = Store(tmp_path_factory.mktemp("store"), KEY)
    with store.writer(NAME) as writer:
        for number, batch in enumerate(batches):
            writer.write(number, batch)
        writer.commit()
    width = batches[0].num_columns if batches else 0
    asked = data.draw(st.lists(st.integers(0, width - 1), max_size=4)) if width else []
    for got in store.table(NAME).batches(asked):
        assert got.num_columns == len(asked)
    rows = [
        row
        for got in store.table(NAME).batches(asked)
        for row in zip(*(c.to_pylist() for c in got.columns), strict=True)
    ]
    expected = [row for b in batches for row in zip(*(b.column(i).to_pylist() for i in asked), strict=True)]
    assert rows == expected


def batch(number: int, rows: int = 10) -> pa.RecordBatch:
    return pa.record_batch({"part": [str(number)] * rows, "row": [str(i) for i in range(rows)], "empty": [""] * rows})


def filled(folder: Path, parts: list[int]) -> Store:
    store = Store(folder, KEY)
    with store.writer(NAME) as writer:
        for number in parts:
            writer.write(number, batch(number))
        writer.commit({"rows_rejected": 2})
    return store


def test_parts_written_by_several_threads_in_any_order_come_back_in_order(tmp_path):
    store = Store(tmp_path, KEY)
    with store.writer(NAME) as writer:
        threads = [threading.Thread(target=writer.write, args=(n, batch(n))) for n in reversed(range(20))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        writer.commit()
    for workers in (1, 3):
        got = [b.column(0)[0].as_py() for b in store.table(NAME).batches(threads=workers)]
        assert got == [str(n) for n in range(20)]


def test_other_types_than_text_come_back_too(tmp_path):
    rows = pa.record_batch(
        {
            "n": pa.array([1, None, 3], pa.int32()),
            "d": pa.array(["a", "b", "a"]).dictionary_encode(),
            "flag": [True, None, False],
            "raw": pa.array([b"\xff", b"", None], pa.binary()),
            "nothing": pa.nulls(3, pa.int64()),
        }
    )
    store = Store(tmp_path, KEY)
    with store.writer(NAME) as writer:
        writer.write(0, rows)
        writer.commit()
    assert pa.Table.from_batches(store.table(NAME).batches()).equals(pa.Table.from_batches([rows]))


def test_batches_are_never_longer_than_65536_rows(tmp_path):
    store = Store(tmp_path, KEY)
    with store.writer(NAME) as writer:
        writer.write(0, batch(0, 150_000))
        writer.commit()
    sizes = [b.num_rows for b in store.table(NAME).batches(["row", "empty"])]
    assert sum(sizes) == 150_000
    assert max(sizes) <= 65_536


def test_a_table_is_absent_until_it_is_whole(tmp_path):
    store = Store(tmp_path, KEY)
    with store.writer(NAME) as writer:
        writer.write(0, batch(0))
        with pytest.raises(TableAbsent):
            store.table(NAME)
    assert store.tables() == []
    assert list(tmp_path.iterdir()) == []


def test_a_table_stands_until_the_next_of_its_name_is_whole_and_then_leaves_no_file(tmp_path):
    store = filled(tmp_path, [0, 1, 2])
    with store.writer(NAME) as writer:
        writer.write(0, batch(7))
        assert store.table(NAME).rows == 30
        writer.commit()
    assert store.table(NAME).rows == 10
    assert sorted(path.is_dir() for path in tmp_path.iterdir()) == [False, True]


def test_what_a_killed_writer_left_is_swept_and_whole_tables_stay(tmp_path):
    store = filled(tmp_path, [0])
    store.writer(NAME).write(0, batch(1))
    store.writer("other").write(0, batch(1))
    (tmp_path / ".tmp-0123456789abcdef").write_bytes(b"half")
    assert store.sweep() == 3
    assert store.tables() == [NAME]
    assert store.table(NAME).rows == 10
    assert len(list(tmp_path.iterdir())) == 2


def test_a_part_is_written_once_and_with_the_columns_of_the_others(tmp_path):
    with Store(tmp_path, KEY).writer(NAME) as writer:
        writer.write(0, batch(0))
        with pytest.raises(ValueError, match="part 0"):
            writer.write(0, batch(0))
        with pytest.raises(ValueError, match="part 1"):
            writer.write(1, pa.record_batch({"x": ["1"]}))


def test_what_the_writer_said_of_the_table_is_kept(tmp_path):
    assert dict(filled(tmp_path, [0]).table(NAME).manifest.meta) == {"rows_rejected": 2}


def test_a_removed_table_leaves_nothing(tmp_path):
    store = filled(tmp_path, [0])
    store.remove(NAME)
    store.remove(NAME)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "A", "con", "nul.x", "a" * 65, "é", "a b", ".a", "a..b", "a.", "a\n"]
)
def test_a_table_name_is_a_code_every_system_can_write(tmp_path, name):
    with pytest.raises(ValueError, match="name"):
        Store(tmp_path, KEY).writer(name)


@pytest.mark.parametrize("column", [3, -1, "absent"])
def test_a_column_that_is_not_there_is_refused(tmp_path, column):
    with pytest.raises(ValueError, match="column"):
        list(filled(tmp_path, [0]).table(NAME).batches([column]))


def parts_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.parquet"))


def test_a_changed_byte_anywhere_in_a_part_is_noticed_and_never_changes_a_row(tmp_path):
    store = filled(tmp_path, [0])
    (path,) = parts_of(tmp_path)
    good, noticed = path.read_bytes(), 0
    places = range(0, len(good), 7)
    for place in places:
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        try:
            assert list(store.table(NAME).batches()) == [batch(0)]
        except StoreDamaged:
            noticed += 1
    assert noticed >= len(places) - 1  # the first four bytes only say what the file is


@pytest.mark.parametrize("length", [0, 10, -1])
def test_a_cut_part_is_noticed(tmp_path, length):
    store = filled(tmp_path, [0])
    (path,) = parts_of(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(StoreDamaged):
        list(store.table(NAME).batches())


def test_a_missing_part_is_noticed(tmp_path):
    store = filled(tmp_path, [0, 1])
    parts_of(tmp_path)[0].unlink()
    for workers in (1, 2):
        with pytest.raises(StoreDamaged):
            list(store.table(NAME).batches(threads=workers))


def test_two_parts_that_changed_places_are_noticed(tmp_path):
    store = filled(tmp_path, [0, 1])
    manifest = tmp_path / f"{NAME}.json"
    text = manifest.read_text()
    manifest.write_text(text.replace('"part": 0', '"part": 9').replace('"part": 1', '"part": 0'))
    with pytest.raises(StoreDamaged):
        list(store.table(NAME).batches())


def test_a_plain_file_in_the_place_of_a_part_is_refused(tmp_path):
    store = filled(tmp_path, [0])
    (path,) = parts_of(tmp_path)
    pa.parquet.write_table(pa.table({"0": ["planted"]}), path)
    with pytest.raises(StoreDamaged):
        list(store.table(NAME).batches())


def test_another_key_opens_nothing(tmp_path):
    filled(tmp_path, [0])
    with pytest.raises(StoreDamaged):
        list(Store(tmp_path, Key(bytes(32))).table(NAME).batches())


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"parts": [{"x": 1}], "folder": "a", "meta": {}}', "\xff"])
def test_a_broken_manifest_is_a_typed_error(tmp_path, text):
    (tmp_path / f"{NAME}.json").write_text(text, "latin-1")
    with pytest.raises(StoreDamaged):
        Store(tmp_path, KEY).table(NAME)


def test_a_manifest_cannot_point_outside_the_store(tmp_path):
    filled(tmp_path / "store", [0])
    manifest = tmp_path / "store" / f"{NAME}.json"
    manifest.write_text(manifest.read_text().replace(f'"folder": "{NAME}', '"folder": "../x'))
    with pytest.raises(StoreDamaged):
        Store(tmp_path / "store", KEY).table(NAME)


def test_a_manifest_cannot_name_a_file_outside_its_folder(tmp_path):
    filled(tmp_path / "store", [0])
    manifest = tmp_path / "store" / f"{NAME}.json"
    manifest.write_text(manifest.read_text().replace('"file": "', '"file": "../'))
    with pytest.raises(StoreDamaged):
        Store(tmp_path / "store", KEY).table(NAME)
