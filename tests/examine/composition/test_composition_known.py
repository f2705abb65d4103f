"""Known files: their people's share is told, in whatever writing, and nothing of them is kept."""

import hashlib
import json

import pytest
from invented_leaks import Desk, leak, rows, text

from sourcier.examine import Request
from sourcier.examine.composition import segments_of
from sourcier.model.errors import NothingReadable
from sourcier.read import Limits


@pytest.fixture
def known(tmp_path):
    """Half of the leak's people among others, names in small letters and dates turned round."""
    lines = rows(400)[100:]
    for line in lines:
        line[1], line[2] = line[1].title(), line[2].lower()
        line[3] = "-".join(reversed(line[3].split("/")))
    path = tmp_path / "earlier.csv"
    path.write_bytes(text(lines))
    return path


def test_the_share_of_a_known_file_is_told_in_rows_and_people(desk, tmp_path, known):
    found = desk.run(leak(tmp_path / "leak.csv", 200), request=Request(known=(known,))).facts.composition
    assert [(file.rows, file.people, file.share) for file in found.known] == [(100, 100, 0.5)]
    assert found.known[0].sha256 == hashlib.sha256(known.read_bytes()).hexdigest()
    assert found.verdict == "recycled"


def test_a_file_of_other_people_explains_nothing(desk, tmp_path):
    other = leak(tmp_path / "other.csv", 300, seed=99)
    found = desk.run(leak(tmp_path / "leak.csv", 200), request=Request(known=(other,))).facts.composition
    assert found.known[0].share < 0.05
    assert found.verdict != "recycled"


def test_a_known_file_is_no_evidence_and_leaves_no_row_in_the_store(desk, tmp_path, known):
    facts = desk.run(leak(tmp_path / "leak.csv", 200), request=Request(known=(known,))).facts
    assert len(facts.evidence) == len(facts.inputs) == 1
    with desk.open() as case:
        assert case.store.tables() == ["rows-0-0"]
        assert len(case.evidence) == 1


def test_several_known_files_are_told_apart(desk, tmp_path, known):
    other = leak(tmp_path / "other.csv", 50)
    found = desk.run(leak(tmp_path / "leak.csv", 200), request=Request(known=(known, other, known))).facts.composition
    assert [file.rows for file in found.known] == [100, 50]


def test_declaring_a_known_file_makes_new_facts_and_the_same_one_none(desk, tmp_path, known):
    path = leak(tmp_path / "leak.csv", 200)
    assert not desk.run(path).reused
    assert not desk.run(path, request=Request(known=(known,))).reused
    assert desk.run(path, request=Request(known=(known,))).reused


def test_a_known_file_that_cannot_be_read_stops_the_run_and_leaves_nothing(desk, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(NothingReadable):
        desk.run(leak(tmp_path / "leak.csv", 50), request=Request(known=(empty,)))
    with desk.open() as case:
        assert not [name for name in case.store.tables() if name.startswith("rows-1000000")]


def test_no_name_of_the_known_file_is_shown_that_names_somebody(desk, tmp_path, known):
    named = known.rename(tmp_path / "MARTIN PIERRE.csv")
    desk.run(leak(tmp_path / "leak.csv", 200), request=Request(known=(named,)))
    assert json.loads(desk.facts)["composition"]["known"][0]["name"] == "known-1"


@pytest.mark.parametrize("sizes", [(200,), (200, 40), (1,)])
def test_segments_cover_every_row_of_every_table_in_order(desk, tmp_path, sizes):
    paths = [leak(tmp_path / f"leak{number}.csv", size, seed=number) for number, size in enumerate(sizes)]
    found = desk.run(*paths).facts.composition
    covered = [row for piece in segments_of(found) for row in range(piece.start, piece.stop)]
    assert covered == list(range(sum(sizes)))


def test_workers_and_chunks_do_not_change_a_joint(desk, tmp_path):
    lines = rows(900)
    for line in lines[500:]:
        line[3], line[4] = "-".join(reversed(line[3].split("/"))), "12"["MF".index(line[4])]
    path = tmp_path / "glued.csv"
    path.write_bytes(text(lines))
    once = desk.run(path).facts.composition
    assert [joint.row for joint in once.joints] == [500]
    other = Desk(tmp_path / "again")
    assert other.run(path, request=Request(limits=Limits(chunk=9_001)), workers=3).facts.composition == once
