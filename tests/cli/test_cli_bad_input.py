"""Bad input gets a good answer: what happened, what was kept, what to do next; no traceback; nothing half written."""

import gzip
import json
import os
from pathlib import Path

import pytest
from answers import check, made
from invented_leaks import HEADER, leak, rows, text

from sourcier.read.container import Pieces

BASIS = "invented"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


UNREADABLE = {
    "empty": ("a.csv", b"", "E303"),
    "blank lines": ("a.csv", b"\n\n   \n\t\r\n", "E303"),
    "only nuls": ("a.csv", bytes(5000), "E303"),
    "a picture": ("a.png", PNG, "E304"),
    "a picture called csv": ("a.csv", PNG, "E304"),
    "a broken workbook": ("a.xlsx", b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)) * 20, "E319"),
    "an empty container": ("a.csv.gz", gzip.compress(b"", mtime=0), "E303"),
}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_holds_no_table_is_refused(examined, folder, tmp_path, kind, lang):
    name, data, code = UNREADABLE[kind]
    path = made(tmp_path, name, data)
    check(examined(path, lang=lang), folder, 3, code)
    assert not (folder / "facts").exists()
    assert path.read_bytes() == data


def test_every_answer_speaks_french_too(examined, tmp_path):
    for name, data, _ in UNREADABLE.values():
        english, french = (examined(made(tmp_path, name, data), lang=lang).err.splitlines() for lang in ("en", "fr"))
        assert not set(english) & set(french) - {""}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["absent.csv", "absent/leak.csv", "x" * 300])
def test_a_missing_file_makes_no_case(examined, folder, tmp_path, name, lang):
    answer = examined(tmp_path / name, lang=lang)
    check(answer, folder, 3, "E302" if len(name) > 255 else "E301")
    assert not folder.exists()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_file_that_may_not_be_read_makes_no_case(examined, folder, tmp_path, monkeypatch, lang):
    path = leak(tmp_path / "leak.csv", 20)
    real = Path.open

    def guarded(self, *args, **kwargs):
        if self == path:
            raise PermissionError(13, "no")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", guarded)
    check(examined(path, lang=lang), folder, 3, "E302")
    assert not folder.exists()


