"""What needs a person: asked by consequence, without a value, until it is decided."""

import json
from dataclasses import replace

import pytest
from invented_leaks import HEADER, leak, rows, text
from test_examine_like_labels import LABELS

from sourcier.examine import Request, examine
from sourcier.examine.asked_columns import MOST
from sourcier.examine.queue import queue_of
from sourcier.model.progress import Silent
from sourcier.model.queue import Question
from sourcier.read import Limits

AGAIN = Request(limits=Limits(expansion=999))
SITE = HEADER.split(";").index("SITE")
PORT, SHORT = "LABORATOIRE DU PORT", "Labo Port"


def with_labels(path, *labels, count=240):
    """Write a leak whose rows name these laboratories, the first ones most often."""
    named = [labels[min(number % (2 * len(labels)), len(labels) - 1)] for number in range(count)]
    lines = [[*row[:SITE], label, *row[SITE + 1 :]] for row, label in zip(rows(count), named, strict=True)]
    path.write_bytes(text(lines))
    return path


def codes(facts):
    return [question.code for question in facts.queue]


def of_code(facts, code):
    return [question for question in facts.queue if question.code == code]


def decide(desk, sort, *given, **said):
    with desk.open() as case:
        return getattr(case.decisions, sort)(*given, **{"who": "A. Analyst", "why": "by hand", **said})


def test_a_column_nobody_knows_is_asked_until_it_is_decided(desk, tmp_path):
    path = tmp_path / "leak.csv"
    lines = [[*row, f"q{number % 7}z"] for number, row in enumerate(rows(200))]
    path.write_bytes(text(lines, header=HEADER + ";XYZ"))
    facts = desk.run(path).facts
    column = len(HEADER.split(";"))
    (asked,) = [q for q in facts.queue if q.evidence == (f"evidence 0, table 0, column {column}",)]
    assert (asked.code, asked.rows, asked.people) == ("column_kind", 200, facts.people.best)
    assert asked.decide.startswith(f"column 0/0/{column} ")
    decide(desk, "column", 0, 0, column, None)
    again = desk.run(path).facts
    assert asked.id not in {question.id for question in again.queue}
    assert again.queue_total == facts.queue_total - 1


def test_people_touched_are_those_whose_cell_is_filled(desk, tmp_path):
    path = tmp_path / "leak.csv"
    people = rows(200)
    twice = [*people, *people[:50]]
    lines = [[*row, f"q{number % 7}z" if number % 200 < 40 else " "] for number, row in enumerate(twice)]
    path.write_bytes(text(lines, header=HEADER + ";XYZ"))
    (asked,) = [q for q in desk.run(path).facts.queue if q.params.get("column") == len(HEADER.split(";"))]
    assert (asked.rows, asked.people) == (80, 40)


def test_a_blocked_column_is_not_asked_about(desk, tmp_path):
    path = tmp_path / "leak.csv"
    lines = [[*row, f"q{number % 7}z"] for number, row in enumerate(rows(150))]
    path.write_bytes(text(lines, header=HEADER + ";XYZ"))
    blocked = Request(own_kinds=b'[block]\nheaders = ["XYZ"]\n')
    column = f"evidence 0, table 0, column {len(HEADER.split(';'))}"
    assert [q for q in desk.run(path, request=blocked).facts.queue if q.evidence == (column,)] == []


def test_labels_that_look_alike_are_asked_and_counted_as_one_once_decided(desk, tmp_path):
    path = with_labels(tmp_path / "leak.csv", PORT, SHORT, "LABORATOIRE CENTRAL")
    facts = desk.run(path).facts
    before = {lab.label: lab for lab in facts.labs}
    (asked,) = of_code(facts, "lab_label")
    assert asked.rows == min(before[PORT].rows, before[SHORT].rows)
    assert set(asked.evidence) == {before[PORT].seen, before[SHORT].seen}
    assert asked.decide.split(" ")[2] == "--is|--is-not"
    small, large = (place.split("/") for place in asked.decide.split(" ")[1::2])
    decided = decide(desk, "lab", tuple(map(int, small)), tuple(map(int, large)), same=True)
    again = desk.run(path).facts
    assert of_code(again, "lab_label") == []
    assert decided.id in again.decisions
    (joined,) = [lab for lab in again.labs if lab.decisions]
    assert (joined.labels, joined.decisions) == (2, (decided.id,))
    assert joined.rows == before[PORT].rows + before[SHORT].rows
    assert len(again.labs) == len(facts.labs) - 1
    assert sum(lab.rows for lab in again.labs) == sum(lab.rows for lab in facts.labs)


