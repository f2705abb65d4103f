"""Exact bounds, for counts of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.examine.check.bounds import lower, upper
from sourcier.trace.interval import interval, share


@given(st.integers(1, 400), st.data())
def test_bounds_are_those_of_the_sum_they_stand_for(of, data):
    held = data.draw(st.integers(0, of))
    low, high = interval(held, of)
    assert low == pytest.approx(lower(held, of, 0.025), abs=2e-6)
    assert high == pytest.approx(upper(held, of, 0.025), abs=2e-6)


@pytest.mark.parametrize(("held", "of"), [(445_000, 491_840), (8_403, 129_277), (1, 10_000_000), (5, 5), (0, 9)])
def test_bounds_hold_the_share_and_narrow_with_the_count(held, of):
    low, high = interval(held, of)
    assert 0 <= low <= share(held, of) <= high <= 1
    assert high - low < 4 / of**0.5


def test_nothing_counted_is_nothing_known():
    assert interval(0, 0) == (0.0, 1.0)
    assert share(0, 0) == 0.0
