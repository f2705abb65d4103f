import errno
import hashlib
import json
import os
from dataclasses import dataclass, field

import pytest

from sourcier.case import read_facts
from sourcier.secret import DiskFull


@dataclass(frozen=True)
class Part:
    name: str
    share: float


@dataclass(frozen=True)
class Facts:
    rows: int
    parts: tuple[Part, ...] = ()
    also: str | None = None
    counts: dict[str, int] = field(default_factory=dict)


class Computing:
    def __init__(self, facts=None):
        self.times = 0
        self.facts = facts or Facts(3, (Part("é", 1 / 3),), None, {"b": 1, "a": 2})

    def __call__(self):
        self.times += 1
        return self.facts


BASE = {"inputs": {"evidence-0": "ab" * 32}, "settings": {"seed": 1, "k": 0.1}, "version": "0.1.0"}


def test_a_step_is_computed_once_and_then_reused_also_in_the_next_run(open_case):
    compute = Computing()
    case = open_case()
    first = case.step("examination", Facts, compute, **BASE)
    case.close()
    case = open_case()
    second = case.step("examination", Facts, compute, **BASE)
    assert (first.reused, second.reused, compute.times) == (False, True, 1)
    assert first.facts == second.facts
    assert first.sha256 == second.sha256
    assert case.whole().steps == ("examination",)


CHANGES = [
    {"inputs": {"evidence-0": "cd" * 32}},
    {"inputs": {}},
    {"settings": {"seed": 2, "k": 0.1}},
    {"settings": {"seed": 1, "k": 0.1, "new": None}},
    {"version": "0.1.1"},
]


@pytest.mark.parametrize("change", CHANGES)
def test_another_input_setting_or_version_is_computed_again(case, change):
    compute = Computing()
    case.step("examination", Facts, compute, **BASE)
    assert not case.step("examination", Facts, compute, **{**BASE, **change}).reused
    assert compute.times == 2


def test_another_decision_is_computed_again_and_taking_it_back_too(case):
    compute = Computing()
    case.step("examination", Facts, compute, **BASE)
    choice = case.decisions.column(0, 0, 1, "nir", who="Ana", why="w")
    assert not case.step("examination", Facts, compute, **BASE).reused
    case.decisions.undo(choice.id)
    assert not case.step("examination", Facts, compute, **BASE).reused
    assert case.step("examination", Facts, compute, **BASE).reused


def test_the_order_of_inputs_and_settings_is_of_no_account(case):
    compute = Computing()
    one, two = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    case.step("examination", Facts, compute, inputs=one, settings=one, version="1")
    assert case.step("examination", Facts, compute, inputs=two, settings=two, version="1").reused


@pytest.mark.parametrize("file", ["facts", "steps"])
@pytest.mark.parametrize("content", [b"", b"{}\n", b"[]", b"{", None])
def test_facts_that_are_not_as_they_were_written_are_computed_again(case, folder, file, content):
    compute = Computing()
    case.step("examination", Facts, compute, **BASE)
    path = folder / file / "examination.json"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert case.whole().steps == ()
    assert not case.step("examination", Facts, compute, **BASE).reused
    assert case.step("examination", Facts, compute, **BASE).reused


def test_facts_are_computed_again_when_what_they_rest_on_is_gone(case):
    compute = Computing()
    case.step("examination", Facts, compute, **BASE)
    assert not case.step("examination", Facts, compute, **BASE, still=lambda facts: facts.rows > 3).reused
    assert case.step("examination", Facts, compute, **BASE, still=lambda facts: facts.rows == 3).reused


def test_facts_are_the_same_before_and_after_they_were_written(case):
    facts = case.step("examination", Facts, Computing(), **BASE).facts
    assert facts.parts[0].share == 0.333333
    assert facts == case.step("examination", Facts, Computing(), **BASE).facts


def test_facts_are_written_in_one_way_only(case, folder):
    result = case.step("examination", Facts, Computing(), **BASE)
    content = (folder / "facts" / "examination.json").read_bytes()
    lines = ["{", ' "rows": 3,', ' "parts": [', "  {", '   "name": "é",', '   "share": 0.333333', "  }", " ],"]
    rest = [' "also": null,', ' "counts": {', '  "b": 1,', '  "a": 2', " }", "}", ""]
    assert content.decode() == "\n".join(lines + rest)
    assert result.sha256 == hashlib.sha256(content).hexdigest()


def test_a_number_that_is_none_is_refused(case):
    with pytest.raises(ValueError, match="JSON compliant"):
        case.step("examination", Facts, Computing(Facts(1, (Part("a", float("nan")),))), **BASE)
    assert case.whole().steps == ()


