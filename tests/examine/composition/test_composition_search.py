"""Cuts are found where rows change, to the row, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.examine.composition.search import BLOCKS, LEAST, counted, cuts, to_the_row

CLASSES = 4


def sequences(lines, rows):
    return counted([line.__getitem__ for line in lines], rows, CLASSES)


@settings(max_examples=40, deadline=None)
@given(st.integers(100, 5_000), st.floats(0.1, 0.9), st.integers(0, 2**32 - 1))
def test_a_change_is_found_to_the_row(rows, share, seed):
    rng = np.random.default_rng(seed)
    true = int(rows * share)
    lines = []
    for _ in range(3):
        line = np.where(rng.random(rows) < 0.02, 1, np.where(np.arange(rows) < true, 2, 3)).astype(np.uint8)
        lines.append(line)
    found = to_the_row(sequences(lines, rows), cuts(sequences(lines, rows)))
    assert len(found) == 1
    assert abs(found[0] - true) <= 1


@pytest.mark.parametrize("rows", [30, 100, 1_000, 20_000])
def test_rows_that_do_not_change_are_not_cut(rows):
    for seed in range(20):
        rng = np.random.default_rng([rows, seed])
        lines = [rng.integers(0, CLASSES, rows).astype(np.uint8) for _ in range(20)]
        assert cuts(sequences(lines, rows)) == []


def test_a_stretch_put_into_the_middle_has_two_ends():
    line = np.full(30_000, 1, np.uint8)
    line[10_007:13_011] = 2
    both = sequences([line], len(line))
    assert to_the_row(both, cuts(both)) == [10_007, 13_011]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 3_000), st.integers(0, 3_000), st.integers(0, 3_000), st.integers(0, 2**32 - 1))
def test_counts_between_rows_are_exact(rows, one, other, seed):
    start, stop = sorted((min(one, rows), min(other, rows)))
    line = np.random.default_rng(seed).integers(0, CLASSES, rows).astype(np.uint8)
    expected = np.bincount(line[start:stop], minlength=CLASSES)
    expected[0] = 0
    assert sequences([line], rows).between(start, stop)[0].tolist() == expected.tolist()


def test_many_rows_are_counted_in_few_blocks():
    line = np.ones(BLOCKS * 10 + 3, np.uint8)
    assert sequences([line], len(line)).counts.shape[1] <= BLOCKS + 1


def test_the_shortest_table_has_no_cut():
    for rows in range(1, 2 * LEAST):
        assert cuts(sequences([np.ones(rows, np.uint8)], rows)) == []


def test_a_short_stretch_in_the_middle_of_few_rows_is_found():
    lines = [np.full(100, 1, np.uint8) for _ in range(4)]
    for line in lines:
        line[45:55] = 2
    both = sequences(lines, 100)
    assert to_the_row(both, cuts(both)) == [45, 55]
