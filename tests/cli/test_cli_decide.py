"""What people settle at the command line: by whom, why, undone, confirmed, refused with a remedy."""

import io
import json
import tomllib

import pytest
from invented_leaks import HEADER, leak, rows, text

from sourcier.cli.main import run
from sourcier.cli.speech import Speech
from sourcier.locale import Texts

SAID = ("--who", "A. Analyst", "--why", "seen in the manual")
SITE = HEADER.split(";").index("SITE")


@pytest.fixture
def case(examined, folder, tmp_path):
    """A case in which a small leak was examined."""
    assert examined(leak(tmp_path / "leak.csv", 120)).status == 0
    return folder


@pytest.fixture
def labs(examined, folder, tmp_path):
    """A case whose leak writes one laboratory in two ways, and another after a person of the file."""
    named = ["LABORATOIRE DU PORT", "LABORATOIRE DU PORT", "Labo Port", "CABINET MARIE MARTIN"]
    lines = [[*row[:SITE], named[n % 4], *row[SITE + 1 :]] for n, row in enumerate(rows(160))]
    (tmp_path / "leak.csv").write_bytes(text(lines))
    assert examined(tmp_path / "leak.csv").status == 0
    return folder


@pytest.fixture
def decide(command, folder):
    def ran(*words, said=SAID, lang="en"):
        return command("decide", *words, "--case", folder, *said, lang=lang)

    return ran


def kept(folder):
    path = folder / "decisions.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def facts_of(folder):
    return json.loads((folder / "facts" / "examination.json").read_text("utf-8"))


@pytest.mark.parametrize("words", [("0/0/7",), ("column-8",), ("colonne-8",), ("site",), (" SITE ",)])
def test_a_column_is_named_by_its_numbers_its_place_or_its_header(case, decide, words):
    answer = decide("column", *words, "--kind", "lab-name")
    assert answer.status == 0, answer.err
    (column,) = kept(case)["column"]
    assert (column["evidence"], column["table"], column["column"], column["kind"]) == (0, 0, 7, "lab_name")
    assert (column["who"], column["why"]) == ("A. Analyst", "seen in the manual")
    assert column["id"] in answer.out


@pytest.mark.parametrize("word", ["none", "NONE", "aucune"])
def test_that_nothing_can_be_said_of_a_column_is_a_decision_too(case, decide, word):
    assert decide("column", "0/0/7", "--kind", word).status == 0
    assert kept(case)["column"][0]["kind"] == ""


def test_a_decision_is_in_the_next_facts_and_gone_from_them_once_undone(case, decide, command, examined, tmp_path):
    decided = decide("column", "0/0/7", "--kind", "none").out.split()[1]
    assert examined(tmp_path / "leak.csv").status == 0
    facts = facts_of(case)
    assert facts["decisions"] == [decided]
    assert facts["evidence"][0]["tables"][0]["columns"][7]["kind"] is None
    assert command("decide", "undo", decided, "--case", case).status == 0
    examined(tmp_path / "leak.csv")
    assert facts_of(case)["decisions"] == []
    acts = [json.loads(line)["act"] for line in (case / "journal.jsonl").read_text().splitlines()]
    assert [act for act in acts if act in ("decided", "undone")] == ["decided", "undone"]


def test_rows_are_settled_by_number_or_by_place(case, decide):
    assert decide("person", "17", "0/0/3", "--same").status == 0
    assert decide("person", "17", "4", "--not-same").status == 0
    first, second = kept(case)["person"]
    assert (first["a_row"], first["b_row"], first["same"]) == (17, 3, True)
    assert (second["a_row"], second["b_row"], second["same"]) == (17, 4, False)


def test_decided_rows_are_one_person_in_the_next_facts(case, decide, examined, tmp_path):
    before = facts_of(case)["people"]["best"]
    decide("person", "17", "18", "--same")
    assert examined(tmp_path / "leak.csv").status == 0
    assert facts_of(case)["people"]["best"] == before - 1


def test_labels_are_settled_by_name_code_or_row_and_no_label_is_stored(labs, decide, examined, tmp_path):
    assert [lab["label"] for lab in facts_of(labs)["labs"]] == ["LABORATOIRE DU PORT", "lab-2", "Labo Port"]
    assert decide("lab", "labo port", "--is", "LABORATOIRE DU PORT").status == 0
    assert decide("lab", "lab-2", "--is-not", "0/0/0").status == 0
    stored = (labs / "decisions.toml").read_text("utf-8").upper()
    assert "PORT" not in stored
    assert "MARTIN" not in stored
    assert examined(tmp_path / "leak.csv").status == 0
    assert [(lab["label"], lab["labels"]) for lab in facts_of(labs)["labs"]] == [
        ("LABORATOIRE DU PORT", 2),
        ("lab-2", 1),
    ]


def test_a_reading_is_settled_and_used_again(case, decide, examined, tmp_path):
    assert decide("reading", "0", "--header-rows", "0", "--delimiter", ";").status == 0
    assert examined(tmp_path / "leak.csv").status == 0
    table = facts_of(case)["evidence"][0]["tables"][0]
    assert (table["dialect"]["header_rows"], table["rows"]["total"]) == (0, 121)


