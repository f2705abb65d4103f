"""Archives made to hurt: they end at a limit with a word for it, and their names lead nowhere."""

import gzip
import io
import lzma
import struct
import tarfile
import time
import zipfile
import zlib

import pytest
from archive_programs import ROWS, TEXTS, read

from sourcier.model.errors import NothingReadable
from sourcier.read import Limits

BOMB = b"a;b\n" * (1 << 20)
SMALL = Limits(expansion_floor=1 << 20, expansion=50)


def zipped(files, how=zipfile.ZIP_DEFLATED):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return into.getvalue()


def tarred(*files):
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for info, data in files:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return into.getvalue()


def header(name, size, kind=b"0"):
    """A header of a tar with whatever size it is told, and a right check sum."""
    block = bytearray(tarfile.TarInfo(name).tobuf(tarfile.USTAR_FORMAT)[:512])
    block[124:136], block[156:157] = size, kind
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


NAMES = [
    "../../../../etc/passwd.csv",
    "/etc/shadow.csv",
    "C:\\Windows\\system32\\x.csv",
    "\\\\server\\share\\x.csv",
    "A.CSV",
    "a.csv",
    "a.csv",
    "nul\x1b[2J\r\n.csv",
    "\u202etxt.exe.csv",
    "x" * 60_000,
    ".",
    "CON",
]


def test_names_are_never_paths_and_every_file_is_read_whatever_it_is_called(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped((name, TEXTS[1]) for name in NAMES)
    found, rows = read(data, tmp_path)
    assert rows == [ROWS[1]] * len(NAMES)
    assert [one.path for one in found.members()] == NAMES
    assert [path.name for path in tmp_path.iterdir()] == ["evidence"]


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_bytes(TEXTS[0])
    entries = []
    for kind, target in ((tarfile.SYMTYPE, str(secret)), (tarfile.LNKTYPE, "../secret.csv"), (tarfile.CHRTYPE, "")):
        info = tarfile.TarInfo("b.csv")
        info.type, info.linkname = kind, target
        entries.append((info, b""))
    found, rows = read(tarred(*entries, (tarfile.TarInfo("b.csv"), TEXTS[1])), tmp_path)
    assert (rows, found.problem) == ([ROWS[1]], "")


def test_ten_thousand_files_are_listed_one_by_one_up_to_the_limit(tmp_path):
    data = zipped([*((f"{n}.txt", b"") for n in range(9_999)), ("a.csv", TEXTS[1])])
    found, rows = read(data, tmp_path)
    assert rows == [ROWS[1]]
    assert len(found.members()) == 10_000
    found, rows = read(
        zipped([("a.csv", TEXTS[1]), ("b.csv", TEXTS[1]), ("c.csv", b"")]), tmp_path, limits=Limits(most_members=1)
    )
    assert (rows, found.problem) == ([ROWS[1]], "too_many_members")


def overlapping(count):
    """Many entries of one list that share one file (D. Fifield, "A better zip bomb")."""
    one = zipped([("a.csv", BOMB)])
    at = one.rfind(b"PK\x01\x02")
    entry, end = one[at : one.rfind(b"PK\x05\x06")], bytearray(one[one.rfind(b"PK\x05\x06") :])
    struct.pack_into("<HHLL", end, 8, count, count, count * len(entry), at)
    return one[:at] + entry * count + bytes(end)


def test_files_that_share_their_bytes_end_at_what_they_make_together(tmp_path):
    data = overlapping(300)
    found, _ = read(data, tmp_path, limits=SMALL)
    assert found.problem == "container_bomb"
    assert sum(one.bytes for one in found.members()) <= 9 * (1 << 20)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, lambda data: zipped([("a.csv", data)])])
def test_bombs_within_bombs_end_at_their_limit_with_a_word(pack, tmp_path):
    try:
        found, _ = read(pack(pack(BOMB * 4)), tmp_path, limits=SMALL)
    except NothingReadable as refused:
        said = {refused.code}
    else:
        said = {found.problem, *(one.unread for one in found.members())}
        assert sum(one.bytes for one in found.members()) <= 18 * (1 << 20)
    assert said & {"container_bomb", "gzip_bomb", "E323"}


