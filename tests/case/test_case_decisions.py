import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.case import DecisionsUnreadable, UnknownDecision, decisions_text, read_decisions
from sourcier.model.decisions import ColumnKind, Decisions, ReadingChoice
from sourcier.model.reading import Overrides

texts = st.text(st.characters(codec="utf-8")) | st.sampled_from(['"', "\\", "\x7f", "\x85", "\0", "'''", '"""', "\r\n"])
counts = st.integers(0, 2**31)
overrides = st.builds(
    Overrides,
    *(st.none() | texts for _ in range(4)),
    *(st.none() | counts for _ in range(2)),
)
kinds = st.none() | texts.filter(bool)
column = st.tuples(counts, counts, counts, kinds, texts, texts, texts)
reading = st.tuples(counts, overrides, texts, texts, texts)


@settings(deadline=None)
@given(st.lists(column, max_size=4), st.lists(reading, max_size=4))
def test_what_was_settled_is_read_back_equal_whatever_the_texts(columns, readings):
    decisions = Decisions(
        tuple(ColumnKind(f"d{number}", *values) for number, values in enumerate(columns)),
        tuple(ReadingChoice(f"r{number}", *values) for number, values in enumerate(readings)),
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


def test_a_file_written_by_hand_is_understood():
    decisions = read_decisions(BY_HAND)
    assert decisions.columns == (ColumnKind("column-1", 0, 0, 3, "nir", "Ana", "seen", "2026-01-05T10:00:00+01:00"),)
    choice = Overrides(delimiter="\t", header_rows=0)
    assert decisions.readings == (ReadingChoice("reading-1", 0, choice, "Ana", "seen", "2026-01-05"),)


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
    third = case.decisions.column(0, 0, 3, None, who="Ana", why="no")
    assert third.id not in {first.id, second.id}


def test_an_unknown_decision_cannot_be_undone(case):
    with pytest.raises(UnknownDecision):
        case.decisions.undo("d99")


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
