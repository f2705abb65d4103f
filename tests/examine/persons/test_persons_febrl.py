"""FEBRL's sets with known doubles: as many right pairs as Splink finds or more, with less work, side by side."""

import time

import febrl
import numpy as np
import pytest
from splink_reference import splink_pairs


@pytest.mark.parametrize(("which", "number"), [(3, False), (4, True)])
def test_pairs_are_found_at_least_as_well_as_by_splink_and_with_less_work(which, number):
    frame, true = febrl.load(which)
    began = time.process_time()
    groups = febrl.ours(frame, number=number)
    ours, taken = febrl.pairs_of(groups, true), time.process_time() - began
    began = time.process_time()
    pairs = splink_pairs(frame, number=number)
    theirs, their_time = scored(pairs, true), time.process_time() - began
    assert ours.f1 >= theirs.f1
    assert taken < their_time


def test_two_files_without_a_number_are_told_apart():
    frame, true = febrl.load(4)
    assert febrl.pairs_of(febrl.ours(frame, number=False), true).f1 >= 0.999


def scored(pairs: np.ndarray, true: set[tuple[int, int]]) -> febrl.Pairs:
    return febrl.Pairs(len(pairs), len(true), sum(tuple(pair) in true for pair in pairs.tolist()))
