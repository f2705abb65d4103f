"""`sourcier check` at a terminal: a pseudo-terminal types what a reader would."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invented_leaks import HEADER, rows, text

from sourcier.case import verify

_PATIENCE = 60.0


def _at_terminal(arguments, keys, environ):
    """Run the program at a pseudo-terminal, typing the next key at each question; returns status and all it showed."""
    master, slave = pty.openpty()
    program = [str(Path(sys.executable).with_name("sourcier")), *map(str, arguments), "--lang", "en"]
    process = subprocess.Popen(program, stdin=slave, stdout=slave, stderr=slave, env=environ, close_fds=True)
    os.close(slave)
    shown, waiting, until = b"", list(keys), time.monotonic() + _PATIENCE
    answered = 0
    while time.monotonic() < until:
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                got = os.read(master, 65536)
            except OSError:
                break
            if not got:
                break
            shown += got
        prompts = len(re.findall(rb"(?:^|\n)> |cannot say: |initials: ", shown))
        while prompts > answered and waiting:
            os.write(master, f"{waiting.pop(0)}\n".encode())
            answered += 1
    os.close(master)
    return process.wait(_PATIENCE), shown.decode()


@pytest.fixture
def environ(tmp_path):
    return {**os.environ, "SOURCIER_KEYS": str(tmp_path / "keys"), "COLUMNS": "200", "NO_COLOR": "1"}


@pytest.fixture
def leak(tmp_path, examined):
    path = tmp_path / "leak.csv"
    lines = [[*row, f"q{number * 7919 % 10007:05x}"] for number, row in enumerate(rows(120))]
    path.write_bytes(text(lines, HEADER + ";ZZ"))
    assert examined(path, "--format", "json").status == 0
    return path


def _journal(folder):
    lines = (folder / "journal.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.usefixtures("leak")
def test_a_reader_judges_and_the_bound_is_exact(folder, command, environ):
    words = ["check", "--case", folder, "--reader", "AB", "--only", "silent_comment", "--sample", "8", "--seed", "4"]
    status, shown = _at_terminal(words, ["n"] * 8, environ)
    assert status == 0, shown
    assert "0 misses in 8 judged" in shown
    facts = json.loads(command("check", "--case", folder, "--result", "--format", "json").out)
    missed = next(entry for entry in facts["missed"] if entry["part"] == "silent_comment")
    assert (missed["rate"]["held"], missed["rate"]["of"]) == (0, 8)
    assert missed["rate"]["at_most"] == pytest.approx(1 - 0.05 ** (1 / 8), abs=1e-6)
    assert facts["complete"]


@pytest.mark.usefixtures("leak")
def test_each_value_is_journaled_before_it_is_shown_and_the_case_holds_none(folder, environ):
    words = ["check", "--case", folder, "--reader", "AB", "--only", "silent_comment", "--sample", "5", "--seed", "4"]
    _at_terminal(words, ["n", "n", "q"], environ)
    seen = [line["params"] for line in _journal(folder) if line["act"] == "revealed"]
    assert [entry["who"] for entry in seen] == ["AB"] * 3
    assert all(entry["why"] == "check silent_comment" for entry in seen)
    assert verify(folder / "journal.jsonl").whole
    kept = (folder / "check.json").read_text() + (folder / "journal.jsonl").read_text()
    assert not any(word in kept for word in ("grossesse", "diabete", "rappeler", "allergie"))


@pytest.mark.usefixtures("leak")
def test_a_reader_who_stops_goes_on_where_they_stopped(folder, command, environ):
    words = ["check", "--case", folder, "--reader", "AB", "--only", "silent_comment", "--sample", "6", "--seed", "4"]
    _at_terminal(words, ["n", "y", "health.disease", "q"], environ)
    facts = json.loads(command("check", "--case", folder, "--result", "--format", "json").out)
    assert (facts["judged"], facts["complete"]) == (2, False)
    assert next(m for m in facts["missed"] if m["part"] == "silent_comment")["kinds"] == {"health.disease": 1}
    _at_terminal(["check", "--case", folder, "--reader", "AB"], ["n"] * 4, environ)
    facts = json.loads(command("check", "--case", folder, "--result", "--format", "json").out)
    assert (facts["judged"], facts["complete"]) == (6, True)


@pytest.mark.usefixtures("leak")
def test_two_readers_judge_the_same_sample_blind(folder, command, environ):
    words = ["check", "--case", folder, "--reader", "AB", "--only", "silent_comment", "--sample", "5", "--seed", "4"]
    _, first = _at_terminal(words, ["n"] * 5, environ)
    status, second = _at_terminal(["check", "--case", folder, "--reader", "CD"], ["n", "n", "n", "n", "u"], environ)
    assert status == 0
    assert re.findall(r"row \d+", first) == re.findall(r"row \d+", second)
    facts = json.loads(command("check", "--case", folder, "--result", "--format", "json").out)
    assert facts["agreement"][0]["both"] == 5
    assert facts["agreement"][0]["agreed"] == 4
    assert next(m for m in facts["missed"] if m["part"] == "silent_comment")["rate"]["held"] == 1


@pytest.mark.usefixtures("leak")
def test_the_same_seed_draws_the_same_sample(folder, environ):
    places = []
    for _ in range(2):
        words = ["check", "--case", folder, "--reader", "AB", "--new", "--seed", "9", "--sample", "4"]
        _at_terminal(words, ["q"], environ)
        places.append(json.loads((folder / "check.json").read_text())["items"])
    assert places[0] == places[1]
    assert places[0]


@pytest.mark.usefixtures("leak")
def test_without_a_terminal_nothing_is_shown(folder, command):
    answer = command("check", "--case", folder, "--reader", "AB")
    assert answer.status == 2
    assert "E240" in answer.err
    assert not [line for line in _journal(folder) if line["act"] == "revealed"]


@pytest.mark.usefixtures("leak")
def test_answers_are_not_lost_to_a_new_sample_by_accident(folder, environ):
    words = ["check", "--case", folder, "--reader", "AB", "--sample", "5", "--seed", "4"]
    _at_terminal(words, ["u", "q"], environ)
    status, shown = _at_terminal(["check", "--case", folder, "--reader", "AB", "--sample", "9"], [], environ)
    assert status == 2
    assert "E241" in shown


@pytest.mark.usefixtures("leak")
def test_a_part_that_is_not_there_is_named(folder, environ):
    status, shown = _at_terminal(["check", "--case", folder, "--reader", "AB", "--only", "coffee"], [], environ)
    assert status == 2
    assert "E243" in shown
    assert "silent_comment" in shown


def test_crafted_values_do_not_steer_the_terminal(tmp_path, folder, examined, environ):
    path = tmp_path / "crafted.csv"
    lines = rows(60)
    for line in lines:
        line[-1] = "rien \x1b[2J\x1b]0;pris\x07 a signaler ce jour pour ce dossier \u202egnp"
    path.write_bytes(text(lines))
    assert examined(path, "--format", "json").status == 0
    words = ["check", "--case", folder, "--reader", "AB", "--only", "silent_comment", "--sample", "3", "--seed", "1"]
    _, shown = _at_terminal(words, ["n", "n", "n"], environ)
    assert "rien" in shown
    assert "\x1b[2J" not in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