def test_people_of_two_labels_are_counted_once(desk, tmp_path):
    people = rows(60)
    lines = [[*row[:SITE], label, *row[SITE + 1 :]] for label in (PORT, SHORT) for row in people]
    (tmp_path / "leak.csv").write_bytes(text(lines))
    facts = desk.run(tmp_path / "leak.csv").facts
    assert [lab.people for lab in facts.labs] == [60, 60]
    decide(desk, "lab", (0, 0, 0), (0, 0, 60), same=True)
    (lab,) = desk.run(tmp_path / "leak.csv").facts.labs
    assert (lab.label, lab.rows, lab.people) == (SHORT, 120, 60)
    assert lab.seen == "evidence 0, table 0, row 60"


def test_labels_kept_apart_are_not_asked_again_nor_joined(desk, tmp_path):
    path = with_labels(tmp_path / "leak.csv", PORT, SHORT)
    facts = desk.run(path).facts
    (asked,) = of_code(facts, "lab_label")
    places = [tuple(map(int, place.split("/"))) for place in asked.decide.split(" ")[1::2]]
    decide(desk, "lab", *places, same=False)
    again = desk.run(path).facts
    assert of_code(again, "lab_label") == []
    assert [lab.label for lab in again.labs] == [lab.label for lab in facts.labs]


def test_questions_are_the_same_in_every_run_and_cut(desk, tmp_path):
    path = with_labels(tmp_path / "leak.csv", PORT, SHORT, *LABELS[:4])
    first = desk.run(path).facts.queue
    assert desk.run(path, request=AGAIN, workers=3).facts.queue == first
    assert desk.run(path, request=Request(limits=Limits(chunk=5000, expansion=998))).facts.queue == first


def test_what_moves_most_comes_first(desk, tmp_path):
    queue = desk.run(with_labels(tmp_path / "leak.csv", PORT, SHORT)).facts.queue
    order = [(-question.people, -question.rows, question.id) for question in queue]
    assert order == sorted(order)


def test_the_queue_holds_no_value(desk, tmp_path):
    path = with_labels(tmp_path / "leak.csv", "CABINET MARIE MARTIN", "Cabinet Mârie Martin")
    decide(desk, "column", 0, 0, SITE, "lab_name")
    facts = desk.run(path).facts
    assert {lab.label for lab in facts.labs} == {"lab-1", "lab-2"}
    assert of_code(facts, "lab_label")
    said = json.dumps([str(question) for question in facts.queue]).upper()
    assert "MARTIN" not in said
    assert "CABINET" not in said


def asked(number, people):
    return Question(f"q{number:04}", "c", 1, people, {}, (), "")


def test_the_queue_is_cut_per_code_and_says_how_many_there_are():
    many = [asked(number, number) for number in range(MOST + 20)]
    other = replace(asked(0, 0), id="o", code="other")
    kept, total = queue_of([*many, other], unsaid=5)
    assert total == MOST + 20 + 1 + 5
    assert len(kept) == MOST + 1
    assert kept[0].people == MOST + 19
    assert kept[-1] == other


def test_a_large_stretch_that_could_not_be_read_is_asked_about(desk, tmp_path):
    path = tmp_path / "leak.csv"
    lines = text(rows(300)).decode().splitlines()
    noise = [";".join("x" * (number % 3) for number in range(40 + n % 9)) for n in range(120)]
    path.write_text("\n".join([*lines[:200], *noise, *lines[200:]]) + "\n")
    facts = desk.run(path).facts
    rejected = sum(table.account.rejected for table in facts.evidence[0].tables)
    if not rejected:
        pytest.fail("the stretch was read as rows: this world shows nothing")
    (question,) = of_code(facts, "rejected")
    assert question.params["bytes"] == rejected
    decide(desk, "reading", 0, Request().overrides)
    assert of_code(desk.run(path).facts, "rejected") == []


def test_a_small_leak_read_whole_raises_no_question_about_its_reading(desk, tmp_path):
    with desk.open() as case:
        facts = examine(case, [leak(tmp_path / "leak.csv", 120)], Request(), 1, Silent()).facts
    assert {"reading", "rejected"}.isdisjoint(codes(facts))
