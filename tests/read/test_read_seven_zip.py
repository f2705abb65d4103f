"""7z, and ZIP encrypted by AES: files that another program wrote."""

import pytest
from seven_zip_archives import ARCHIVES

from sourcier.model.errors import NothingReadable
from sourcier.read import Asked, Limits, Overrides, open_tables

SECRET = "secret"  # noqa: S105  # of archives made for this test
LOCKED = ("locked.7z", "hidden.7z", "aes256.zip", "aes128.zip")
UNKNOWN = "ppmd.7z"
CODES = ("E303", "E312", "E313", "E318", "E319", "E320")


def rows_of(data, tmp_path, *passwords):
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), Limits(), passwords))
    rows = {}
    for block in found.blocks():
        columns = [column.to_pylist() for column in block.batch()[0].columns[: block.fields]]
        rows.setdefault(block.table, []).extend(zip(*columns, strict=True))
    return found, rows


def table(letter, towns, rows, year):
    return [(f"{letter}{n}", f"VILLE {n % towns}", f"{n % 28 + 1:02d}/03/{year}") for n in range(rows)]


TABLES = [table("N", 7, 30, 2019), table("M", 5, 20, 2018)]


@pytest.mark.parametrize("name", [name for name in ARCHIVES if name not in (*LOCKED, UNKNOWN)])
def test_whatever_packs_it_the_tables_are_the_same(name, tmp_path):
    found, rows = rows_of(ARCHIVES[name], tmp_path)
    assert list(rows.values()) == TABLES
    assert [(one.path, one.unread) for one in found.members()] == [("k.csv", ""), ("l.csv", "")]
    assert (found.container, found.problem) == ("7z", "")


@pytest.mark.parametrize("name", LOCKED)
def test_a_password_opens_it_and_another_does_not(name, tmp_path):
    found, rows = rows_of(ARCHIVES[name], tmp_path, "wrong", SECRET)
    assert list(rows.values()) == (TABLES[1:] if name == "aes128.zip" else TABLES)
    assert found.problem == ""
    for passwords in ((), ("wrong",)):
        with pytest.raises(NothingReadable) as refused:
            rows_of(ARCHIVES[name], tmp_path, *passwords)
        assert refused.value.code == "E318"


def test_a_method_that_is_not_read_is_said(tmp_path):
    with pytest.raises(NothingReadable) as refused:
        rows_of(ARCHIVES[UNKNOWN], tmp_path)
    assert refused.value.code == "E320"


def test_damage_inside_keeps_what_came_before_it(tmp_path):
    data = bytearray(ARCHIVES["apart.7z"])
    data[100] ^= 0x55
    found, rows = rows_of(bytes(data), tmp_path)
    assert TABLES[1] in rows.values()
    assert found.members()[0].unread in ("member_cut", "member_damaged")
    locked = bytearray(ARCHIVES["aes128.zip"])
    locked[300] ^= 1
    found, rows = rows_of(bytes(locked), tmp_path, SECRET)
    assert len(rows[0]) == 20
    assert [one.unread for one in found.members()] == ["member_damaged"]


@pytest.mark.parametrize("name", [name for name in ARCHIVES if name.endswith(".7z")])
def test_no_damage_of_one_byte_hurts_and_none_is_silent(name, tmp_path):
    whole = ARCHIVES[name]
    for at in range(6, len(whole), 23):
        data = bytearray(whole)
        data[at] ^= 0x41
        try:
            found, rows = rows_of(bytes(data), tmp_path, SECRET)
        except NothingReadable as refused:
            assert refused.code in CODES  # noqa: PT017  # either answer is a good one
            continue
        assert found.problem or list(rows.values()) == TABLES


def test_a_7z_cut_short_gives_the_rows_before_the_cut_as_one_text_and_says_so(tmp_path):
    both = {row for table in TABLES for row in table}
    for name in ("lzma2.7z", "lzma.7z", "copy.7z", "bzip2.7z", "bcj.7z"):
        found, rows = rows_of(ARCHIVES[name][:-20], tmp_path)
        assert {row for table in rows.values() for row in table} >= both
        assert found.problem == "container_cut"
        assert next(one.path for one in found.members()) == ""
    for name in ("apart.7z", "deflate.7z", "locked.7z", "ppmd.7z"):
        with pytest.raises(NothingReadable) as refused:
            rows_of(ARCHIVES[name][:-20], tmp_path)
        assert refused.value.code == "E312"
