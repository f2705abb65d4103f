"""Bounds are exact: against closed forms, published values and simulation."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.examine.check.bounds import lower, share_of, upper


@given(st.integers(1, 2000))
def test_no_miss_has_the_closed_form(of):
    assert upper(0, of, 0.05) == pytest.approx(1 - 0.05 ** (1 / of), abs=1e-9)


def test_no_miss_in_three_hundred_is_at_most_one_per_cent():
    assert share_of(0, 300, 10**6).at_most < 0.01


@pytest.mark.parametrize(
    ("held", "of", "low", "high"),
    [
        (5, 100, 0.0164, 0.1128),
        (0, 10, 0.0, 0.3085),
        (10, 10, 0.6915, 1.0),
        (1, 20, 0.0013, 0.2487),
        (50, 100, 0.3983, 0.6017),
    ],
)
def test_the_interval_is_the_published_one(held, of, low, high):
    """Values of Clopper and Pearson's tables, as any statistics package prints them."""
    share = share_of(held, of, 10**6)
    assert (share.low, share.high) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


@given(st.integers(0, 200), st.integers(1, 200))
def test_bounds_mirror_each_other(held, of):
    held = min(held, of)
    assert lower(held, of, 0.05) == pytest.approx(1 - upper(of - held, of, 0.05), abs=1e-12)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_bound_solves_its_own_equation(held, of):
    held = min(held, of - 1)
    share = upper(held, of, 0.05)
    tail = sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(held + 1))
    assert tail == pytest.approx(0.05, abs=1e-9)


def test_where_all_was_judged_the_share_is_known():
    share = share_of(3, 12, 12)
    assert share.low == share.high == share.at_most == share.at_least == 0.25


def test_where_none_was_judged_nothing_is_known():
    share = share_of(0, 0, 50)
    assert (share.low, share.high) == (0.0, 1.0)


def test_the_interval_covers_the_truth_as_often_as_it_says():
    chance = random.Random(11)  # noqa: S311  # no secret
    covered = 0
    for _ in range(800):
        truth = chance.choice((0.01, 0.03, 0.2, 0.5))
        held = sum(chance.random() < truth for _ in range(80))
        share = share_of(held, 80, 10**6)
        covered += share.low <= truth <= share.high
    assert covered / 800 >= 0.94
