"""The queue at a terminal: plain sentences in two languages, the exact command, and answers in one word."""

import json
import shlex
import tomllib

import pytest
from invented_leaks import HEADER, rows, text

from sourcier.cli.main import program

SAID = ("--who", "A. Analyst", "--why", "seen")
SITE = HEADER.split(";").index("SITE")
CODED = len(HEADER.split(";"))


@pytest.fixture
def case(examined, folder, tmp_path):
    """A case with something of every sort to ask."""
    named = ["LABORATOIRE DU PORT", "LABORATOIRE DU PORT", "Labo Port"]
    lines = [[*row[:SITE], named[n % 3], *row[SITE + 1 :], f"q{n % 7}z"] for n, row in enumerate(rows(150))]
    twin = [*lines[0][:5], "", *lines[0][6:]]
    twin[3] = lines[1][3]
    (tmp_path / "leak.csv").write_bytes(text([*lines, twin], header=HEADER + ";XYZ"))
    assert examined(tmp_path / "leak.csv").status == 0
    return folder


def queue(folder):
    return json.loads((folder / "facts" / "examination.json").read_text("utf-8"))["queue"]


def commands_in(answer):
    return [shlex.split(line)[1:] for line in answer.out.splitlines() if line.startswith("  sourcier ")]


def test_every_question_is_said_in_two_languages(command, case):
    english = command("decide", "queue", "--case", case, "--all")
    french = command("decider", "file", "--dossier", case, "--tout", lang="fr")
    assert (english.status, french.status) == (0, 0)
    for question in queue(case):
        said = [[line for line in a.out.splitlines() if line.startswith(question["id"])] for a in (english, french)]
        assert [len(lines) for lines in said] == [1, 1]
        assert said[0] != said[1]
        assert "?" in said[0][0]
        assert "\u202f?" in said[1][0]
    assert "“XYZ” (0/0/12)" in english.out
    assert "«\u00a0XYZ\u00a0» (0/0/12)" in french.out


def test_every_command_shown_settles_its_question(command, case):
    answer = command("decide", "queue", "--case", case, "--all")
    words = commands_in(answer)
    assert len(words) >= 2 * len(queue(case)) > 0
    for line in words:
        done = command(*(word.replace("KIND", "amount") for word in line), *SAID)
        assert done.status == 0, (line, done.err)
        undone = command("decide", "undo", done.out.split()[1], "--case", case)
        assert undone.status == 0


def test_a_question_leaves_the_queue_at_once_and_stays_out(command, examined, case, tmp_path):
    asked = f"column_kind-0-0-{CODED}"
    before = command("decide", "queue", "--case", case, "--all").out
    assert asked in before
    assert command("decide", "answer", asked, "none", "--case", case, *SAID).status == 0
    at_once = command("decide", "queue", "--case", case, "--all").out
    assert asked not in at_once
    examined(tmp_path / "leak.csv")
    assert command("decide", "queue", "--case", case, "--all").out == at_once


@pytest.mark.parametrize(("word", "same"), [("yes", True), ("oui", True), ("no", False), ("non", False)])
def test_a_laboratory_is_settled_in_one_word(command, case, word, same):
    (asked,) = [question["id"] for question in queue(case) if question["code"] == "lab_label"]
    assert command("decide", "answer", asked, word, "--case", case, *SAID).status == 0
    (lab,) = tomllib.loads((case / "decisions.toml").read_text("utf-8"))["lab"]
    assert lab["same"] is same


def test_an_answer_that_is_none_is_refused_with_the_commands_there_are(command, case):
    (asked,) = [question["id"] for question in queue(case) if question["code"] == "lab_label"]
    answer = command("decide", "answer", asked, "perhaps", "--case", case, *SAID)
    assert (answer.status, "E218" in answer.err, "--is-not" in answer.err) == (2, True, True)
    answer = command("decide", "answer", f"column_kind-0-0-{CODED}", "no", "--case", case, *SAID)
    assert (answer.status, "E218" in answer.err) == (2, True)


def test_the_queue_is_given_to_programs(command, case):
    assert json.loads(command("decide", "queue", "--case", case, "--format", "json", "--all").out) == queue(case)


def test_a_case_with_a_blank_in_its_name_is_quoted(command, tmp_path):
    folder = tmp_path / "my case"
    (tmp_path / "leak.csv").write_bytes(text([[*row, f"q{n % 7}z"] for n, row in enumerate(rows(60))], HEADER + ";XYZ"))
    command("examine", tmp_path / "leak.csv", "--case", folder, "--basis", "b", "--workers", "1")
    words = commands_in(command("decide", "queue", "--case", folder))
    assert words
    assert all(line[-1] == str(folder) for line in words)


def test_what_people_wrote_cannot_steer_the_terminal(command, case):
    command("decide", "column", "0/0/1", "--kind", "none", "--case", case, "--who", "A\x1b[31m", "--why", "b\u202e")
    said = command("decide", "list", "--case", case).out
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert command("decide", "list", "--case", case, "--format", "json").out.isascii()


PARTS = sorted(program("en").get_command(None, "decide").commands)


@pytest.mark.parametrize("name", PARTS)
def test_every_part_helps_in_both_languages_and_answers_to_both_names(command, name):
    french = program("fr").get_command(None, "decide")._french[name]
    english_help = command("decide", name, "--help")
    french_help = command("decider", french, "--help", lang="fr")
    assert (english_help.status, french_help.status) == (0, 0)
    assert english_help.out != french_help.out
    options = [p for p in program("en").get_command(None, "decide").commands[name].params if p.opts[0].startswith("-")]
    both = {"--format", "--case"}
    assert [
        p.opts for p in options if len([o for o in p.opts if o.startswith("--")]) == 1 and p.opts[0] not in both
    ] == []
    assert [p.opts for p in options if not p.help] == []
