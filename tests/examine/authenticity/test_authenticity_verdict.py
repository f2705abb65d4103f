"""The table of the benchmark in small: which worlds are called what."""

import dataclasses
from functools import cache

import numpy as np
import pytest

import authenticity as table
from sourcier.examine.authenticity.registry import trials
from sourcier.examine.authenticity.verdict import Ruling, of_all, outcomes_of, ruling
from sourcier.model.authenticity import AuthenticityTest, SegmentAuthenticity
from worlds import genuine_demo, genuine_town
from worlds.world import cohort

MANY = 6


@cache
def tally(name, size, count=MANY):
    return table.judged(name, size, count, seed=77)


@pytest.mark.parametrize("size", [100, 1000])
@pytest.mark.parametrize("name", table.TRUE)
def test_no_true_export_is_called_fabricated(name, size):
    assert tally(name, size)["fabricated"] == 0


@pytest.mark.parametrize("size", [100, 1000])
@pytest.mark.parametrize("name", table.FAKE)
def test_no_invention_is_called_consistent(name, size):
    assert tally(name, size)["consistent"] == 0


@pytest.mark.parametrize("name", ["true, model case", "true, practices", "true, resold shuffled", "true, two glued"])
def test_most_true_exports_of_a_thousand_rows_are_called_consistent(name):
    assert tally(name, 1000)["consistent"] >= MANY - 2


@pytest.mark.parametrize("name", ["fake, naive", "fake, generator", "fake, columns one by one"])
def test_most_plain_inventions_of_a_thousand_rows_are_called_fabricated(name):
    assert tally(name, 1000)["fabricated"] >= MANY - 1


def genuine():
    return outcomes_of(cohort(genuine_demo.whole(3, 0.01)))


@pytest.mark.parametrize("name", [trial.name for trial in trials()])
def test_no_test_alone_makes_a_true_export_fabricated(name):
    tests = [dataclasses.replace(t, code="unlike") if t.name == name else t for t in genuine()]
    assert ruling(tests).verdict != "fabricated"


@pytest.mark.parametrize("family", sorted({trial.family for trial in trials()}))
def test_no_family_alone_makes_anything_fabricated(family):
    tests = [AuthenticityTest(t.name, 0.0, t.expected, "unlike", 900) for t in trials() if t.family == family]
    assert ruling(tests).verdict == "undetermined"


def test_margins_alone_make_nothing_consistent():
    tests = [AuthenticityTest(t.name, 1.0, 1.0, "as_expected", 900) for t in trials() if t.speaks_for < 0.6]
    assert ruling(tests).verdict == "undetermined"


def test_a_binding_failure_forbids_consistency():
    failed = ruling([dataclasses.replace(t, code="unlike") if t.name == "nir_birth" else t for t in genuine()])
    assert failed == Ruling("undetermined", "tests_disagree")


def test_shuffled_rows_give_the_same_outcomes():
    world = genuine_town.draw(np.random.default_rng(6), 3000)
    mixed = world.take(np.random.default_rng(7).permutation(3000))
    assert [(t.name, t.code) for t in outcomes_of(cohort(world))] == [
        (t.name, t.code) for t in outcomes_of(cohort(mixed))
    ]


def segments(*verdicts):
    test = AuthenticityTest("nir_key", 1.0, 1.0, "as_expected", 9)
    return [SegmentAuthenticity(n, verdict, (test,)) for n, verdict in enumerate(verdicts)]


def test_the_whole_is_what_nearly_all_rows_are_and_no_segment_contradicts():
    told = segments("consistent", "undetermined")
    assert of_all(told, [900, 100], ["a", "b"]) == Ruling("consistent", "a")
    assert of_all(told, [600, 400], ["a", "b"]) == Ruling("undetermined", "segments_differ")
    assert of_all(segments("consistent", "fabricated"), [999, 1], ["a", "b"]).verdict == "undetermined"
    assert of_all(segments("fabricated", "fabricated"), [5, 9], ["a", "b"]) == Ruling("fabricated", "b")
    assert of_all([], [], []) == Ruling("undetermined", "too_little_to_test")


def test_a_table_with_too_little_to_test_has_no_say_but_cannot_be_spoken_for():
    told, weakest = segments("consistent", "undetermined"), ["a", "too_little_to_test"]
    assert of_all(told, [200, 800], weakest) == Ruling("consistent", "a")
    assert of_all(told, [1, 999], weakest) == Ruling("undetermined", "too_little_to_test")
