"""Folders that loop, lie, change and hurt: bounded, said, and the audit goes on."""

import os
import threading

import pytest
from audit_bench import rows, text

from sourcier.audit.shown import Names
from sourcier.recognise import Recogniser
from sourcier.secret import Key


def _share(share, more: str = "") -> str:
    return f'[[target]]\nid = "share"\npath = "{share}"\n{more}\n'


def test_links_are_said_and_never_followed(auditor, share, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.csv").write_bytes(text(rows(40)))
    (share / "real.txt").write_text("nothing of interest\n")
    (share / "round").symlink_to(share)
    (share / "self").symlink_to(share / "self")
    (share / "out").symlink_to(outside)
    (share / "broken").symlink_to(share / "gone")
    (share / "fine").symlink_to(share / "real.txt")
    seen = auditor.audit(_share(share))
    assert {thing.path: thing.link for thing in seen.things} == {
        "real.txt": "", "round": "loop", "self": "loop", "out": "outside", "broken": "broken", "fine": "file",
    }  # fmt: skip
    assert seen.target.links == 5
    assert not any(thing.people.high for thing in seen.things)
    assert seen.facts.complete


def test_a_pipe_is_said_and_never_opened(auditor, share):
    os.mkfifo(share / "pipe")
    seen = auditor.audit(_share(share))
    assert seen.unread() == {"special_file": 1}
    assert seen.facts.status == 4


def test_a_folder_that_may_not_be_entered_makes_the_run_incomplete(auditor, share, monkeypatch):
    (share / "closed").mkdir()
    (share / "open.txt").write_text("nothing\n")
    real = os.scandir

    def refusing(place):
        if str(place).endswith("closed"):
            raise PermissionError(13, "no")
        return real(place)

    monkeypatch.setattr("sourcier.audit.targets.folder.os.scandir", refusing)
    seen = auditor.audit(_share(share))
    assert seen.unread() == {"forbidden": 1}
    assert not seen.facts.complete
    assert seen.facts.status == 4
    assert [thing.path for thing in seen.things] == ["open.txt"]


BOUNDS = (
    ("limits = { most_in_folder = 5 }", "too_many_names"),
    ("limits = { most_depth = 2 }", "too_deep"),
    ("limits = { longest_name = 20 }", "name_too_long"),
)


@pytest.mark.parametrize(("limit", "code"), BOUNDS)
def test_every_bound_is_named_when_it_is_met(auditor, share, limit, code):
    deep = share / "a" / "b" / "c"
    deep.mkdir(parents=True)
    (deep / "d.txt").write_text("x\n")
    for number in range(8):
        (share / f"file-with-a-long-name-{number}.txt").write_text("x\n")
    seen = auditor.audit(_share(share, limit))
    assert seen.unread()[code]
    assert seen.facts.status == 4


def test_what_the_owner_excludes_is_left_alone_and_counted(auditor, share):
    (share / "keep.txt").write_text("x\n")
    (share / "skip.tmp").write_text("x\n")
    seen = auditor.audit(_share(share, 'exclude = ["*.tmp"]'))
    assert [thing.path for thing in seen.things] == ["keep.txt"]
    assert seen.target.excluded == 1
    assert seen.facts.complete


HOSTILE = (
    "\x1b[2J\x1b[31mred.csv",
    "<script>alert(1)<\u2215script>.csv",
    "line\nbreak.csv",
    "MARTIN Jeanne 1950.csv",
    "=cmd|' calc'!A1.csv",
    "\u202egnp.csv",
    "x" * 240 + ".csv",
)


def test_hostile_names_neither_act_nor_stop_anything(auditor, share):
    for name in HOSTILE:
        (share / name).write_bytes(text(rows(30)))
    (share / os.fsdecode(b"caf\xe9.csv")).write_bytes(text(rows(30)))
    seen = auditor.audit(_share(share))
    assert sum(thing.people.best == 30 for thing in seen.things) == len(HOSTILE) + 1
    said = repr(seen.facts)
    for part in ("\\x1b", "<script", "MARTIN", "Jeanne", "\u202e", "cmd|", "\\udce9"):
        assert part not in said
    assert all(thing.shown.isprintable() for thing in seen.things)
    assert seen.facts.complete


def test_a_reference_is_the_same_on_this_computer_and_tells_nothing_elsewhere():
    kinds = Recogniser().kinds
    here, there = Names(Key(b"1" * 32), kinds), Names(Key(b"2" * 32), kinds)
    assert here.shown("out/MARTIN Jeanne.csv") == here.shown("out/MARTIN Jeanne.csv")
    assert here.shown("out/MARTIN Jeanne.csv") != there.shown("out/MARTIN Jeanne.csv")
    assert here.shown("out/export_2020.csv") == "out/export_2020.csv"


def test_a_file_that_changes_while_it_is_read_is_said(auditor, share, monkeypatch):
    (share / "growing.csv").write_bytes(text(rows(30)))
    from sourcier.audit.targets.folder import FolderDoor  # noqa: PLC0415

    real = FolderDoor.open

    def growing(door, entry):
        reader = real(door, entry)
        with (share / "growing.csv").open("ab") as more:
            more.write(b"more;and;more\n")
        return reader

    monkeypatch.setattr(FolderDoor, "open", growing)
    seen = auditor.audit(_share(share))
    assert seen.thing("growing.csv").changed
    assert seen.unread() == {"changed_while_read": 1}
    assert seen.facts.status >= 4


def test_a_file_that_is_gone_when_its_turn_comes_is_said(auditor, share, monkeypatch):
    for name in ("a.csv", "b.csv"):
        (share / name).write_bytes(text(rows(30)))
    from sourcier.audit.targets.folder import FolderDoor  # noqa: PLC0415

    real = FolderDoor.open

    def vanishing(door, entry):
        (share / "b.csv").unlink(missing_ok=True)
        return real(door, entry)

    monkeypatch.setattr(FolderDoor, "open", vanishing)
    seen = auditor.audit(_share(share))
    assert seen.thing("a.csv").people.best == 30
    assert seen.unread() == {"vanished": 1}


def test_nothing_in_a_share_is_changed_by_looking(auditor, share):
    (share / "extract.csv").write_bytes(text(rows(30)))
    before = [(path.name, path.stat().st_mtime_ns, path.stat().st_mode) for path in share.iterdir()]
    auditor.audit(_share(share))
    assert [(path.name, path.stat().st_mtime_ns, path.stat().st_mode) for path in share.iterdir()] == before


def test_permissions_count_only_where_every_folder_above_lets_others_pass(auditor, tmp_path):
    place = tmp_path / "place"
    (place / "closed").mkdir(parents=True)
    (place / "closed" / "open.csv").write_bytes(text(rows(30)))
    (place / "closed" / "open.csv").chmod(0o666)
    (place / "closed").chmod(0o700)
    seen = auditor.audit(_share(place))
    assert seen.thing("closed/open.csv").world_writable is False
    assert seen.thing("closed/open.csv").mode == 0o666


def test_usual_places_of_this_computer_are_looked_at(auditor, tmp_path):
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    (downloads / "extract.csv").write_bytes(text(rows(30)))
    auditor.places = (("downloads", str(downloads)), ("desktop", str(tmp_path / "none")))
    seen = auditor.audit('[[target]]\nid = "here"\nurl = "disk://"\n')
    assert seen.thing("downloads/extract.csv").people.best == 30
    assert seen.facts.complete


def test_an_endless_walk_ends():
    """A server may show folders within folders for ever; here, names that never end."""
    from sourcier.audit.targets import Entry  # noqa: PLC0415
    from sourcier.audit.walk import Bounds, Walk, Walked  # noqa: PLC0415

    class Endless:
        anonymous = None

        def names(self, folder):
            yield from (Entry(f"{folder}/{n}" if folder else f"{n}", folder=True, stamp=folder) for n in range(3))

    walked = Walked()
    door = Endless()
    found = list(Walk(lambda wanted: wanted(door), Bounds(5_000, 100, 6, 100), (), walked).entries())
    assert found == []
    assert walked.missed["too_deep"]
    assert threading.active_count() < 50
