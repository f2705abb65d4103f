"""A killed audit goes on where it stopped; what is kept of it can be read by nobody else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from audit_bench import rows, text

from sourcier.audit.interface import Asked
from sourcier.audit.refusals import AuditRunning, StateDamaged
from sourcier.audit.resume import State, paths_of
from sourcier.model.audit_seen import ThingSeen
from sourcier.secret import Key

KEY = Key(b"k" * 32)


def _share(share) -> str:
    return f'[[target]]\nid = "share"\npath = "{share}"\n'


def _files(share: Path, count: int) -> None:
    for number in range(count):
        (share / f"extract-{number:03}.csv").write_bytes(text(rows(20, seed=number)))


def _program(folder: Path, share: Path) -> str:
    here = Path(__file__).parents[1]
    return (
        f"import sys; sys.path.insert(0, {str(here)!r})\n"
        "from pathlib import Path\nfrom audit_bench import Auditor\n"
        f"Auditor(Path({str(folder)!r})).audit({_share(share)!r})\n"
    )


def test_a_killed_audit_resumes_and_ends_as_if_it_had_never_stopped(auditor, share, tmp_path):
    _files(share, 12)
    process = subprocess.Popen([sys.executable, "-c", _program(tmp_path, share)])
    records = tmp_path / "state" / "things"
    end = time.monotonic() + 60
    while time.monotonic() < end and not (records.exists() and records.stat().st_size):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    looked: list[str] = []
    from sourcier.audit.targets.folder import FolderDoor  # noqa: PLC0415

    real = FolderDoor.open

    def counting(door, entry):
        looked.append(entry.path)
        return real(door, entry)

    FolderDoor.open = counting
    try:
        resumed = auditor.audit(_share(share))
    finally:
        FolderDoor.open = real
    assert 0 < len(looked) < 12
    fresh = auditor.audit(_share(share))
    assert resumed.facts == fresh.facts
    assert [thing.path for thing in resumed.things] == [thing.path for thing in fresh.things]


def test_another_question_begins_anew(auditor, share):
    _files(share, 3)
    state = State(auditor.folder / "state", KEY, "one run")
    state.add([ThingSeen("share", "a.csv", "a.csv")])
    state.flush()
    state.close()
    again = State(auditor.folder / "state", KEY, "one run")
    assert again.resumed
    assert again.done().holds("share", "a.csv")
    again.close()
    other = State(auditor.folder / "state", KEY, "another run")
    assert not other.resumed
    assert list(other.things()) == []
    other.close()


def test_a_record_cut_by_a_kill_is_looked_at_again(tmp_path):
    state = State(tmp_path, KEY, "run")
    for name in ("a", "b"):
        state.add([ThingSeen("t", name, name)])
        state.flush()
    state.close()
    whole = (tmp_path / "things").read_bytes()
    (tmp_path / "things").write_bytes(whole[:-3])
    again = State(tmp_path, KEY, "run")
    assert [thing.path for thing in again.things()] == ["a"]
    again.add([ThingSeen("t", "b", "b")])
    assert [thing.path for thing in again.things()] == ["a", "b"]
    again.close()


def test_names_and_people_stand_nowhere_in_what_is_kept(auditor, share, tmp_path):
    (share / "MARTIN Jeanne.csv").write_bytes(text(rows(30)))
    auditor.audit(_share(share))
    kept = b"".join(path.read_bytes() for path in (tmp_path / "state").iterdir() if path.is_file())
    for word in (b"MARTIN", b"Jeanne", b"example.org", b"extract"):
        assert word not in kept
    if os.name == "posix":
        assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "state").iterdir())


def test_the_owner_finds_the_file_behind_a_reference(auditor, share, tmp_path):
    (share / "MARTIN Jeanne.csv").write_bytes(text(rows(30)))
    seen = auditor.audit(_share(share))
    (shown,) = [thing.shown for thing in seen.things]
    assert list(paths_of(tmp_path / "state", KEY, shown)) == [("share", "MARTIN Jeanne.csv")]
    assert list(paths_of(tmp_path / "state", Key(b"x" * 32), shown)) == []


def test_two_audits_of_one_configuration_do_not_run_at_once(auditor, share, tmp_path):
    held = State(tmp_path / "state", KEY, "run")
    with pytest.raises(AuditRunning):
        auditor.audit(_share(share))
    held.close()


def test_a_damaged_state_is_said_and_can_be_left_behind(auditor, share, tmp_path):
    _files(share, 1)
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "about.json").write_text("{")
    with pytest.raises(StateDamaged):
        auditor.audit(_share(share))
    assert auditor.audit(_share(share), Asked(restart=True)).facts.complete


def test_outside_its_hours_a_target_is_left_and_taken_up_later(auditor, share):
    _files(share, 3)
    hours = _share(share) + 'pace = { hours = ["22:00-06:00"] }\n'
    auditor.clock.now = 12 * 60
    closed = auditor.audit(hours)
    assert closed.target.why_not == "outside_hours"
    assert closed.facts.status == 4
    auditor.clock.now = 23 * 60
    open_again = auditor.audit(hours)
    assert open_again.facts.complete
    assert len(open_again.things) == 3


def test_rates_are_kept(auditor, share):
    (share / "large.csv").write_bytes(text(rows(300)))
    auditor.audit(_share(share) + "pace = { bytes_per_second = 10000, requests_per_second = 2 }\n")
    assert auditor.clock.slept > 3


def test_memory_of_what_is_done_is_eight_bytes_a_thing(tmp_path):
    state = State(tmp_path, KEY, "run")
    state.add([ThingSeen("t", f"name-{n}", "x") for n in range(5_000)])
    state.flush()
    done = state.done()
    assert done.marks.nbytes == 8 * 5_000
    assert done.holds("t", "name-4999")
    assert not done.holds("u", "name-4999")
    state.close()


def test_the_same_share_gives_the_same_facts(auditor, share):
    _files(share, 5)
    assert auditor.audit(_share(share)).facts == auditor.audit(_share(share)).facts
