import json
import os
import signal
import subprocess
import sys

import pyarrow as pa
import pytest

from sourcier.case import BasisNeeded, Case, CaseDamaged, CaseInUse, CaseNewer, NotACase
from sourcier.secret import KeyDamaged, KeyInsideCase, KeyMissing, KeyRing

HOLD = """
import sys
from pathlib import Path
from sourcier.case import Case
from sourcier.secret import KeyRing
Case.open(Path(sys.argv[1]), key_ring=KeyRing(Path(sys.argv[2])), basis="b", clock=lambda: "2026-01-05T10:00:00+01:00")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("basis", [None, "", "  \n"])
def test_a_first_case_needs_a_lawful_basis_and_leaves_nothing_without_one(open_case, folder, ring, basis):
    with pytest.raises(BasisNeeded) as caught:
        open_case(basis=basis)
    error = caught.value
    assert (error.code, error.exit_status) == ("E221", 2)
    assert "lawful basis" in error.what.english()
    assert "--basis" in error.following.english()
    assert not folder.exists()
    assert not ring.folder.exists()


def test_the_basis_is_recorded_and_asked_only_once(open_case, folder):
    open_case(basis=" art. 33, contrôleur ").close()
    assert open_case(basis=None).identity.basis == "art. 33, contrôleur"
    assert json.loads((folder / "case.json").read_text("utf-8"))["basis"] == "art. 33, contrôleur"


def test_the_key_lies_outside_the_case(case, folder, ring):
    secrets = (case.key.secret, case.key.secret.hex().encode())
    for path in folder.rglob("*"):
        assert path.is_dir() or not any(secret in path.read_bytes() for secret in secrets)
    assert [path.name for path in ring.folder.iterdir()] == [f"{case.identity.id}.key"]


def test_keys_inside_the_case_are_refused_before_anything_is_written(open_case, folder):
    with pytest.raises(KeyInsideCase):
        open_case(key_ring=KeyRing(folder / "keys"))
    assert not folder.exists()


def test_an_empty_folder_becomes_a_case(open_case, folder):
    folder.mkdir()
    assert open_case().whole().evidence == 0


def test_what_a_kill_left_of_a_first_opening_is_no_obstacle(open_case, folder):
    folder.mkdir()
    (folder / "case.lock").touch()
    (folder / ".tmp-0123").write_text("half")
    assert open_case().whole().swept == 1


def test_a_folder_with_other_things_is_never_made_a_case(open_case, folder):
    folder.mkdir()
    (folder / "holiday.jpg").touch()
    with pytest.raises(NotACase) as caught:
        open_case()
    assert caught.value.exit_status == 2
    assert "empty" in caught.value.following.english()
    assert [path.name for path in folder.iterdir()] == ["holiday.jpg"]


def test_a_file_is_no_case(open_case, folder):
    folder.write_text("a,b")
    with pytest.raises(NotACase):
        open_case()


def test_a_case_of_a_newer_version_is_left_alone(open_case, folder):
    open_case().close()
    path = folder / "case.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 7'))
    with pytest.raises(CaseNewer) as caught:
        open_case()
    assert "format 7" in caught.value.what.english()
    assert "format" in path.read_text()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": "x"}', '{"format": null}'])
def test_a_damaged_case_file_is_a_typed_error(open_case, folder, content):
    open_case().close()
    (folder / "case.json").write_text(content)
    with pytest.raises(CaseDamaged):
        open_case()


def test_a_case_id_that_is_a_path_leads_nowhere(open_case, folder):
    open_case().close()
    path = folder / "case.json"
    plain = json.loads(path.read_text())
    path.write_text(json.dumps({**plain, "id": "../../etc/passwd"}))
    with pytest.raises(CaseDamaged):
        open_case()


def test_a_missing_key_is_said(open_case, ring):
    case = open_case()
    case.close()
    ring.path(case.identity.id).unlink()
    with pytest.raises(KeyMissing):
        open_case()


def test_another_cases_key_is_told_apart(open_case, ring):
    case = open_case()
    case.close()
    ring.path(case.identity.id).write_text("00" * 32)
    with pytest.raises(KeyDamaged):
        open_case()


def test_a_key_others_can_read_is_noticed(open_case, ring):
    case = open_case()
    case.close()
    ring.path(case.identity.id).chmod(0o644)
    assert os.name == "nt" or "chmod 600" in open_case().notices[0].english()


def test_a_case_is_open_once_only(open_case):
    first = open_case()
    with pytest.raises(CaseInUse):
        open_case()
    first.close()
    open_case()


def test_a_failed_opening_leaves_the_case_unlocked(open_case, folder):
    open_case().close()
    text = (folder / "case.json").read_text()
    (folder / "case.json").write_text("{")
    with pytest.raises(CaseDamaged):
        open_case()
    (folder / "case.json").write_text(text)
    open_case()


def test_two_processes_never_share_a_case_and_a_killed_one_frees_it(open_case, folder, ring):
    command = [sys.executable, "-c", HOLD, str(folder), str(ring.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CaseInUse) as caught:
            open_case()
        assert "another run" in caught.value.what.english()
        other.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        other.wait()
    assert open_case().identity.basis == "b"


def test_opening_says_what_is_whole(open_case, folder):
    case = open_case()
    with case.store.writer("whole") as writer:
        writer.write(0, pa.record_batch({"a": ["x"]}))
        writer.commit()
    case.store.writer("killed").write(0, pa.record_batch({"a": ["x"]}))
    case.close()
    for name in ("facts", "report"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / ".tmp-00").write_text("half")
    again = open_case()
    whole = again.whole()
    assert (whole.tables, whole.steps, whole.swept) == (("whole",), (), 3)
    assert "3 unfinished" in again.notices[0].english()
    again.close()
    assert open_case().notices == ()


@pytest.mark.parametrize("name", ["é ü", "a'b;--", "x" * 100, "a%sb", "-rf"])
def test_a_case_folder_can_have_any_name(tmp_path, ring, name):
    with Case.open(tmp_path / name, key_ring=ring, basis="b", clock=lambda: "2026-01-05T10:00:00+01:00") as case:
        assert case.verify().whole


def test_files_of_a_case_are_for_its_owner_only(case, folder):
    case.step("read", dict, dict, inputs={}, settings={}, version="1")
    with case.sink("report", "report.html") as stream:
        stream.write(b"x")
    assert os.name == "nt" or all(path.stat().st_mode & 0o077 == 0 for path in [folder, *folder.rglob("*")])