def test_a_container_in_itself_without_end_stops_at_the_depth(tmp_path):
    data = TEXTS[0]
    for _ in range(Limits().most_depth + 1):
        data = zipped([("again.zip", data)], zipfile.ZIP_STORED)
    with pytest.raises(NothingReadable) as refused:
        read(data, tmp_path)
    assert refused.value.code == "E314"


@pytest.mark.parametrize("size", [b"\xff" * 12, b"\x80" + b"\xff" * 11, b"-0000000512\0", b"77777777777\0"])
def test_sizes_that_lead_back_or_beyond_the_end_do_not_keep_a_tar_going(size, tmp_path):
    whole = tarred((tarfile.TarInfo("a.csv"), TEXTS[0]))
    bad = whole[:-10240] + header("b.csv", size) + bytes(1024)
    begun = time.process_time()
    found, rows = read(bad, tmp_path)
    assert time.process_time() - begun < 5
    assert rows[0] == ROWS[0]
    assert found.problem


def test_headers_that_only_speak_of_the_next_one_take_no_memory_and_no_stack(tmp_path):
    said = b"".join(b"%d k%d=%s\n" % (len(str(n)) + 110, n, b"x" * 100) for n in range(10))
    chain = (header("x", b"%011o\0" % len(said), b"x") + said.ljust(2048, b"\0")) * 3000
    found, rows = read(chain + tarred((tarfile.TarInfo("a.csv"), TEXTS[0])), tmp_path)
    assert rows == [ROWS[0]]
    long = header("x", b"%011o\0" % (3 << 20), b"L") + b"n" * (3 << 20)
    found, rows = read(long + tarred((tarfile.TarInfo("a.csv"), TEXTS[0])), tmp_path)
    assert (rows, found.problem) == ([ROWS[0]], "container_cut")


def seven(head):
    """A 7z whose list of files is whatever it is told to be."""
    start = struct.pack("<QQL", 0, len(head), zlib.crc32(head))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<L", zlib.crc32(start)) + start + head


@pytest.mark.parametrize(
    "head",
    [
        b"\x01\x05\xff" + b"\xff" * 8,
        b"\x01\x05" + b"\xe0\x00\x00\x10" + bytes(64),
        b"\x01\x04\x06\x00\xff" + b"\xff" * 8,
        b"\x01\x04\x07\x0b\xc0\x00\x40" + bytes(300),
        b"\x17" * 100,
        b"\x01\x04\x07\x0b\x01\x00\x02\x01\x00\x01\x00\x00\x01\x01\x00\x0c\x01\x01\x00\x00",
        b"",
    ],
)
def test_a_list_of_files_that_makes_no_sense_is_damage(head, tmp_path):
    with pytest.raises(NothingReadable) as refused:
        read(seven(head), tmp_path)
    assert refused.value.code in {"E312", "E313"}


def test_headers_one_behind_the_other_do_not_make_a_broken_zip_slow(tmp_path):
    local = b"PK\x03\x04" + struct.pack("<HHHHHLLLHH", 20, 8, 8, 0, 0, 0, 0, 0, 1, 0) + b"x"
    begun = time.process_time()
    found, rows = read(zipped([("a.csv", TEXTS[0])])[:-30] + local * 3000, tmp_path, limits=Limits(most_members=500))
    assert time.process_time() - begun < 10
    assert rows[0] == ROWS[0]
    assert found.problem


def test_a_password_that_takes_for_ever_is_not_tried(tmp_path):
    coder = b"\x01\x24\x06\xf1\x07\x01\x02\x3e\x00"
    head = b"\x17\x06\x00\x01\x09\x10\x00\x07\x0b\x01\x00" + coder + b"\x0c\x10\x00\x00"
    begun = time.process_time()
    with pytest.raises(NothingReadable) as refused:
        read(seven(head), tmp_path, "secret")
    assert time.process_time() - begun < 5
    assert refused.value.code in {"E312", "E318", "E320"}
