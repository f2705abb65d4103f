import hashlib
import json

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.case import (
    AlreadySettled,
    DecisionsContradict,
    DecisionsUnreadable,
    SameReader,
    UnknownDecision,
    decisions_text,
    read_decisions,
)
from sourcier.model.decisions import ColumnKind, Decisions, ReadingChoice, SameLab, SamePerson
from sourcier.model.reading import Overrides

texts = st.text(st.characters(codec="utf-8")) | st.sampled_from(['"', "\\", "\x7f", "\x85", "\0", "'''", '"""', "\r\n"])
counts = st.integers(0, 2**31)
overrides = st.builds(
    Overrides,
    *(st.none() | texts for _ in range(4)),
    *(st.none() | counts for _ in range(2)),
)
kinds = st.none() | texts.filter(bool)
said = (texts, texts, texts, texts)
column = st.tuples(counts, counts, counts, kinds, *said)
reading = st.tuples(counts, overrides, *said)
pair = st.tuples(*[counts] * 6, st.booleans(), *said, st.none() | counts, st.none() | counts).filter(
    lambda values: values[:3] != values[3:6]
)


@settings(deadline=None)
@given(
    st.lists(column, max_size=4, unique_by=lambda values: values[:3]),
    st.lists(reading, max_size=4, unique_by=lambda values: values[0]),
    st.lists(pair, max_size=1),
    st.lists(pair, max_size=1),
)
def test_what_was_settled_is_read_back_equal_whatever_the_texts(columns, readings, persons, labs):
    decisions = Decisions(
        tuple(ColumnKind(f"d{number}", *values) for number, values in enumerate(columns)),
        tuple(ReadingChoice(f"r{number}", *values) for number, values in enumerate(readings)),
        tuple(SamePerson(f"p{number}", *values) for number, values in enumerate(persons)),
        tuple(SameLab(f"l{number}", *values) for number, values in enumerate(labs)),
    )
    assert read_decisions(decisions_text(decisions).encode()) == decisions


def test_lone_surrogates_are_no_text_and_are_replaced():
    decisions = Decisions((ColumnKind("d1", 0, 0, 0, None, "\ud800", "w", "t"),))
    assert read_decisions(decisions_text(decisions).encode()).columns[0].who == "\ufffd"


BY_HAND = b"""\xef\xbb\xbf# mine\r
[[column]]\r
evidence = 0\r
table = 0\r
column = 3\r
kind = 'nir'\r
who = "Ana"\r
why = "seen"\r
when = 2026-01-05T10:00:00+01:00\r
\r
[[reading]]\r
evidence = 0\r
delimiter = "\\t"\r
header_rows = 0\r
who = "Ana"\r
why = "seen"\r
when = 2026-01-05\r
"""
PAIR = b"""
[[person]]
a_evidence = 0
a_table = 0
a_row = 17
b_evidence = 0
b_table = 0
b_row = 203
same = false
who = "Ana"
why = "twins"
when = 2026-01-05
second_reader = "Bo"
b_at = 20480
"""


def test_a_file_written_by_hand_is_understood():
    decisions = read_decisions(BY_HAND)
    assert decisions.columns == (ColumnKind("column-1", 0, 0, 3, "nir", "Ana", "seen", "2026-01-05T10:00:00+01:00"),)
    choice = Overrides(delimiter="\t", header_rows=0)
    assert decisions.readings == (ReadingChoice("reading-1", 0, choice, "Ana", "seen", "2026-01-05"),)


def test_pairs_written_by_hand_are_understood():
    decisions = read_decisions(PAIR + PAIR.replace(b"person", b"lab").replace(b"false", b"true"))
    said = ("Ana", "twins", "2026-01-05", "Bo", None, 20480)
    assert decisions.persons == (SamePerson("person-1", 0, 0, 17, 0, 0, 203, False, *said),)  # noqa: FBT003
    assert decisions.labs == (SameLab("lab-1", 0, 0, 17, 0, 0, 203, True, *said),)  # noqa: FBT003


def test_an_empty_file_settles_nothing():
    assert read_decisions(b"") == Decisions()


