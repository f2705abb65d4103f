"""What people settle of two rows holds in the next facts, and is asked no more."""

import pytest
from invented_leaks import HEADER, rows, text

from sourcier.examine.asked_columns import MOST

NAMES = HEADER.split(";")
NIR, FAMILY, GIVEN, BIRTH = (NAMES.index(name) for name in ("NIR", "NOM", "PRENOM", "DNAISS"))


def without_number(row, **changes):
    """The same person seen again without a number, some cells otherwise."""
    seen = [*row]
    seen[NIR] = ""
    for name, value in changes.items():
        seen[NAMES.index(name)] = value
    return seen


@pytest.fixture
def doubtful(tmp_path):
    """A leak in which some people may be others: a number forbids it, or too little speaks for it."""
    people = rows(200)
    again = []
    for number in range(12):
        twin = [*people[number]]
        twin[NIR] = people[100 + number][NIR][:10] + "99" + people[100 + number][NIR][12:]
        again += [twin, without_number(people[20 + number], DNAISS=people[21 + number][BIRTH], MAIL="", TEL="")]
    (tmp_path / "leak.csv").write_bytes(text([*people, *again]))
    return tmp_path / "leak.csv"


def asked(facts):
    return [question for question in facts.queue if question.code in ("same_person", "like_person")]


def rows_of(question):
    return [tuple(map(int, place.split("/"))) for place in question.decide.split(" ")[1:3]]


def settle(desk, question, *, same):
    with desk.open() as case:
        return case.decisions.person(*rows_of(question), same=same, who="A. Analyst", why="by hand")


def test_doubts_about_people_are_questions_with_rows_and_no_values(desk, doubtful):
    facts = desk.run(doubtful).facts
    questions = asked(facts)
    assert 0 < len(questions) <= MOST
    for question in questions:
        assert question.people == 1
        assert len(question.evidence) == len(set(question.evidence)) == 2
        assert question.decide.endswith(" --same|--not-same")


def test_two_rows_that_are_one_person_make_one_less(desk, doubtful):
    before = desk.run(doubtful).facts
    question = asked(before)[0]
    decided = settle(desk, question, same=True)
    after = desk.run(doubtful).facts
    assert after.people.best == before.people.best - 1
    assert decided.id in after.decisions
    assert question.id not in {each.id for each in after.queue}


def test_two_rows_that_are_two_people_stay_two_and_are_asked_no_more(desk, doubtful):
    before = desk.run(doubtful).facts
    questions = asked(before)
    for question in questions:
        settle(desk, question, same=False)
    after = desk.run(doubtful).facts
    assert after.people.best == before.people.best
    assert not {question.id for question in questions} & {each.id for each in after.queue}
    assert after.people.low > before.people.low
    assert after.people.conflicts <= before.people.conflicts


def test_people_joined_by_rule_are_parted_by_decision(desk, tmp_path):
    people = rows(80)
    (tmp_path / "leak.csv").write_bytes(text([*people, people[5]]))
    before = desk.run(tmp_path / "leak.csv").facts
    assert before.people.best == 80
    with desk.open() as case:
        decided = case.decisions.person((0, 0, 5), (0, 0, 80), same=False, who="A. Analyst", why="two sisters")
    after = desk.run(tmp_path / "leak.csv").facts
    assert after.people.best == 81
    assert after.people.low <= 81 <= after.people.high
    assert after.decisions == (decided.id,)


def test_undone_decisions_leave_the_facts_as_they_were(desk, doubtful):
    before = desk.run(doubtful).facts
    decided = settle(desk, asked(before)[0], same=True)
    desk.run(doubtful)
    with desk.open() as case:
        case.decisions.undo(decided.id)
    assert desk.run(doubtful).facts == before
