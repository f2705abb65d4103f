"""Columns of free text say in how many rows which fact stands, and how it is said; no other column does."""

import sys

import pyarrow as pa
import pytest
from invented_leaks import Desk, text

from sourcier.examine import Request
from sourcier.model.reading import Overrides
from sourcier.read import Limits
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.apart import NotReadApart, read_apart
from sourcier.recognise.text.counts import count_rows

SAID = ["pas de diabète, HTA", "mère K sein", "HTA", "rien à dire", "", "tel fille 06 39 98 12 34"]
PLAIN = Overrides(delimiter=";", quote="", header_rows=0, encoding="utf-8")


def test_rows_are_counted_by_kind_and_status(counted):
    lines = [[f"{number}", SAID[number % 6]] for number in range(60)]
    facts = counted([None, "free_text"], lines)
    first, second = facts.evidence[0].tables[0].columns
    also = {one.kind: one for one in second.also}
    assert first.also == ()
    assert set(also) == {"health.disease", "health.cancer", "phone"}
    assert (also["health.disease"].rows, also["health.disease"].asserted, also["health.disease"].negated) == (
        20,
        20,
        10,
    )
    assert (also["health.cancer"].rows, also["health.cancer"].family) == (10, 10)
    assert (also["phone"].rows, also["phone"].asserted) == (10, 0)


def test_workers_and_chunks_do_not_change_what_comments_say(tmp_path):
    path = tmp_path / "comments.csv"
    path.write_bytes(text([[f"{number}", f"{SAID[number % 6]} {number}"] for number in range(3000)], header=""))
    facts = []
    for number, (workers, chunk) in enumerate(((1, 1 << 20), (2, 9_001))):
        place = tmp_path / str(number)
        place.mkdir()
        desk = Desk(place)
        with desk.open() as case:
            case.decisions.column(0, 0, 1, "free_text", who="A. Analyst", why="by hand")
        desk.run(path, request=Request(overrides=PLAIN, limits=Limits(chunk=chunk)), workers=workers)
        facts.append(desk.facts)
    assert facts[0] == facts[1]
    assert b"health.cancer" in facts[0]


@pytest.mark.parametrize("python", [sys.executable, "/nowhere/python", "", "/bin/false"])
def test_a_process_of_its_own_reads_the_same_and_its_failure_loses_nothing(tmp_path, monkeypatch, python):
    path = tmp_path / "comments.csv"
    path.write_bytes(text([[f"{number}", f"{SAID[number % 6]} {number}"] for number in range(300)], header=""))
    facts = []
    for number, many in enumerate((1 << 30, 0)):
        monkeypatch.setattr("sourcier.examine.comments._MANY", many)
        place = tmp_path / str(number)
        place.mkdir()
        desk = Desk(place)
        with desk.open() as case:
            case.decisions.column(0, 0, 1, "free_text", who="A. Analyst", why="by hand")
        with monkeypatch.context() as changed:
            changed.setattr("sys.executable", python)
            desk.run(path, request=Request(overrides=PLAIN), workers=2)
        facts.append(desk.facts)
    assert facts[0] == facts[1]
    assert b"health.cancer" in facts[0]


def test_comments_are_counted_apart_column_by_column():
    batches = [
        pa.RecordBatch.from_arrays([pa.array(SAID * times), pa.array(["HIV ?"] * 6 * times)], ["a", "b"])
        for times in (1, 3)
    ]
    reader = TextReader()
    expected = [sum(count_rows(batch.column(place), reader) for batch in batches) for place in (0, 1)]
    assert all((one == other).all() for one, other in zip(read_apart(batches), expected, strict=True))


def test_a_process_that_ends_early_is_noticed(monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/true")
    batch = pa.RecordBatch.from_arrays([pa.array(["HTA" * 1000] * 10_000)], ["a"])
    with pytest.raises(NotReadApart):
        read_apart([batch] * 4)
