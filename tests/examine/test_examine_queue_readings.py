"""Which readings are asked about: those another one comes close to, and those that lost much."""

from dataclasses import replace

import pytest
from invented_leaks import leak

from sourcier.examine.asked_readings import questions
from sourcier.model.reading import Alternative, ByteRange

NOBODY_DECIDED = frozenset()


@pytest.fixture
def piece(desk, tmp_path):
    return desk.run(leak(tmp_path / "leak.csv", 200)).facts.evidence[0]


def read_as(piece, *alternatives):
    table = replace(piece.tables[0], alternatives=tuple(Alternative("utf-8", *each, 100) for each in alternatives))
    return replace(piece, tables=(table,))


def lost(piece, share, *lengths):
    table = piece.tables[0]
    rejected = int(table.account.total * share)
    ranges = tuple(ByteRange(0, length, "no_record") for length in lengths)
    account = replace(table.account, rejected=rejected, total=table.account.total + rejected)
    return replace(piece, tables=(replace(table, account=account, rejected_ranges=ranges),))


def codes(piece, settled=NOBODY_DECIDED):
    return [question.code for question in questions([piece], settled, [150])]


def test_another_delimiter_that_explains_nearly_as_much_is_asked_about(piece):
    close = read_as(piece, (";", "", 0.9), (",", "", 0.85))
    (question,) = questions([close], NOBODY_DECIDED, [150])
    assert (question.code, question.rows, question.people) == ("reading", 200, 150)
    assert (question.params["delimiter"], question.params["other_delimiter"]) == (";", ",")
    assert question.decide == "reading 0 --as-read"
    assert codes(close, frozenset({0})) == []


def test_one_that_explains_much_less_is_not(piece):
    assert codes(read_as(piece, (";", "", 0.9), (",", "", 0.7))) == []


def test_another_encoding_parts_no_fields(piece):
    assert codes(read_as(piece, (";", "", 0.9), (";", "", 0.9))) == []
    assert codes(read_as(piece)) == []


def test_much_that_was_rejected_is_asked_about_by_the_rows_it_would_hold(piece):
    (question,) = questions([lost(piece, 0.1)], NOBODY_DECIDED, [150])
    assert question.code == "rejected"
    assert question.rows in range(19, 22)
    assert question.people in range(13, 17)
    assert codes(lost(piece, 0.1), frozenset({0})) == []


def test_a_long_stretch_is_asked_about_however_large_the_file(piece):
    row = piece.tables[0].account.clean // 200
    assert codes(lost(piece, 0.001, 60 * row)) == ["rejected"]
    assert codes(lost(piece, 0.001, 5 * row)) == []


def test_nothing_rejected_is_nothing_to_ask(piece):
    assert codes(piece) == []
