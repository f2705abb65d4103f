"""Files cut into parts: joined where all parts are at hand; else the missing one is named, and none is made up."""

import subprocess
from itertools import pairwise

import pytest
from archive_programs import read

from sourcier.model.errors import NothingReadable
from sourcier.read import Asked, Joined, Limits, Overrides, Part, open_tables, wholes, with_siblings

TEXT = "NOM;VILLE;DATE\n" + "".join(
    f"N{n * 7919 % 100003};V{n * 104729 % 99991};{n % 28 + 1:02d}/03/2019\n" for n in range(12000)
)
WAYS = {
    "ZIP": "zip -q -s 64k x.zip a.csv",
    "7z": "7z a -bso0 -v25k x.7z a.csv",
    "ZIP by 7-Zip": "7z a -bso0 -tzip -v25k x.zip a.csv",
    "text": "split -b 90000 -a 3 --numeric-suffixes=1 a.csv x.csv.",
    "tar": "tar czf - a.csv | split -b 25000 -a 3 --numeric-suffixes=1 - x.tgz.",
}


def cut(way, folder):
    """Return the parts a program makes of the table, in order."""
    (folder / "a.csv").write_text(TEXT)
    subprocess.run(["/bin/sh", "-c", WAYS[way]], check=True, cwd=folder, capture_output=True)
    (folder / "a.csv").unlink()
    paths = sorted(folder.iterdir(), key=lambda path: (path.suffix == ".zip", path.name))
    assert len(paths) > 1
    return paths


def parts(paths):
    return [Part(path, path.stat().st_size, path) for path in paths]


def joined(paths):
    at_hand = parts(paths)
    (whole,) = wholes(at_hand)
    return whole, lambda: Joined([at_hand[place] for place in whole.joined])


@pytest.mark.parametrize("way", WAYS)
def test_parts_that_lie_beside_each_other_are_one_file(way, tmp_path):
    paths = cut(way, tmp_path)
    whole, opener = joined(list(reversed(paths)))
    assert (len(whole.joined), whole.apart, whole.missing) == (len(paths), (), ())
    found = open_tables(opener, Asked(Overrides(), Limits()))
    assert sum(block.rows for block in found.blocks()) == 12000
    assert found.problem == ""


@pytest.mark.parametrize("way", WAYS)
def test_a_missing_part_is_named_and_what_lies_before_it_is_read(way, tmp_path):
    paths = cut(way, tmp_path)
    left = paths[:-1] if len(paths) == 2 else [*paths[:1], *paths[2:]]
    if way == "text":
        assert wholes(parts(left)) == ()
        return
    whole, opener = joined(left)
    assert whole.missing == (2,)
    assert len(whole.apart) == len(left) - 1
    found = open_tables(opener, Asked(Overrides(), Limits()))
    rows = sum(block.rows for block in found.blocks())
    assert 0 < rows < 12000
    assert found.problem


def test_the_last_part_of_a_zip_alone_says_which_is_missing(tmp_path):
    last = cut("ZIP", tmp_path)[-1]
    assert wholes(parts([last])) == ()
    with pytest.raises(NothingReadable) as refused:
        read(last, tmp_path)
    assert refused.value.code == "E321"
    assert "part 1 " in refused.value.what.english()


def test_parts_of_an_archive_come_with_it_and_numbered_messages_do_not(tmp_path):
    paths = cut("7z", tmp_path)
    assert sorted(with_siblings(paths[2:3])) == paths
    for number in (1, 2, 3):
        (tmp_path / f"export.{number:03d}").write_text("H|^~\\&|LAB\r" * number)
    messages = [tmp_path / f"export.{number:03d}" for number in (1, 2, 3)]
    assert with_siblings(messages[:1]) == messages[:1]
    assert wholes(parts(messages)) == ()


def test_messages_of_one_length_are_not_joined_where_each_ends_its_line(tmp_path):
    paths = [tmp_path / f"m.{number:03d}" for number in (1, 2, 3)]
    for path in paths:
        path.write_bytes(b"H|^~\\&|LAB\r\n" * 9)
    assert wholes(parts(paths)) == ()
    for path in paths:
        path.write_bytes(b"H|^~\\&|LA" * 9)
    assert [whole.joined for whole in wholes(parts(paths))] == [(0, 1, 2)]


@pytest.mark.parametrize(
    ("names", "order", "missing"),
    [
        (("x.part2.rar", "x.part1.rar", "x.part10.rar"), (1, 0), (3, 4, 5, 6, 7, 8, 9)),
        (("x.r01", "x.rar", "x.r00"), (1, 2, 0), ()),
        (("X.PART02.RAR", "x.part01.rar"), (1, 0), ()),
        (("x.z02", "x.zip", "x.z01"), (2, 0, 1), ()),
        (("x.zip",), None, None),
        (("x.rar",), None, None),
        (("x.7z.002", "x.7z.003"), (), (1,)),
        (("a.001", "b.002"), None, None),
    ],
)
def test_names_tell_parts_and_their_order(names, order, missing, tmp_path):
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(90))
    found = wholes(parts(paths))
    assert [(whole.joined, whole.missing) for whole in found] == ([] if order is None else [(order, missing)])


def test_places_in_joined_parts_are_those_of_the_whole(tmp_path):
    paths = [tmp_path / f"p.{number:03d}" for number in range(1, 6)]
    pieces = [bytes([number]) * number * 100 for number in range(1, 6)]
    for path, piece in zip(paths, pieces, strict=True):
        path.write_bytes(piece)
    whole = b"".join(pieces)
    with Joined(parts(paths)) as stream:
        assert stream.read() == whole
        places = [0, 99, 100, 101, 299, 300, 1499, 1500, 1600]
        for begin, end in [*pairwise(places), (0, 1500), (1400, 20)]:
            stream.seek(begin)
            assert stream.read(max(0, end - begin)) == whole[begin:end]
        assert stream.seek(-1, 2) == len(whole) - 1
        assert (stream.read(5), stream.tell()) == (whole[-1:], len(whole))