WRONG = {
    b"\n\n[[column]\n": (3, "between quotes"),
    BY_HAND + b"oops": (18, "between quotes"),
    BY_HAND.replace(b'who = "Ana"\r\nwhy = "seen"\r\nwhen = 2026-01-05\r\n', b""): (11, "Say who"),
    BY_HAND.replace(b"table = 0\r\n", b""): (2, "Say table"),
    BY_HAND.replace(b"column = 3", b'column = "3"'): (2, "column as a whole number"),
    BY_HAND.replace(b"column = 3", b"column = -3"): (2, "column as a whole number"),
    BY_HAND.replace(b"column = 3", b"column = true"): (2, "column as a whole number"),
    BY_HAND.replace(b"kind = 'nir'", b"kind = 1"): (2, "kind as a text"),
    BY_HAND.replace(b"kind = 'nir'", b"kind = 'nir'\r\nknd = 2"): (2, "only these names"),
    BY_HAND.replace(b"[[reading]]", b"[reading]"): (11, "two pairs of brackets"),
    BY_HAND.replace(b"[[reading]]", b"[[readings]]"): (11, "Remove it"),
    b"column = [1]": (1, "two pairs of brackets"),
    BY_HAND.replace(b"evidence = 0", b'evidence = 0\r\nid = "a"'): (12, "another id"),
    b"a\n\xff": (2, "UTF-8"),
    BY_HAND + BY_HAND[3:].replace(b"'nir'", b"'ins'"): (19, "decision column-1: they contradict"),
    BY_HAND + BY_HAND[3:].replace(b"\\t", b";"): (28, "decision reading-1: they contradict"),
    PAIR.replace(b"203", b"17"): (2, "two different rows"),
    PAIR.replace(b"b_row = 203", b"b_row = 1" + b"0" * 30): (2, "b_row as a whole number"),
    PAIR.replace(b"false", b'"no"'): (2, "same as true or false"),
    PAIR.replace(b"b_table = 0\n", b""): (2, "Say b_table"),
    PAIR + PAIR.replace(b"false", b"true"): (16, "decision person-1: they contradict"),
}


@pytest.mark.parametrize(("content", "expected"), WRONG.items(), ids=range(len(WRONG)))
def test_an_error_names_the_line_and_the_remedy(content, expected):
    line, remedy = expected
    with pytest.raises(DecisionsUnreadable) as caught:
        read_decisions(content)
    assert f"Line {line} " in caught.value.what.english()
    assert remedy in caught.value.following.english()
    assert caught.value.exit_status == 2


def acts(folder):
    lines = (folder / "journal.jsonl").read_bytes().splitlines()
    return [(json.loads(line)["act"], json.loads(line)["params"]) for line in lines]


def test_a_decision_is_kept_journaled_without_its_words_and_undone(open_case, folder):
    case = open_case()
    first = case.decisions.column(0, 0, 3, "nir", who="Ana Invented", why="I know her")
    second = case.decisions.reading(0, Overrides(delimiter=";"), who="Ana Invented", why="seen")
    case.close()
    case = open_case()
    assert case.decisions.current == Decisions((first,), (second,))
    case.decisions.undo(first.id)
    assert case.decisions.current == Decisions((), (second,))
    assert "Ana" not in (folder / "journal.jsonl").read_text()
    assert [act for act, _ in acts(folder)] == ["case_opened", "decided", "decided", "undone"]
    assert acts(folder)[1][1]["kind"] == "nir"
    assert acts(folder)[3][1]["id"] == first.id
    third = case.decisions.column(0, 0, 4, None, who="Ana", why="no")
    assert third.id not in {first.id, second.id}


def test_an_unknown_decision_cannot_be_undone(case):
    with pytest.raises(UnknownDecision):
        case.decisions.undo("d99")


def test_pairs_are_kept_journaled_and_undone(open_case, folder):
    case = open_case()
    one = case.decisions.person((0, 0, 17), (0, 1, 203), same=True, who="Ana Invented", why="same birth")
    two = case.decisions.lab((0, 0, 1), (0, 0, 2), same=False, who="Ana Invented", why="two towns")
    assert acts(folder)[1][1]["b_table"] == 1
    assert [(noted["sort"], noted["same"]) for _, noted in acts(folder)[1:]] == [("person", True), ("lab", False)]
    case.close()
    case = open_case()
    assert case.decisions.current == Decisions(persons=(one,), labs=(two,))
    case.decisions.undo(one.id)
    case.decisions.undo(two.id)
    assert case.decisions.current == Decisions()


