"""Bad input gets a good answer."""

import gzip
import zlib

import pytest
from invented_rows import names, people
from reading_checks import accounted, read, read_raw, rows_of
from written_forms import Form, write

from sourcier.model.errors import NothingReadable, SourcierError
from sourcier.read import read_all


def _png() -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)

    size = (64).to_bytes(4) * 2 + bytes((8, 2, 0, 0, 0))
    pixels = zlib.compress(bytes((x * y) % 251 for x in range(64) for y in range(193)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


BINARIES = {
    "png": _png(),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + zlib.compress(bytes(range(256)) * 20) + b"\xff\xd9",
    "zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + zlib.compress(bytes(range(256)) * 20),
    "elf": b"\x7fELF\x02\x01\x01" + bytes(9) + zlib.compress(bytes(range(256)) * 20),
    "sqlite": b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20" + bytes(4096),
    "nuls": bytes(5000),
}


@pytest.mark.parametrize("kind", BINARIES)
@pytest.mark.parametrize("name", ["extrait.csv", "extrait"])
def test_what_is_no_text_is_refused(kind, name):
    with pytest.raises(NothingReadable):
        read_raw(BINARIES[kind], name=name)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n\n\n", b"\r\n", b"   \n\t\n"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(NothingReadable):
        read_raw(data)


def test_an_empty_packed_file_is_refused():
    with pytest.raises(NothingReadable):
        read_raw(gzip.compress(b"", mtime=0), name="extrait.csv.gz")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(SourcierError):
        read_all(tmp_path / "absent.csv", None)


def test_a_folder_is_said(tmp_path):
    with pytest.raises(SourcierError):
        read_all(tmp_path, None)


@pytest.mark.parametrize("data", [b"", _png(), b"\n\n"])
def test_a_refusal_says_what_was_kept_and_what_to_do(data):
    with pytest.raises(NothingReadable) as caught:
        read_raw(data)
    assert caught.value.exit_status == 3
    assert all(text.english().strip() for text in (caught.value.what, caught.value.kept, caught.value.following))


def test_no_cell_is_named_in_a_refusal():
    with pytest.raises(NothingReadable) as caught:
        read_raw(b"\x89PNG\r\n\x1a\n" + "SECRÈTE;Zoé;01/02/1950\0".encode() * 3)
    assert "SECR" not in str(caught.value)


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_a_packed_file_cut_short_keeps_what_was_read(share):
    whole = write((names(),), people(5, 3000), Form())
    packed = gzip.compress(whole.data, mtime=0)
    tables = read_raw(packed[: int(len(packed) * share)], name="extrait.csv.gz")
    clean = [row.cells for row in rows_of(tables) if row.fate == 0]
    assert len(clean) > 3000 * share * 0.8
    assert clean[:-1] == whole.rows[: len(clean) - 1]
    assert tables[-1][0].cut
    accounted(whole.data[: sum(reading.account.total for reading, _ in tables)], tables)


def test_a_packed_file_with_a_wrong_checksum_keeps_its_rows():
    whole = write((names(),), people(5, 300), Form())
    packed = bytearray(gzip.compress(whole.data, mtime=0))
    packed[-6] ^= 0xFF
    tables = read_raw(bytes(packed), name="extrait.csv.gz")
    assert [row.cells for row in rows_of(tables)] == whole.rows
    assert tables[-1][0].cut or tables[-1][0].oddities


def test_packed_parts_one_after_another_are_one_file():
    whole = write((names(),), people(5, 300), Form())
    packed = gzip.compress(whole.data[:7000], mtime=0) + gzip.compress(whole.data[7000:], mtime=0)
    tables = read_raw(packed, name="extrait.csv.gz")
    accounted(whole.data, tables)
    assert [row.cells for row in rows_of(tables)] == whole.rows


def test_rubbish_behind_a_packed_file_does_not_take_its_rows():
    whole = write((names(),), people(5, 300), Form())
    tables = read_raw(gzip.compress(whole.data, mtime=0) + b"\0" * 700, name="extrait.csv.gz")
    assert [row.cells for row in rows_of(tables)] == whole.rows


def test_a_packed_file_needs_no_telling_name():
    whole = write((names(),), people(5), Form())
    assert rows_of(read(whole.data, packed=True)) == rows_of(read(whole.data))
