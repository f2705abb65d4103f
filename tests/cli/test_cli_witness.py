"""`sourcier trace --witness` at a terminal: rows are shown one by one, journaled, and the answers enter the facts."""

import json
import re

import pytest
from invented_leaks import leak, rows, text
from test_cli_check import _at_terminal, _journal, environ  # noqa: F401  # the fixture
from test_cli_trace import MANIFEST

from sourcier.case import verify


@pytest.fixture
def traced(tmp_path, folder, examined, command):
    people = rows(500)
    (tmp_path / "area.csv").write_bytes(text([*people[60:300], *people[400:]]))
    (tmp_path / "other.csv").write_bytes(text(people[300:400]))
    (tmp_path / "parties.toml").write_text(MANIFEST)
    assert examined(leak(tmp_path / "leak.csv"), "--format", "json").status == 0
    words = ("trace", "--case", folder, "--manifest", tmp_path / "parties.toml", "--format", "json")
    assert command(*words).status == 0
    return words


def _ask(folder, keys, environ, reader="AB", party="lab"):  # noqa: F811
    return _at_terminal(["trace", "--case", folder, "--witness", party, "--reader", reader], keys, environ)


def _witness(command, words):
    return next(one for one in json.loads(command(*words).out)["witness"] if one["party"] == "lab")


def test_answers_enter_the_facts_with_the_exact_interval(traced, folder, command, environ):  # noqa: F811
    before = _witness(command, traced)
    assert (before["drawn"], before["judged"], before["low"], before["high"]) == (47, 0, 0.0, 1.0)
    status, shown = _ask(folder, ["y"] * 47, environ)
    assert status == 0, shown[-800:]
    assert "Compared: 47. Confirmed: 47." in shown
    assert "seed 1" in shown
    after = _witness(command, traced)
    assert (after["judged"], after["confirmed"], after["denied"], after["unsure"]) == (47, 47, 0, 0)
    assert (after["low"], after["high"]) == (pytest.approx(0.025 ** (1 / 47), abs=1e-6), 1.0)
    assert after["rows"] == before["rows"]


@pytest.mark.usefixtures("traced")
def test_each_row_is_journaled_before_it_is_shown_and_no_value_is_kept(folder, environ):  # noqa: F811
    _, shown = _ask(folder, ["y", "n", "u", "q"], environ)
    seen = [line["params"] for line in _journal(folder) if line["act"] == "revealed"]
    assert [(entry["who"], entry["why"]) for entry in seen] == [("AB", "witness lab")] * 4
    acts = [line["act"] for line in _journal(folder)]
    assert acts.index("revealed") < acts.index("witness_judged")
    assert verify(folder / "journal.jsonl").whole
    numbers = {row[5] for row in rows(300)}
    assert any(number in shown for number in numbers)
    kept = (folder / "witness.json").read_text() + (folder / "journal.jsonl").read_text()
    assert not any(number in kept for number in numbers)
    assert {said["answer"] for said in json.loads((folder / "witness.json").read_text())["sheets"][0]["said"]} == {
        "confirmed", "denied", "unsure",
    }  # fmt: skip


def test_a_witness_goes_on_where_they_stopped_and_unsure_widens_the_interval(traced, folder, command, environ):  # noqa: F811
    _, first = _ask(folder, ["y"] * 3 + ["q"], environ)
    _, second = _ask(folder, ["u", "n", "q"], environ)
    asked = [re.findall(r"row (\d+)", shown) for shown in (first, second)]
    assert asked[1][0] == asked[0][3]
    found = _witness(command, traced)
    assert (found["judged"], found["confirmed"], found["denied"], found["unsure"]) == (5, 3, 1, 1)
    assert found["low"] < 3 / 5 < 4 / 5 < found["high"]


def test_readers_who_differ_count_as_unsure(traced, folder, command, environ):  # noqa: F811
    _ask(folder, ["y", "y", "q"], environ)
    _ask(folder, ["n", "y", "q"], environ, reader="CD")
    found = _witness(command, traced)
    assert (found["judged"], found["confirmed"], found["denied"], found["unsure"], found["readers"]) == (2, 1, 0, 1, 2)


@pytest.mark.usefixtures("traced")
def test_passwords_and_comments_are_not_shown(folder, environ):  # noqa: F811
    _, shown = _ask(folder, ["q"], environ)
    assert "COMMENT" not in shown


def test_answers_to_other_rows_count_for_nothing(traced, folder, command, examined, environ):  # noqa: F811
    _ask(folder, ["y", "q"], environ)
    examined(leak(folder.parent / "second.csv", 50, seed=3), "--format", "json")
    command(*traced)
    assert _witness(command, traced)["judged"] == 0
    assert len(json.loads((folder / "witness.json").read_text())["sheets"]) == 1


@pytest.mark.usefixtures("traced")
def test_without_a_terminal_nothing_is_shown(folder, command):
    answer = command("trace", "--case", folder, "--temoin", "lab", "--lecteur", "AB")
    assert answer.status == 2
    assert "E240" in answer.err
    assert not [line for line in _journal(folder) if line["act"] == "revealed"]


@pytest.mark.usefixtures("traced")
def test_a_party_without_a_sample_is_answered_with_those_that_have_one(folder, command):
    answer = command("trace", "--case", folder, "--witness", "vendor")
    assert answer.status == 2
    assert "E436" in answer.err
    assert "lab" in answer.err


def test_before_a_trace_there_is_nothing_to_compare(tmp_path, folder, command, examined):
    examined(leak(tmp_path / "leak.csv"), "--format", "json")
    answer = command("trace", "--case", folder, "--witness", "lab")
    assert answer.status == 2
    assert "E435" in answer.err


def test_damaged_answers_are_named(traced, folder, command):
    (folder / "witness.json").write_text("{")
    answer = command(*traced)
    assert answer.status == 1
    assert "witness.json" in answer.err
