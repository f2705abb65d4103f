"""A few of the benchmark's worlds: the long form is ``benchmarks/weigh.py check``."""

import json
from importlib.resources import files

import numpy as np
import pytest

from sourcier.trace.weigh import COLUMNS, TERMS
from weigh_worlds import Setting
from weigh_worlds.fitting import fit, reread, worlds_of
from weigh_worlds.measures import cllr, cllr_min, measured
from weigh_worlds.outcome import outcome, outcomes, sides, stacked


@pytest.fixture(scope="module")
def dated():
    return stacked(outcomes(900_000_000, 150, Setting(rows=300, labs=8)))


def test_the_true_story_is_first_where_the_source_is_given(dated):
    assert measured(dated).given >= 0.85


def test_false_stories_seldom_have_large_ratios(dated):
    above = measured(dated).worlds_above
    assert above[0] <= 0.15
    assert above[1] <= 0.05


def test_a_source_nobody_shows_seldom_accuses_a_listed_holding(dated):
    assert measured(dated).hidden_above <= 0.15


def test_one_seed_is_one_world():
    one, other = (outcomes(900_000_777, 3, Setting(rows=100, labs=3)) for _ in range(2))
    assert all(np.array_equal(a.log10, b.log10) for a, b in zip(one, other, strict=True))


def test_worlds_are_learnt_from_as_cases_are_read():
    table = json.loads((files("sourcier.trace.weigh") / "table.json").read_text("utf-8"))["dated"]
    values = (
        np.array([table["weights"][term] for term in TERMS]),
        np.array([table["values"][name] for name, _ in COLUMNS]),
    )
    for number, story in enumerate(("hosting", "several", "hidden_area")):
        setting = Setting(rows=300, labs=3, story=story)
        read, learnt = (outcome(900_001_000 + number, setting, learning=learning) for learning in (False, True))
        assert reread(learnt, values, 1.0).log10 == pytest.approx(read.log10, abs=1e-2)


def test_what_is_fitted_costs_less_than_likelihoods_taken_at_their_word():
    found = outcomes(900_002_000, 60, Setting(rows=300, labs=3), learning=True)
    plain = (np.zeros((len(TERMS), 4)), np.zeros(len(COLUMNS)))
    values = fit(worlds_of(found, [1.0] * len(found)))

    def cost(read: tuple[np.ndarray, np.ndarray]) -> float:
        return cllr(*sides(stacked([reread(one, read, 1.0) for one in found])))

    assert cost(values) < 0.8 * cost(plain)


def test_the_cost_of_ratios_is_what_its_authors_say():
    assert cllr(np.zeros(4), np.zeros(9)) == pytest.approx(1)
    assert cllr(np.full(4, 3.0), np.full(9, -3.0)) == pytest.approx(np.log2(1.001))
    true, false = np.array([2.0, 1.0, -0.5]), np.array([-2.0, -1.0, 0.5])
    assert 0 <= cllr_min(true, false) <= cllr(true, false)
    assert cllr_min(np.array([1.0, 2.0]), np.array([-1.0, 0.0])) == 0


def test_the_cost_of_ratios_is_that_of_an_independent_library():
    true = np.sin(np.arange(40) * 1.7) * 1.5 + 1.2
    false = np.cos(np.arange(200) * 0.9) * 1.5 - 1.0
    # What lir 1.3.1 of the Netherlands Forensic Institute makes of the same numbers.
    assert cllr(true, false) == pytest.approx(0.48465907579172923)
    assert cllr_min(true, false) == pytest.approx(0.3190977276461645)
