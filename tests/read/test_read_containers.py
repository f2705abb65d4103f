"""Containers of other files: what is inside is read where it lies, and nothing of it is lost in silence."""

import bz2
import gzip
import io
import lzma
import sqlite3
import tarfile
import zipfile

import pyarrow as pa
import pytest

from sourcier.model.errors import NothingReadable
from sourcier.read import Asked, Limits, Overrides, open_tables

TEXT = ("NOM;VILLE;DATE\n" + "".join(f"N{n};VILLE {n % 7};{n % 28 + 1:02d}/03/2019\n" for n in range(500))).encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)


def zipped(files, **how):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return into.getvalue()


def tarred(files, mode="w"):
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return into.getvalue()


def opened(data, tmp_path, limits=None):
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), limits or Limits()))
    rows = {}
    for block in found.blocks():
        batch, decoded = block.batch()
        found.decoded(block.table, decoded)
        rows[block.table] = rows.get(block.table, 0) + batch.num_rows
    return found, rows


WAYS = {
    "zip": lambda: zipped({"a.csv": TEXT}),
    "zip in zip": lambda: zipped({"b.zip": zipped({"a.csv": TEXT})}),
    "tar": lambda: tarred({"a.csv": TEXT}),
    "tar.gz": lambda: tarred({"a.csv": TEXT}, "w:gz"),
    "tar.bz2": lambda: tarred({"a.csv": TEXT}, "w:bz2"),
    "tar.xz": lambda: tarred({"a.csv": TEXT}, "w:xz"),
    "zip of tar.gz": lambda: zipped({"t.tgz": tarred({"a.csv": TEXT}, "w:gz")}),
    "gzip of gzip": lambda: gzip.compress(gzip.compress(TEXT)),
    "gzip in zip": lambda: zipped({"a.gz": gzip.compress(TEXT)}),
    "bzip2": lambda: bz2.compress(TEXT),
    "xz": lambda: lzma.compress(TEXT),
    "zstd": lambda: pa.Codec("zstd").compress(TEXT, asbytes=True),
    "lz4": lambda: pa.Codec("lz4").compress(TEXT, asbytes=True),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_table_is_the_same_whatever_stands_around_it(way, tmp_path):
    found, rows = opened(WAYS[way](), tmp_path)
    assert rows == {0: 500}
    assert found.problem == ""
    reading = found.readings()[0]
    assert reading.headers == ("NOM", "VILLE", "DATE")
    assert reading.account.total == reading.account.accounted == len(TEXT)


def test_members_are_told_one_by_one_and_bad_ones_stop_nothing(tmp_path):
    files = {"../../x.csv": TEXT, "/abs.csv": TEXT, "p.png": PICTURE, "empty.csv": b"", "a\x1b[31m.csv": TEXT}
    found, rows = opened(zipped(files), tmp_path)
    assert rows == {0: 500, 1: 500, 2: 500}
    assert [one.unread for one in found.members()] == ["", "", "E304", "E303", ""]
    assert found.problem == "members_unread"
    assert [reading.name for reading in found.readings()] == [f"member-{n}-table-1" for n in (1, 2, 5)]
    assert list(tmp_path.iterdir()) == [tmp_path / "evidence"]


def test_a_member_that_is_no_table_at_all_is_the_answer_when_nothing_else_is_there(tmp_path):
    with pytest.raises(NothingReadable) as refused:
        opened(zipped({"p.png": PICTURE}), tmp_path)
    assert refused.value.code == "E304"
    with pytest.raises(NothingReadable) as refused:
        opened(zipped({}), tmp_path)
    assert refused.value.code == "E313"


def test_containers_too_deep_stop_with_a_word(tmp_path):
    data = TEXT
    for _ in range(5):
        data = zipped({"inner": data})
    _, rows = opened(data, tmp_path, Limits(most_depth=5))
    assert rows == {0: 500}
    with pytest.raises(NothingReadable) as refused:
        opened(data, tmp_path, Limits(most_depth=3))
    assert refused.value.code == "E314"


def test_a_bomb_is_stopped_and_told(tmp_path):
    limits = Limits(expansion_floor=1 << 20, expansion=50)
    found, rows = opened(zipped({"bomb.csv": b"a;b\n" * (1 << 20), "a.csv": TEXT}), tmp_path, limits)
    assert [one.unread for one in found.members()] == ["container_bomb", ""]
    assert rows == {0: 1 << 18, 1: 500}
    assert found.members()[0].bytes <= 1 << 22


def test_a_tar_cut_short_keeps_what_came_before(tmp_path):
    whole = tarred({"a.csv": TEXT, "b.csv": TEXT})
    found, rows = opened(whole[: len(TEXT) + 2500], tmp_path)
    assert rows[0] == 500
    assert found.problem


def test_what_an_sqlite_database_holds_is_read_and_nothing_of_it_run(tmp_path):
    base = sqlite3.connect(tmp_path / "base.db")
    base.execute('CREATE TABLE "pat""ient; DROP" (nom TEXT, n INTEGER, x REAL, b BLOB)')
    base.executemany(
        'INSERT INTO "pat""ient; DROP" VALUES (?, ?, ?, ?)', [(f"N{n}", n, n / 4, b"\xff\x00") for n in range(70)]
    )
    base.execute("CREATE VIEW trap AS SELECT load_extension('x')")
    base.commit()
    base.close()
    data = (tmp_path / "base.db").read_bytes()
    for way in (data, zipped({"base.db": data})):
        found, rows = opened(way, tmp_path)
        assert rows == {0: 70}
        reading = found.readings()[0]
        assert (reading.format, reading.headers, reading.account.unit) == ("sqlite", ("nom", "n", "x", "b"), "cells")
        assert reading.account.total == reading.account.accounted == 71 * 4


def test_bombs_that_nest_are_stopped_by_what_they_make_together(tmp_path):
    leaf = zipped({"bomb.csv": b"a;b\n" * (1 << 18)})
    inner = zipped({f"{n}.zip": leaf for n in range(16)})
    data = zipped({f"{n}.zip": inner for n in range(16)})
    limits = Limits(expansion_floor=1 << 20, expansion=100)
    found, rows = opened(data, tmp_path, limits)
    assert found.problem == "container_bomb"
    assert sum(rows.values()) * 4 <= 9 * max(limits.expansion_floor, limits.expansion * len(data))
    assert len(found.members()) < 16 * 16