def test_a_second_reader_is_noted_and_somebody_else(open_case, folder):
    case = open_case()
    first = case.decisions.column(0, 0, 3, "nir", who="Ana Invented", why="seen")
    before = case.decisions.digest
    with pytest.raises(SameReader):
        case.decisions.confirm(first.id, " ana invented")
    with pytest.raises(UnknownDecision):
        case.decisions.confirm("d99", "Bo Invented")
    case.decisions.confirm(first.id, "Bo Invented")
    assert case.decisions.digest != before
    assert acts(folder)[-1] == ("confirmed", {"id": first.id, "sha256": case.decisions.digest})
    case.close()
    assert open_case().decisions.current.columns[0].second_reader == "Bo Invented"
    assert [act for act, _ in acts(folder)] == ["case_opened", "decided", "confirmed"]


def test_what_contradicts_an_earlier_decision_is_refused_with_its_id(case):
    first = case.decisions.column(0, 0, 3, "nir", who="Ana", why="w")
    with pytest.raises(DecisionsContradict) as caught:
        case.decisions.column(0, 0, 3, None, who="Bo", why="w")
    assert first.id in caught.value.what.english()
    assert f"undo {first.id}" in caught.value.following.english()
    with pytest.raises(AlreadySettled):
        case.decisions.column(0, 0, 3, "nir", who="Bo", why="other words")
    with pytest.raises(DecisionsContradict):
        case.decisions.person((0, 0, 1), (0, 0, 1), same=True, who="Ana", why="w")
    assert case.decisions.current == Decisions((first,))


@pytest.mark.parametrize("sort", ["person", "lab"])
def test_a_chain_may_not_join_what_is_kept_apart(case, sort):
    settle = getattr(case.decisions, sort)
    settle((0, 0, 1), (0, 0, 2), same=True, who="Ana", why="w")
    apart = settle((0, 0, 1), (0, 0, 3), same=False, who="Ana", why="w")
    with pytest.raises(DecisionsContradict) as caught:
        settle((0, 0, 3), (0, 0, 2), same=True, who="Ana", why="w")
    assert apart.id in caught.value.what.english()
    settle((0, 0, 3), (0, 0, 4), same=True, who="Ana", why="w")
    with pytest.raises(DecisionsContradict):
        settle((0, 0, 4), (0, 0, 2), same=True, who="Ana", why="w")
    case.decisions.undo(apart.id)
    last = settle((0, 0, 4), (0, 0, 2), same=True, who="Ana", why="w")
    with pytest.raises(DecisionsContradict) as caught:
        settle((0, 0, 1), (0, 0, 3), same=False, who="Ana", why="w")
    assert last.id in caught.value.what.english()


OLD = {
    "columns": [
        {
            "id": "d4", "evidence": 0, "table": 0, "column": 12, "kind": "birth_date",
            "who": "A", "why": "w", "when": "2026-01-05T10:00:00+01:00",
        }
    ],
    "readings": [],
}  # fmt: skip


def test_a_file_from_before_second_readers_keeps_its_digest(case, folder):
    lines = [f"{name} = {json.dumps(value)}" for name, value in OLD["columns"][0].items()]
    (folder / "decisions.toml").write_text("\n".join(["[[column]]", *lines]))
    assert case.decisions.digest == hashlib.sha256(rfc8785.dumps(OLD)).hexdigest()


def test_a_change_made_by_hand_is_journaled_once(open_case, folder):
    case = open_case()
    case.decisions.column(0, 0, 3, "nir", who="Ana", why="w")
    case.close()
    path = folder / "decisions.toml"
    path.write_text(path.read_text("utf-8").replace('"nir"', '"rpps"'), "utf-8")
    for _ in range(2):
        case = open_case()
        assert case.decisions.current.columns[0].kind == "rpps"
        case.close()
    assert [act for act, _ in acts(folder)] == ["case_opened", "decided", "decisions_edited"]


def test_a_comment_changes_nothing_that_was_settled(open_case, folder):
    case = open_case()
    case.decisions.column(0, 0, 3, "nir", who="Ana", why="w")
    digest = case.decisions.digest
    case.close()
    path = folder / "decisions.toml"
    path.write_text("# hello\n" + path.read_text("utf-8"), "utf-8")
    assert open_case().decisions.digest == digest


def test_unreadable_decisions_do_not_keep_the_case_shut(open_case, folder):
    open_case().close()
    (folder / "decisions.toml").write_text("[[")
    case = open_case()
    assert case.verify().whole
    with pytest.raises(DecisionsUnreadable):
        case.step("read", dict, dict, inputs={}, settings={}, version="1")
