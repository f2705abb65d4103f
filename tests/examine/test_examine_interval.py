"""The interval of people against a slow reference, on keys drawn at random."""

import time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.examine.identity import Keys
from sourcier.examine.people import NOBODY, people_per, tell_apart
from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers

KEY = st.integers(0, 4)
ROWS = st.lists(st.tuples(KEY, KEY, KEY), max_size=30)
HASHES = np.array([0, 0xA5F1C3D2B4E69788, 0x3C6EF372FE94F82B, 0xD1310BA698DFB5AC, 0x71B8E2C94F05A36D], np.uint64)


def as_keys(number, name, other):
    """Keys without names or birth days apart."""
    return Keys(number, name, other, np.zeros_like(number), np.full(len(number), MISSING, np.int32))


def keys(rows) -> Keys:
    columns = HASHES[np.array(rows, np.int64).reshape(-1, 3)]
    return as_keys(*(columns[:, at].copy() for at in range(3)))


def components(rows) -> int:
    """Numbers and names joined by the rows that hold both, then others by themselves: with sets, one by one."""
    groups: list[set] = []
    for number, name, _ in rows:
        mine = {("number", number)} if number else set()
        mine |= {("name", name)} if name else set()
        if mine:
            touched = [group for group in groups if group & mine]
            groups = [group for group in groups if not group & mine] + [mine.union(*touched)]
    return len(groups) + len({other for number, name, other in rows if not number and not name and other})


def best(rows) -> int:
    numbers: dict[int, set] = {}
    for number, name, _ in rows:
        if number and name:
            numbers.setdefault(name, set()).add(number)
    people = set()
    for number, name, other in rows:
        if number:
            people.add(("number", number))
        elif name and len(numbers.get(name, ())) == 1:
            people.add(("number", *numbers[name]))
        elif name:
            people.add(("name", name))
        elif other:
            people.add(("other", other))
    return len(people)


@settings(deadline=None)
@given(ROWS)
def test_best_is_one_person_per_number_and_per_name_without_one(rows):
    assert tell_apart(keys(rows)).people.best == best(rows)


@settings(deadline=None)
@given(ROWS)
def test_low_joins_whatever_a_number_or_a_name_joins(rows):
    assert tell_apart(keys(rows)).people.low == min(components(rows), best(rows))


@settings(deadline=None)
@given(ROWS)
def test_low_best_and_high_stand_in_order_and_no_more_people_than_rows(rows):
    people = tell_apart(keys(rows)).people
    assert 0 <= people.low <= people.best <= people.high <= len(rows)


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert tell_apart(keys(shuffled)).people == tell_apart(keys(rows)).people


@settings(deadline=None)
@given(ROWS)
def test_the_same_rows_twice_only_add_rows_that_identify_nobody(rows):
    once, twice = tell_apart(keys(rows)).people, tell_apart(keys(rows + rows)).people
    assert (once.low, once.best, once.conflicts) == (twice.low, twice.best, twice.conflicts)
    assert twice.without_identity == 2 * once.without_identity


@settings(deadline=None)
@given(ROWS)
def test_every_row_is_about_one_of_the_people_or_nobody(rows):
    persons = tell_apart(keys(rows))
    known = persons.of_row[persons.of_row != NOBODY]
    assert sorted(set(known.tolist())) == list(range(persons.people.best))
    assert persons.people.without_identity == int((persons.of_row == NOBODY).sum())


@settings(deadline=None)
@given(ROWS, st.data())
def test_people_per_group_counts_each_person_once_in_each(rows, data):
    persons = tell_apart(keys(rows)).of_row
    groups = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=len(rows), max_size=len(rows))), np.int32)
    found = people_per(groups, persons, 4)
    pairs = {(g, p) for g, p in zip(groups.tolist(), persons.tolist(), strict=True) if g >= 0 and p >= 0}
    assert found.tolist() == [sum(g == group for g, _ in pairs) for group in range(4)]


def test_a_chain_of_all_rows_is_joined_in_seconds():
    """Crafted: number 1 - name 1 - number 2 - name 2 ... would take one round per link if labels only crept."""
    links = np.arange(1, 200_001, dtype=np.uint64)
    shuffled = np.random.default_rng(3).permutation(links)
    number, name = np.repeat(shuffled, 2)[1:-1], np.repeat(links, 2)[: 2 * len(links) - 2]
    began = time.process_time()
    assert tell_apart(as_keys(number, name, np.zeros_like(number))).people.low == 1
    assert time.process_time() - began < 20


def born(number, words, days):
    """Rows under numbers, with names and birth days: the key of name and day follows from them."""
    number, words, days = np.array(number, np.uint64), np.array(words, np.uint64), np.array(days, np.int32)
    return Keys(number, combine(words, hash_numbers(days)), np.zeros_like(number), words, days)


def test_two_birth_days_and_two_names_under_one_number_are_two_people_and_a_conflict():
    people = tell_apart(born([7, 7, 8], [1, 2, 3], [100, 116, 50])).people
    assert (people.low, people.best, people.conflicts) == (2, 3, 1)


def test_one_name_with_a_birth_day_mistyped_is_one_person():
    assert tell_apart(born([7, 7], [1, 1], [100, 101])).people.best == 1


def test_a_married_name_under_one_number_and_birth_day_is_one_person():
    assert tell_apart(born([7, 7], [1, 2], [100, 100])).people.best == 1


def test_no_chain_of_typing_errors_hides_the_stranger_under_the_number():
    people = tell_apart(born([7, 7, 7], [1, 1, 2], [100, 101, 120])).people
    assert (people.best, people.conflicts) == (2, 1)
