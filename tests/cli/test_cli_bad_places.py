"""A bad place to work in gets a good answer too: full disks, other folders, cases in use, a basis not said."""

import errno
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from answers import check, files, made
from invented_leaks import Desk, leak

from sourcier.cli.main import run
from sourcier.cli.speech import Speech
from sourcier.examine import examination
from sourcier.locale import Texts
from sourcier.secret import new_file
from sourcier.store import writer


def full(path: Path, data: bytes) -> None:
    """The disk ends in the middle of the data."""
    with new_file(path) as stream:
        stream.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "no space left")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_full_disk_leaves_no_facts_and_the_same_command_takes_up(examined, folder, tmp_path, monkeypatch, lang):
    path = leak(tmp_path / "leak.csv", 200)
    with monkeypatch.context() as patched:
        patched.setattr(writer, "write_private", full)
        check(examined(path, lang=lang), folder, 1, "E110")
    assert not (folder / "facts").exists()
    assert not [name for name in files(folder) if name.endswith(".parquet")]
    assert examined(path).status == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_case_of_a_newer_version_is_left_alone(examined, command, folder, tmp_path, lang):
    path = leak(tmp_path / "leak.csv", 30)
    examined(path)
    identity = json.loads((folder / "case.json").read_text())
    (folder / "case.json").write_text(json.dumps({**identity, "format": 99}))
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    check(examined(path, lang=lang), folder, 1, "E141")
    check(command("report", "--case", folder, lang=lang), folder, 1, "E141")
    check(command("verify", "--case", folder, lang=lang), folder, 1, "E141")
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_folder_that_holds_something_else_is_no_case(examined, folder, tmp_path, lang):
    folder.mkdir()
    made(folder, "letter.txt", b"mine")
    check(examined(leak(tmp_path / "leak.csv", 30), lang=lang), folder, 2, "E222")
    assert files(folder) == ["letter.txt"]


def test_a_file_is_no_case(examined, folder, tmp_path):
    folder.write_bytes(b"mine")
    answer = examined(leak(tmp_path / "leak.csv", 30))
    assert (answer.status, folder.read_bytes()) == (2, b"mine")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_case_in_use_is_waited_for(examined, folder, tmp_path, lang):
    with Desk(tmp_path).open():
        before = files(folder)
        check(examined(leak(tmp_path / "leak.csv", 30), lang=lang), folder, 1, "E142")
        assert files(folder) == before


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_first_case_needs_a_basis(command, folder, tmp_path, lang):
    answer = command("examine", leak(tmp_path / "leak.csv", 30), "--case", folder, lang=lang)
    check(answer, folder, 2, "E221")
    assert "--basis" in answer.err
    assert not folder.exists()


def test_the_basis_is_recorded_and_asked_once(examined, command, folder, tmp_path):
    path = leak(tmp_path / "leak.csv", 30)
    assert examined(path).status == 0
    assert json.loads((folder / "case.json").read_text())["basis"] == "invented people, for a test"
    assert command("examine", path, "--case", folder).status == 0


def test_the_basis_is_asked_at_a_terminal(folder, tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("click.prompt", lambda question, **_: asked.append(question) or "as asked")
    speech = Speech(Texts("fr"), out_is_terminal=False, err_is_terminal=True)
    words = ["examine", str(leak(tmp_path / "leak.csv", 30)), "--case", str(folder), "--no-progress"]
    assert run(words, speech) == run(words, speech) == 0
    assert len(asked) == 1
    assert "321-1" in capsys.readouterr().err
    assert json.loads((folder / "case.json").read_text())["basis"] == "as asked"


def test_the_journal_holds_what_was_done_and_no_more(examined, folder, tmp_path):
    examined(leak(tmp_path / "leak.csv", 30))
    acts = [json.loads(line)["act"] for line in (folder / "journal.jsonl").read_text().splitlines()]
    assert acts == ["case_opened", "evidence_added", "step", "written"]


def test_an_unexpected_failure_says_where_and_never_what(examined, folder, tmp_path, monkeypatch):
    def fails(*_, **__):
        message = "MARTINEAU Blandine"
        raise RuntimeError(message)

    monkeypatch.setattr(examination, "tell_apart", fails)
    answer = examined(leak(tmp_path / "leak.csv", 30))
    check(answer, folder, 1, "E999")
    assert "MARTINEAU" not in answer.all
    assert "RuntimeError, examination.py:" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("--encoding", "klingon"),
        ("--quote", "ab"),
        ("--header-rows", "9"),
        ("--workers", "0"),
        ("--format", "pdf"),
        ("--x",),
    ],
)
def test_wrong_use_is_told_from_failure(examined, folder, tmp_path, words):
    answer = examined(leak(tmp_path / "leak.csv", 30), *words)
    check(answer, folder, 2)
    assert answer.err
    assert not (folder / "facts").exists()