def test_a_step_that_fails_keeps_nothing_and_leaves_the_facts_before(case):
    def fail():
        raise RuntimeError

    before = case.step("examination", Facts, Computing(), **BASE)
    with pytest.raises(RuntimeError):
        case.step("examination", Facts, fail, **{**BASE, "version": "2"})
    assert case.step("examination", Facts, fail, **BASE).sha256 == before.sha256


def test_every_step_is_journaled_with_digests_and_whether_it_was_reused(case, folder):
    case.step("examination", Facts, Computing(), **BASE)
    case.step("examination", Facts, Computing(), **BASE)
    lines = [json.loads(line) for line in (folder / "journal.jsonl").read_bytes().splitlines()]
    assert [line["params"]["reused"] for line in lines if line["act"] == "step"] == [False, True]
    assert len({line["params"]["facts"] for line in lines if line["act"] == "step"}) == 1


@pytest.mark.parametrize("name", ["", "../x", "a/b", "A", "a.b", "é", "a\n"])
def test_a_step_name_is_a_code(case, name):
    with pytest.raises(ValueError, match="step's name"):
        case.step(name, Facts, Computing(), **BASE)


def full(_descriptor):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_facts_before_and_no_half_file(case, folder, monkeypatch):
    before = case.step("examination", Facts, Computing(), **BASE)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            case.step("examination", Facts, Computing(Facts(9)), **{**BASE, "version": "2"})
    assert not list(folder.rglob(".tmp-*"))
    assert case.verify().whole
    assert case.step("examination", Facts, Computing(), **BASE).sha256 == before.sha256


def test_a_result_is_written_whole_and_journaled(case, folder):
    with case.sink("report", "report.html") as stream:
        stream.write(b"<html>")
        assert not case.place("report", "report.html").exists()
    assert case.place("report", "report.html") == folder / "report" / "report.html"
    assert (folder / "report" / "report.html").read_bytes() == b"<html>"
    last = json.loads((folder / "journal.jsonl").read_bytes().splitlines()[-1])
    digest = hashlib.sha256(b"<html>").hexdigest()
    assert last["params"] == {"sort": "report", "name": "report.html", "bytes": 6, "sha256": digest}


def test_a_result_that_fails_leaves_the_one_before(case, folder):
    with case.sink("out", "list.csv") as stream:
        stream.write(b"first")

    def fail():
        with case.sink("out", "list.csv") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in (folder / "out").iterdir()] == ["list.csv"]
    assert (folder / "out" / "list.csv").read_bytes() == b"first"


def test_a_full_disk_is_said_by_a_result_too(case, folder, monkeypatch):
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull), case.sink("out", "list.csv") as stream:
        stream.write(b"x")
    assert list((folder / "out").iterdir()) == []


NAMES = [
    "",
    ".",
    "..",
    "../x",
    "a//b",
    "a/../b",
    "a/.b",
    "/b",
    "a/",
    "a\\b",
    "/etc/passwd",
    "C:x",
    "con",
    "NUL.txt",
    "a.",
    ".a",
    "a b",
    "é",
    "a\0",
    "a\n",
]


@pytest.mark.parametrize("name", [*NAMES, "x" * 101])
def test_a_result_can_lie_nowhere_else_and_has_a_name_on_every_system(case, name):
    with pytest.raises(ValueError, match="result's name"), case.sink("out", name):
        pass


def test_a_result_may_lie_in_a_folder_of_its_party(case, folder):
    with case.sink("out", "lab-1/list.csv") as stream:
        stream.write(b"x")
    assert (folder / "out" / "lab-1" / "list.csv").read_bytes() == b"x"


def test_a_result_of_another_sort_has_no_place(case):
    with pytest.raises(ValueError, match="result's name"):
        case.place("store", "x")


def test_files_people_write_are_read_by_name(case, folder):
    assert case.own_file("kinds.toml") is None
    (folder / "kinds.toml").write_bytes(b"x")
    assert case.own_file("kinds.toml") == b"x"
    with pytest.raises(ValueError, match="people write"):
        case.own_file("case.json")


def test_facts_can_be_read_without_the_key_and_only_when_they_are_whole(case, folder):
    assert read_facts(folder, "examination", Facts) is None
    found = case.step("examination", Facts, Computing(), **BASE).facts
    assert read_facts(folder, "examination", Facts) == found
    (folder / "facts" / "examination.json").write_bytes(b"{}")
    assert read_facts(folder, "examination", Facts) is None
