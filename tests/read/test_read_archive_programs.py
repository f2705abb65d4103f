"""Archives that other programs wrote: whatever packed them, the tables are the same."""

import pytest
from archive_programs import ALONE, LOCKED, ROWS, SECRET, TEXTS, TOGETHER, made, rar, read

from sourcier.model.errors import NothingReadable
from sourcier.read.archives import foreign


@pytest.mark.parametrize("way", TOGETHER)
def test_whatever_program_packed_them_the_tables_are_the_same(way, tmp_path):
    found, rows = read(made(TOGETHER[way], tmp_path), tmp_path)
    assert [table for table in rows if len(table) > 1] == ROWS
    assert found.problem == ""
    assert not [one.unread for one in found.members() if one.unread]


@pytest.mark.parametrize("way", ALONE)
def test_a_file_packed_by_itself_is_the_same_table_in_one_stream_or_several(way, tmp_path):
    found, rows = read(made(ALONE[way], tmp_path), tmp_path)
    assert (rows, found.problem) == (ROWS[:1], "")


CUT = ("gzip -c", "xz -c", "lz4 -q -c", "lz4 -q -B4 -BD -c", "lz4 -q -BX -9 -c", "lz4 -q --content-size -c")


@pytest.mark.parametrize("way", CUT)
def test_a_file_that_is_cut_gives_all_rows_before_the_cut(way, tmp_path):
    data = made(f"{way} a.csv > out", tmp_path)
    found, (rows,) = read(data[: len(data) * 7 // 10], tmp_path)
    assert rows[:-1] == ROWS[0][: len(rows) - 1]
    assert len(rows) > 100
    assert found.problem in ("members_unread", "gzip_cut")


@pytest.mark.parametrize("way", LOCKED)
def test_a_password_opens_an_archive_and_another_one_does_not(way, tmp_path):
    data = made(LOCKED[way], tmp_path)
    found, rows = read(data, tmp_path, "wrong", SECRET)
    assert (rows, found.problem) == (ROWS, "")
    for passwords in ((), ("wrong", "é")):
        with pytest.raises(NothingReadable) as refused:
            read(data, tmp_path, *passwords)
        assert refused.value.code == "E318"


def test_one_file_of_an_archive_may_ask_for_a_password_and_the_others_not(tmp_path):
    data = made(f"zip -q out a.csv && zip -q -P {SECRET} out b.csv && mv out.zip out", tmp_path)
    found, rows = read(data, tmp_path)
    assert rows == ROWS[:1]
    assert [one.unread for one in found.members()] == ["", "password_needed"]
    assert found.problem == "members_unread"


def test_files_with_holes_are_whole_again(tmp_path):
    way = "truncate -s 300000 c && cat a.csv >> c && truncate -s 600000 c && {} && true"
    for number, pack in enumerate(("tar -S -cf out c", "tar -S --format=posix -cf out c", "bsdtar -cf out c")):
        folder = tmp_path / str(number)
        folder.mkdir()
        found, _ = read(made(way.format(pack), folder), folder)
        assert [one.bytes for one in found.members()] == [600_000]
        assert found.problem == ""


def test_rar_is_read_through_a_free_program_and_said_where_there_is_none(tmp_path, monkeypatch):
    data = rar({"a.csv": TEXTS[0], "../b.csv": TEXTS[1]})
    found, rows = read(data, tmp_path)
    assert (rows, found.problem, found.container) == (ROWS, "", "rar")
    found, rows = read(data[:-2000], tmp_path)
    assert rows[0] == ROWS[0]
    assert rows[1][:-1] == ROWS[1][: len(rows[1]) - 1]
    assert found.problem == "container_cut"
    monkeypatch.setattr(foreign, "PLACES", ("/nowhere/bsdtar",))
    with pytest.raises(NothingReadable) as refused:
        read(data, tmp_path)
    assert refused.value.code == "E322"


def test_a_program_that_hangs_is_ended(tmp_path):
    from sourcier.read.bounded import Bounded  # noqa: PLC0415  # of this test alone

    path = tmp_path / "given"
    path.write_bytes(b"x")
    slow = Bounded(("/bin/sh", "-c", "echo begun; exec sleep 600"), path.open("rb"), seconds=0.5)
    assert slow.read(100) == b"begun\n"
    assert slow.read(100) == b""
    assert slow.failed
    writes = Bounded(("/bin/sh", "-c", f"echo too much > {tmp_path}/written"), path.open("rb"))
    assert writes.read(100) == b""
    assert (tmp_path / "written").read_bytes() == b""
