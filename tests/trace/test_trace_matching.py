"""Whose row is whose: by the person's own number, else by name and birth date, never a child for its parent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.inventory import MISSING
from sourcier.trace.matching import NONE, People
from sourcier.trace.rows import Rows


def rows(*people: tuple[int, int, int], days=None, labs=None, placebo=None) -> Rows:
    """Rows of (number, name, birth name); 0 is none."""
    number, name, birth = (np.array(column, np.uint64) for column in zip(*people, strict=True))
    count = len(people)
    return Rows(
        number,
        name,
        birth,
        np.array(placebo if placebo is not None else [], np.uint64),
        np.array(labs if labs is not None else [1] * count, np.uint64),
        np.zeros(count, np.uint64),
        np.array(days if days is not None else [MISSING] * count, np.int32),
        (0, count),
    )


def test_a_number_finds_its_person_whatever_the_name():
    held = People(rows((7, 70, 0), (8, 80, 0)))
    assert held.match(rows((8, 99, 0))).row.tolist() == [1]


def test_a_row_without_a_number_of_its_own_is_found_by_name_and_birth_date():
    held = People(rows((7, 70, 0), (8, 80, 0)))
    assert held.match(rows((0, 70, 0), (0, 71, 0))).row.tolist() == [0, NONE]


def test_a_wife_is_found_by_her_name_at_birth_on_either_side():
    assert People(rows((0, 70, 71))).match(rows((0, 71, 0))).row.tolist() == [0]
    assert People(rows((0, 71, 0))).match(rows((0, 70, 71))).row.tolist() == [0]


def test_a_name_of_two_people_in_the_holding_finds_neither():
    held = People(rows((7, 70, 0), (8, 70, 0)))
    assert held.match(rows((0, 70, 0))).row.tolist() == [NONE]


def test_a_name_that_stands_twice_for_one_person_still_finds_them():
    held = People(rows((7, 70, 0), (7, 70, 0), (0, 70, 0)))
    assert held.match(rows((0, 70, 0))).row.tolist() == [0]


def test_two_numbers_of_their_own_that_differ_are_namesakes():
    assert People(rows((7, 70, 0))).match(rows((8, 70, 0))).row.tolist() == [NONE]


def test_of_several_rows_of_a_person_the_same_laboratory_comes_first_then_the_nearest_day():
    held = rows((7, 70, 0), (7, 70, 0), (7, 70, 0), days=[100, 200, 300], labs=[1, 1, 2])
    people = People(held)
    assert people.match(rows((7, 70, 0), days=[210], labs=[1])).row.tolist() == [1]
    assert people.match(rows((7, 70, 0), days=[100], labs=[2])).row.tolist() == [2]
    assert people.match(rows((7, 70, 0), days=[290], labs=[9])).row.tolist() == [2]


def test_the_placebo_counts_rows_not_found_by_number_alone():
    held = People(rows((7, 70, 0), (0, 90, 0)))
    found = held.match(rows((7, 70, 0), (0, 1, 0), (0, 2, 0), placebo=[90, 90, 3]))
    assert found.placebo == 1


def test_a_person_no_key_tells_is_nobody():
    assert People(rows((0, 0, 0))).match(rows((0, 0, 0))).row.tolist() == [NONE]
    assert not People(rows((0, 0, 0))).holds(rows((0, 0, 0))).any()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_empty_sides_find_nothing(count):
    some = rows(*[(5, 50, 0)] * count) if count else _nothing()
    assert People(_nothing()).match(some).row.tolist() == [NONE] * count
    assert People(some).match(_nothing()).row.size == 0


def _nothing() -> Rows:
    one = rows((1, 1, 1))
    return one.stretch(slice(0, 0))


person = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
sides = st.lists(st.tuples(person, st.integers(1, 3), st.integers(0, 400)), min_size=1, max_size=30)


@given(sides, sides)
def test_matching_is_what_the_rule_says_row_by_row(leak, held):
    ours, theirs = _side(leak), _side(held)
    found = People(theirs).match(ours)
    for place, ((number, name, birth), _, _) in enumerate(leak):
        same = [at for at, ((other, _, _), _, _) in enumerate(held) if number and other == number]
        wanted = same or _named(number, name, held) or _named(number, birth, held)
        row = int(found.row[place])
        assert (row in wanted) if wanted else row == NONE
        assert People(theirs).holds(ours)[place] == bool(wanted)


def _named(number: int, name: int, held: list) -> list[int]:
    rows = [at for at, ((_, borne, birth), _, _) in enumerate(held) if name and name in (borne, birth)]
    numbers = {held[at][0][0] for at in rows} - {0}
    if len(numbers) > 1 or (number and numbers and numbers != {number}):
        return []
    return rows


def _side(listed: list) -> Rows:
    return rows(*(who for who, _, _ in listed), labs=[lab for _, lab, _ in listed], days=[day for _, _, day in listed])
