"""Which laboratory is which, whatever a holding calls it."""

import numpy as np

from sourcier.inventory import MISSING
from sourcier.trace.labs import NOWHERE, labs_of, labs_of_holding
from sourcier.trace.rows import Rows


def named(labs: list[int], finess: list[int] | None = None) -> Rows:
    count = len(labs)
    nothing = np.zeros(count, np.uint64)
    beside = np.array(finess or [0] * count, np.uint64)
    days = np.full(count, MISSING, np.int32)
    return Rows(nothing, nothing, nothing, nothing[:0], np.array(labs, np.uint64), beside, days, (0, count))


LEAK = named([11, 11, 22, 33, 0])


def test_laboratories_are_those_of_the_facts_by_the_row_that_names_them():
    labs = labs_of(LEAK, ("A", "B", "C"), (3, 0, 2), (), (0, 0, 0))
    assert labs.of_row.tolist() == [1, 1, 2, 0, NOWHERE]


def test_labels_that_people_joined_are_one_laboratory():
    labs = labs_of(LEAK, ("A", "B"), (0, 3), [(2, 0)], (0, 0))
    assert labs.of_row.tolist() == [0, 0, 0, 1, NOWHERE]


def test_a_holding_that_writes_numbers_names_the_same_laboratories():
    labs = labs_of(LEAK, ("A", "B", "C"), (0, 2, 3), (), (901, 902, 903))
    none = np.zeros(0, np.int64)
    assert labs_of_holding(named([902, 903, 77]), labs, none, none).tolist() == [1, 2, NOWHERE]
    assert labs_of_holding(named([5, 5, 6], [901, 901, 0]), labs, none, none).tolist() == [0, 0, NOWHERE]


def test_people_tell_what_an_unknown_label_means_where_enough_of_them_do():
    labs = labs_of(LEAK, ("A", "B", "C"), (0, 2, 3), (), (0, 0, 0))
    held = named([5] * 10 + [6] * 10 + [7] * 3)
    rows, theirs = np.arange(23), np.array([0] * 9 + [1] + [0, 1] * 5 + [2] * 3)
    found = labs_of_holding(held, labs, rows, theirs)
    assert found.tolist() == [0] * 10 + [NOWHERE] * 13
