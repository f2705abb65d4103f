"""What holds of every count of people, whatever the rows."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_sheets import Row, told

from sourcier.examine.people import people_per
from sourcier.examine.persons import NOBODY

FEW = {
    "family": st.sampled_from(["", "DUPONT", "DUPOND", "MARTIN", "LE GOFF"]),
    "given": st.sampled_from(["", "ANNE", "ANNA", "PAUL", "J"]),
    "born": st.sampled_from(["", "01/01/1900", "03/04/1960", "04/03/1960", "03/04/1990"]),
    "sex": st.integers(0, 2),
    "number": st.sampled_from(["", "", "260045600700154", "155095600700121"]),
    "own": st.booleans(),
    "mobile": st.sampled_from(["", "0639981234", "0639985678"]),
}
ROWS = st.lists(st.builds(Row, **FEW), max_size=14)


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_low_best_and_high_stand_in_order_and_no_more_people_than_rows(rows):
    people = told(rows).people
    assert 0 <= people.low <= people.best <= people.high <= len(rows)


@settings(deadline=None, max_examples=25)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert told(shuffled).people == told(rows).people


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_every_row_is_about_one_of_the_people_or_nobody(rows):
    found = told(rows)
    known = found.of_row[found.of_row != NOBODY]
    people = len(set(known.tolist()))
    assert sorted(set(known.tolist())) == list(range(people))
    assert found.people.low <= people <= found.people.high
    assert found.people.without_identity == int((found.of_row == NOBODY).sum())


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_no_person_has_two_own_numbers(rows):
    of_row = told(rows).of_row
    own = {(person, row.number) for person, row in zip(of_row.tolist(), rows, strict=True) if row.number and row.own}
    assert len({person for person, _ in own}) == len(own)


@settings(deadline=None, max_examples=25)
@given(ROWS, st.data())
def test_people_per_group_counts_each_person_once_in_each(rows, data):
    persons = told(rows).of_row
    groups = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=len(rows), max_size=len(rows))), np.int32)
    found = people_per(groups, persons, 4)
    pairs = {(g, p) for g, p in zip(groups.tolist(), persons.tolist(), strict=True) if g >= 0 and p >= 0}
    assert found.tolist() == [sum(g == group for g, _ in pairs) for group in range(4)]


def test_a_pair_of_a_sex_of_which_nobody_is_open_tells_nothing_and_hurts_nothing():
    blank = {"given": "", "number": "", "own": False, "mobile": ""}
    rows = [
        Row(**{**blank, "family": "", "born": "03/04/1960", "sex": 1, "number": "155095600700121", "own": True}),
        Row(**{**blank, "family": "DUPONT", "born": "", "sex": 0, "mobile": "0639985678"}),
        Row(**{**blank, "family": "DUPONT", "born": "03/04/1960", "sex": 0, "mobile": "0639985678"}),
    ]
    people = told(rows).people
    assert 1 <= people.low <= people.best <= people.high <= 3
