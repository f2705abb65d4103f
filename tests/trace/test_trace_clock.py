"""When a copy was made: bounds hold the day, late entries or not, and nothing is said where nothing tells."""

import random

import numpy as np
import pytest

from sourcier.trace.clock import Changes, span_of
from sourcier.trace.last_visit import last_day


def changes(count: int, copied: int, seed: int, *, lag: int = 0, wrong: float = 0.0, width: int = 0) -> Changes:
    """Changes over 2,000 days, of which a copy made on a day shows those entered by then."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    on = [chance.randrange(2_000) for _ in range(count)]
    shown = [(day + (chance.randrange(2 * lag) if lag else 0) <= copied) != (chance.random() < wrong) for day in on]
    start = [day - (chance.randrange(1, width) if width else 0) for day in on]
    end = [day + (chance.randrange(1, width) if width else 0) for day in on]
    return Changes(np.array(start, np.int64), np.array(end, np.int64), np.array(shown, bool))


@pytest.mark.parametrize("lag", [0, 10, 20, 30])
@pytest.mark.parametrize("count", [60, 400, 4_000])
def test_bounds_hold_the_day_whatever_the_lag(count, lag):
    held = 0
    for seed in range(20):
        span = span_of(changes(count, 900, seed, lag=lag, wrong=0.02))
        held += span is not None and span.earliest <= 900 <= span.latest
    assert held >= 19


@pytest.mark.parametrize("count", [200, 2_000])
def test_bounds_hold_the_day_where_changes_lie_between_two_days(count):
    spans = [span_of(changes(count, 900, seed, wrong=0.02, width=120)) for seed in range(10)]
    assert sum(span is not None and span.earliest <= 900 <= span.latest for span in spans) >= 9


def test_bounds_are_never_finer_than_a_month_on_either_side():
    span = span_of(changes(20_000, 900, 1))
    assert span.latest - span.earliest >= 60


def test_many_changes_bring_the_bounds_to_some_months():
    span = span_of(changes(4_000, 900, 2, wrong=0.02))
    assert span.latest - span.earliest < 200


def test_what_only_shows_changes_has_no_last_day():
    span = span_of(changes(500, 5_000, 3))
    assert span.earliest is not None
    assert span.latest is None


def test_two_copies_of_different_years_are_no_one_day():
    early, late = changes(400, 400, 4), changes(400, 1_800, 5)
    both = Changes(*(np.concatenate(pair) for pair in zip(_parts(early), _parts(late), strict=True)))
    assert not span_of(both).fits


def _parts(some: Changes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return some.after, some.until, some.seen


def test_few_changes_tell_nothing():
    assert span_of(changes(5, 900, 6)) is None


def test_a_mistyped_year_is_no_last_visit():
    days = np.concatenate((np.arange(1_000), [9_000, 12_000]))
    assert last_day(days) == (999, 2)


def test_a_trickle_after_the_end_is_no_last_visit():
    days = np.concatenate((np.repeat(np.arange(1_000), 10), [1_060, 1_130, 1_200]))
    assert last_day(days) == (999, 3)


def test_a_small_laboratory_with_long_gaps_keeps_its_last_visit():
    assert last_day(np.arange(0, 2_000, 60)) == (1_980, 0)


def test_one_visit_is_the_last():
    assert last_day(np.array([42])) == (42, 0)