def test_a_pipe_is_refused_instead_of_waited_for(examined, folder, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    check(examined(tmp_path / "pipe"), folder, 3, "E310")
    assert not folder.exists()


def test_a_device_without_end_is_refused(examined, folder):
    check(examined(os.devnull), folder, 3, "E310")


def test_a_folder_without_files_is_said(examined, folder, tmp_path):
    (tmp_path / "empty" / "inside").mkdir(parents=True)
    check(examined(tmp_path / "empty"), folder, 3, "E306")
    assert not folder.exists()


def test_a_folder_stands_for_its_files_and_what_is_no_table_is_named_as_unread(examined, folder, tmp_path):
    place = tmp_path / "received"
    (place / "b").mkdir(parents=True)
    leak(place / "b" / "leak.csv", 120)
    made(place, "a.png", PNG)
    answer = examined(place, "--format", "json")
    check(answer, folder, 4)
    facts = json.loads(answer.out)
    assert facts["complete"] is False
    assert [(piece["name"], piece["unread"], len(piece["tables"])) for piece in facts["evidence"]] == [
        ("a.png", "E304", 0),
        ("leak.csv", "", 1),
    ]


@pytest.fixture
def mixed(tmp_path, monkeypatch) -> Path:
    """A folder of one table and of everything that cannot be opened."""
    place = tmp_path / "received"
    (place / "closed").mkdir(parents=True)
    leak(place / "leak.csv", 60)
    for name in ("denied.csv", "dying.csv"):
        leak(place / name, 20)
    os.mkfifo(place / "pipe")
    (place / "gone.csv").symlink_to(tmp_path / "nowhere")
    made(place, "empty.csv", b"")
    made(place, "a.png", PNG)
    real_open, real_walk = Path.open, os.scandir

    def guarded(self, *args, **kwargs):
        if self == place / "denied.csv":
            raise PermissionError(13, "no")
        if self == place / "dying.csv":
            raise OSError(5, "no")
        return real_open(self, *args, **kwargs)

    def listed(folder):
        if Path(folder) == place / "closed":
            raise PermissionError(13, "no", str(folder))
        return real_walk(folder)

    monkeypatch.setattr(Path, "open", guarded)
    monkeypatch.setattr(os, "scandir", listed)
    return place


UNOPENED = [("closed", "E302"), ("denied.csv", "E302"), ("dying.csv", "E302"), ("gone.csv", "E301"), ("pipe", "E310")]


def test_what_cannot_be_opened_in_a_folder_is_listed_and_the_rest_is_read(examined, folder, mixed):
    answer = examined(mixed, "--format", "json")
    check(answer, folder, 4)
    facts = json.loads(answer.out)
    assert facts["complete"] is False
    listed = [(piece["name"], piece["unread"]) for piece in facts["evidence"]]
    assert listed[:3] == [("a.png", "E304"), ("empty.csv", "E303"), ("leak.csv", "")]
    assert sorted(listed[3:]) == UNOPENED
    assert [piece["sha256"] for piece in facts["evidence"][3:]] == [""] * 5
    assert len(facts["inputs"]) == 3
    assert facts["evidence"][2]["tables"][0]["rows"]["total"] == 60


def test_what_cannot_be_opened_among_named_files_is_listed_too(examined, folder, mixed, tmp_path):
    named = [mixed / name for name in ("denied.csv", "pipe", "leak.csv", "dying.csv")]
    answer = examined(*named, tmp_path / "absent.csv", "--format", "json")
    check(answer, folder, 4)
    listed = [(piece["name"], piece["unread"]) for piece in json.loads(answer.out)["evidence"]]
    assert listed[0] == ("leak.csv", "")
    assert sorted(listed[1:]) == [("absent.csv", "E301"), *UNOPENED[1:3], ("pipe", "E310")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_nothing_at_all_can_be_opened_the_first_reason_is_the_answer(examined, folder, mixed, lang):
    check(examined(mixed / "pipe", mixed / "denied.csv", lang=lang), folder, 3, "E310")
    assert not folder.exists()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_way_of_not_being_opened_is_said_in_every_view(examined, command, folder, mixed, lang):
    said = examined(mixed, lang=lang).out
    page = command("report", "--case", folder, "--format", "html", lang=lang).out
    for name, _ in UNOPENED:
        assert name in said
        assert name in page


def test_facts_are_made_anew_once_a_file_can_be_opened(examined, tmp_path):
    paths = (leak(tmp_path / "leak.csv", 60), tmp_path / "late.csv")
    assert examined(*paths).status == 4
    leak(paths[1], 20)
    assert examined(*paths).status == 0


class Dying:
    """A file on a disk that fails."""

    def __init__(self, handle) -> None:
        self.close = handle.close

    def read(self, _size):
        raise OSError(5, "no")


@pytest.mark.parametrize("good", [0, 4000])
def test_a_disk_that_fails_while_a_file_is_read_is_said(examined, folder, tmp_path, monkeypatch, good):
    path = leak(tmp_path / "leak.csv", 200)
    real = Pieces._raw

    def failing(pieces, size):
        if pieces.used >= good:
            pieces._handle = Dying(pieces._handle)
        return real(pieces, min(size, good - pieces.used) or size)

    monkeypatch.setattr(Pieces, "_raw", failing)
    answer = examined(path, "--format", "json")
    check(answer, folder, 4 if good else 3, "" if good else "E302")
    if good:
        assert json.loads(answer.out)["evidence"][0]["unread"] == "read_error"


def test_an_incomplete_run_says_so_first(examined, tmp_path):
    paths = (leak(tmp_path / "leak.csv", 60), made(tmp_path, "a.png", PNG))
    assert examined(*paths).out.splitlines()[0].startswith("Incomplete")
    assert examined(*paths, lang="fr").out.splitlines()[0].startswith("Incomplet")


def test_the_folder_of_the_case_is_no_evidence(command, tmp_path):
    place = tmp_path / "received"
    place.mkdir()
    leak(place / "leak.csv", 60)
    words = ("examine", place, "--case", place / "case", "--basis", "b", "--format", "json")
    first, second = command(*words), command(*words)
    assert (first.status, second.status) == (0, 0)
    assert len(json.loads(second.out)["evidence"]) == 1


def test_a_header_alone_is_a_table_without_rows(examined, folder, tmp_path):
    answer = examined(made(tmp_path, "a.csv", HEADER.encode() + b"\n"), "--format", "json")
    check(answer, folder, 0)
    table = json.loads(answer.out)["evidence"][0]["tables"][0]
    assert table["rows"]["total"] == 0
    assert [column["name"] for column in table["columns"]] == HEADER.split(";")


def test_a_thousand_columns_are_a_table(examined, folder, tmp_path):
    lines = [";".join(str((row * 7 + column) % 9) for column in range(1000)) for row in range(5)]
    answer = examined(made(tmp_path, "a.csv", "\n".join(lines).encode()), "--format", "json")
    check(answer, folder, 0)
    assert len(json.loads(answer.out)["evidence"][0]["tables"][0]["columns"]) == 1000


def test_too_many_columns_are_refused_with_the_limit_and_how_to_raise_it(examined, folder, tmp_path):
    path = made(tmp_path, "a.csv", (b";".join(b"%d" % n for n in range(30)) + b"\n") * 5)
    answer = examined(path, "--max-columns", "29")
    check(answer, folder, 3, "E308")
    assert "29" in answer.err
    assert "--max-columns" in answer.err
    assert examined(path, "--max-columns", "30").status == 0


def test_a_million_columns_are_refused(examined, folder, tmp_path):
    answer = examined(made(tmp_path, "a.csv", (b"1;" * 999_999 + b"1\n") * 2))
    check(answer, folder, 3, "E308")
    assert "20000" in answer.err.replace(",", "")


def test_a_line_longer_than_allowed_is_rejected_and_the_others_are_read(examined, folder, tmp_path):
    lines = text(rows(200)).splitlines(keepends=True)
    lines.insert(100, b"A" * 3_000_000 + b"\n")
    answer = examined(made(tmp_path, "a.csv", b"".join(lines)), "--max-record", "1", "--format", "json")
    check(answer, folder, 0)
    table = json.loads(answer.out)["evidence"][0]["tables"][0]
    assert table["rows"] == {"total": 201, "clean": 200, "repaired": 0, "rejected": 1}
    assert table["account"]["rejected"] == 3_000_001
