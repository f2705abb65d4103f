"""Decisions about rows hold on to the rows they were about, however the file is read."""

import pytest
from invented_leaks import HEADER, rows, text

from sourcier.examine import Request
from sourcier.examine.decided import PlaceDecided
from sourcier.examine.offsets import RowGone, offset_of
from sourcier.model.reading import Overrides

SITE = HEADER.split(";").index("SITE")


@pytest.fixture
def path(tmp_path):
    """A leak whose row 40 alone names a laboratory of its own."""
    lines = [
        [*row[:SITE], "LABO DU PHARE" if n == 40 else "LABO CENTRAL", *row[SITE + 1 :]]
        for n, row in enumerate(rows(120))
    ]
    (tmp_path / "leak.csv").write_bytes(text(lines))
    return tmp_path / "leak.csv"


def decide(desk, *, told):
    with desk.open() as case:
        at = (offset_of(case.store, (0, 0, 40)), offset_of(case.store, (0, 0, 3))) if told else (None, None)
        return case.decisions.lab((0, 0, 40), (0, 0, 3), same=True, who="A. Analyst", why="by hand", at=at)


def test_a_record_begins_where_the_file_says(desk, path):
    desk.run(path)
    raw = path.read_bytes()
    with desk.open() as case:
        assert offset_of(case.store, (0, 0, 0)) == len(HEADER) + 1
        assert offset_of(case.store, (0, 0, 40)) == raw.index(b"LABO DU PHARE") - len(
            raw[: raw.index(b"LABO DU PHARE")].rsplit(b"\n")[-1]
        )
        assert offset_of(case.store, (0, 0, 120)) is None


@pytest.mark.parametrize("header", [1, 0, 2])
def test_rows_are_found_again_where_another_reading_numbers_them_anew(desk, path, header):
    desk.run(path)
    decided = decide(desk, told=True)
    facts = desk.run(path, request=Request(overrides=Overrides(header_rows=header, delimiter=";"))).facts
    assert facts.evidence[0].tables[0].rows.total == 121 - header
    joined = [lab for lab in facts.labs if lab.decisions == (decided.id,)]
    assert [(lab.label, lab.labels) for lab in joined] == [("LABO CENTRAL", 2)]


def test_a_row_that_is_none_any_more_is_said_and_nothing_is_joined(desk, path):
    desk.run(path)
    decided = decide(desk, told=True)
    with pytest.raises(RowGone) as caught:
        desk.run(path, request=Request(overrides=Overrides(preamble_lines=10, header_rows=0)))
    assert decided.id in caught.value.what.english()
    assert f"undo {decided.id}" in caught.value.following.english()


def test_rows_written_by_hand_go_by_their_number(desk, path):
    desk.run(path)
    decide(desk, told=False)
    assert [lab.labels for lab in desk.run(path).facts.labs] == [2]
    with pytest.raises(PlaceDecided):
        desk.run(path, request=Request(overrides=Overrides(preamble_lines=100, header_rows=0)))