def test_a_second_reader_is_somebody_else(case, decide, command):
    decided = decide("column", "0/0/7", "--kind", "lab_name").out.split()[1]
    again = command("decide", "confirm", decided, "--case", case, "--who", "a. analyst")
    assert (again.status, "E229" in again.err) == (2, True)
    assert command("decide", "confirm", decided, "--case", case, "--who", "B. Reader").status == 0
    assert kept(case)["column"][0]["second_reader"] == "B. Reader"
    assert "B. Reader" in command("decide", "list", "--case", case).out


WRONG = {
    "no such column": (("column", "0/0/99", "--kind", "nir"), "E214"),
    "no such table": (("column", "0/1/0", "--kind", "nir"), "E214"),
    "no such evidence": (("column", "1/0/0", "--kind", "nir"), "E214"),
    "no such header": (("column", "NOTHING", "--kind", "nir"), "E214"),
    "no such kind": (("column", "0/0/3", "--kind", "nri"), "E211"),
    "no such row": (("person", "17", "120", "--same"), "E214"),
    "no row at all": (("person", "17", "x", "--same"), "E214"),
    "the same row": (("person", "17", "17", "--same"), "E227"),
    "no such laboratory": (("lab", "lab-77", "--is", "lab-1"), "E214"),
    "no such piece": (("reading", "3", "--as-read"), "E214"),
    "no such decision": (("undo", "d99"), "E225"),
    "no such question": (("answer", "column_kind-9-9-9", "yes"), "E217"),
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_does_not_exist_is_refused_with_a_remedy(case, decide, wrong, lang):
    words, code = WRONG[wrong]
    answer = decide(*words, said=() if words[0] == "undo" else SAID, lang=lang)
    assert answer.status == 2
    assert code in answer.err
    assert "→" in answer.err
    assert answer.out == ""
    assert kept(case) == {}


@pytest.mark.parametrize(("said", "code"), [((), "E215"), (SAID[:2], "E216"), (("--who", " ", *SAID[2:]), "E215")])
def test_nobody_is_taken_for_the_one_who_decides(case, decide, said, code, monkeypatch):
    monkeypatch.setenv("USER", "somebody")
    monkeypatch.setenv("LOGNAME", "somebody")
    answer = decide("column", "0/0/7", "--kind", "nir", said=said)
    assert (answer.status, code in answer.err) == (2, True)
    assert ("--who" if code == "E215" else "--why") in answer.err
    assert kept(case) == {}


def test_at_a_terminal_who_and_why_are_asked(case, capsys, monkeypatch):
    class Typed(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Typed("B. Reader\nseen on paper\n"))
    words = ["decide", "column", "0/0/7", "--kind", "lab_name", "--case", str(case)]
    assert run(words, Speech(Texts("en"), out_is_terminal=False, err_is_terminal=True)) == 0
    (column,) = kept(case)["column"]
    assert (column["who"], column["why"]) == ("B. Reader", "seen on paper")
    assert "Who decides this" in capsys.readouterr().err


def test_what_contradicts_is_refused_and_names_the_earlier_decision(case, decide):
    decided = decide("column", "0/0/7", "--kind", "lab_name").out.split()[1]
    answer = decide("column", "SITE", "--kind", "none")
    assert (answer.status, "E227" in answer.err, f"undo {decided}" in answer.err) == (2, True, True)
    assert len(kept(case)["column"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("lab", "0/0/1"),
        ("lab", "0/0/1", "--is", "0/0/2", "--is-not", "0/0/3"),
        ("reading", "0"),
        ("reading", "0", "--as-read", "--delimiter", ";"),
        ("person", "1", "2"),
        ("person", "1", "2", "--same", "--not-same"),
    ],
)
def test_half_a_decision_is_wrong_use(case, decide, words):
    assert decide(*words).status == 2
    assert kept(case) == {}


def test_a_folder_that_is_no_case_is_refused(command, tmp_path):
    answer = command("decide", "queue", "--case", tmp_path / "nothing")
    assert (answer.status, "E212" in answer.err) == (2, True)


HAND = """
[[person]]
a_evidence = 0
a_table = 0
a_row = {row}
b_evidence = {piece}
b_table = 0
b_row = 3
same = true
who = "Ana"
why = "w"
when = "2026-01-05"
"""


@pytest.mark.parametrize(("row", "piece"), [(120, 0), (3000000000, 0), (17, 1)])
def test_places_written_by_hand_that_do_not_exist_are_refused(case, examined, tmp_path, row, piece):
    before = facts_of(case)
    (case / "decisions.toml").write_text(HAND.format(row=row, piece=piece))
    answer = examined(tmp_path / "leak.csv")
    assert (answer.status, "E231" in answer.err, "person-1" in answer.err) == (2, True, True)
    assert facts_of(case) == before


def test_labels_joined_and_kept_apart_at_once_are_refused(labs, examined, tmp_path):
    pair = HAND.replace("person", "lab").replace("b_evidence = {piece}", "b_evidence = 0")
    one, two = pair.format(row=0), pair.format(row=1).replace("true", "false")
    (labs / "decisions.toml").write_text(one.replace("b_row = 3", "b_row = 2") + two.replace("b_row = 3", "b_row = 6"))
    answer = examined(tmp_path / "leak.csv")
    assert (answer.status, "E232" in answer.err) == (2, True)
