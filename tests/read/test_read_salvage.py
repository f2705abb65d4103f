"""Archives that are cut or damaged: what can still be unpacked is read, and what is missing is told."""

import bz2
import gzip
import io
import lzma
import zipfile

import pyarrow as pa
import pytest
from test_read_containers import TEXT, opened, tarred, zipped

from sourcier.model.errors import NothingReadable

LONG = "NOM;VILLE;DATE\n" + "".join(f"N{n * 7919 % 100003};V{n % 71};{n % 28 + 1:02d}/03/2019\n" for n in range(9000))
LONG = LONG.encode()  # fmt: skip
PACKED = {
    "gzip": gzip.compress,
    "bzip2": lambda data: bz2.compress(data, 1),
    "xz": lzma.compress,
    "zstd": lambda data: pa.Codec("zstd").compress(data, asbytes=True),
    "lz4": lambda data: pa.Codec("lz4").compress(data, asbytes=True),
}


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed_and_cut_keeps_its_first_part(name, tmp_path):
    packed = PACKED[name](LONG)
    found, rows = opened(packed[: len(packed) * 7 // 10], tmp_path)
    assert 2000 < rows[0] < 9000
    assert found.problem
    found, rows = opened(PACKED[name](tarred({"a.csv": TEXT, "b.csv": LONG}))[: len(packed) * 7 // 10], tmp_path)
    assert rows[0] == 500
    assert rows[1] > 1000
    assert found.problem


@pytest.mark.parametrize("kept", [0.6, 0.999])
@pytest.mark.parametrize("streamed", [False, True])
def test_a_zip_without_its_directory_is_read_by_the_headers_before_its_files(kept, streamed, tmp_path):
    into = io.BytesIO()
    to = _Pipe(into) if streamed else into
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"a.csv": TEXT, "b.csv": LONG, "c.csv": TEXT}.items():
            archive.writestr(name, data)
    whole = into.getvalue()
    found, rows = opened(whole[: int(len(whole) * kept)], tmp_path)
    assert found.problem == "container_cut"
    assert rows[0] == 500
    assert rows[1] > 4000
    assert (rows.get(2, 0) == 500) is (kept > 0.9)
    assert [one.unread for one in found.members()] == (["", "", ""] if kept > 0.9 else ["", "member_cut"])


class _Pipe(io.RawIOBase):
    """What a program writes a ZIP to that stands in a pipe: sizes come behind the files."""

    def __init__(self, into):
        self._into = into

    def writable(self):
        return True

    def write(self, data):
        return self._into.write(data)


def test_the_directory_of_a_zip_inside_is_not_taken_for_the_lost_one(tmp_path):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("inner.zip", zipped({"a.csv": TEXT}))
        archive.writestr("b.csv", TEXT)
    found, rows = opened(into.getvalue()[:-30], tmp_path)
    assert rows == {0: 500, 1: 500}
    assert found.problem == "container_cut"


def test_a_wrong_check_sum_loses_no_row(tmp_path):
    data = bytearray(zipped({"a.csv": TEXT}))
    data[data.find(b"PK\x01\x02") + 16] ^= 1
    found, rows = opened(bytes(data), tmp_path)
    assert rows == {0: 500}
    assert [one.unread for one in found.members()] == ["member_damaged"]


def test_a_damaged_header_in_a_tar_hides_neither_itself_nor_what_follows(tmp_path):
    data = bytearray(tarred({"a.csv": TEXT, "b.csv": TEXT, "c.csv": TEXT}))
    data[512 + len(TEXT) + -len(TEXT) % 512 + 10] ^= 0xFF
    for way in (bytes(data), gzip.compress(bytes(data))):
        found, rows = opened(way, tmp_path)
        assert rows == {0: 500, 1: 500, 2: 500}
        assert "container_cut" in {found.problem, *(one.unread for one in found.members())}


def test_a_tar_that_ends_without_its_mark_is_cut_and_one_behind_another_is_read(tmp_path):
    whole = tarred({"a.csv": TEXT, "b.csv": TEXT})
    found, rows = opened(whole[: 2 * (512 + len(TEXT) + -len(TEXT) % 512)], tmp_path)
    assert (rows, found.problem) == ({0: 500, 1: 500}, "container_cut")
    found, rows = opened(whole + whole, tmp_path)
    assert (rows, found.problem) == ({0: 500, 1: 500, 2: 500, 3: 500}, "")


def test_what_is_packed_in_an_unknown_way_is_said(tmp_path):
    data = bytearray(zipped({"a.csv": TEXT}))
    data[8] = data[data.find(b"PK\x01\x02") + 10] = 6
    with pytest.raises(NothingReadable) as refused:
        opened(bytes(data), tmp_path)
    assert refused.value.code == "E320"


def test_nothing_but_damage_is_said_to_be_damage(tmp_path):
    with pytest.raises(NothingReadable) as refused:
        opened(bz2.compress(TEXT)[:60], tmp_path)
    assert refused.value.code == "E319"


@pytest.mark.parametrize("places", [(0,), (-20,), (0, -20)])
def test_a_zip_is_told_though_its_ends_are_damaged(places, tmp_path):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("a.csv", TEXT)
        archive.writestr("b.csv", TEXT)
    data = bytearray(into.getvalue())
    for place in places:
        data[place] ^= 0xFF
    found, rows = opened(bytes(data), tmp_path)
    assert found.container == "zip"
    assert rows[max(rows)] == 500
    assert found.problem


def test_the_file_behind_a_header_of_a_tar_that_says_nothing_any_more_is_read(tmp_path):
    data = bytearray(tarred({"a.csv": TEXT, "b.csv": TEXT}))
    data[100:160] = bytes(60)
    for way in (bytes(data), gzip.compress(bytes(data))):
        found, rows = opened(way, tmp_path)
        assert rows == {0: 500, 1: 500}
        assert "container_cut" in {found.problem, *(one.unread for one in found.members())}
