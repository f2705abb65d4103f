"""Drawing: every place as likely as any other, and the same for ever from the same seed."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sourcier.examine.check.draw import drawn, shuffled


@given(st.integers(0, 2**32), st.integers(0, 500), st.integers(0, 60))
def test_places_are_different_within_bounds_and_as_many_as_asked(seed, size, count):
    places = drawn(seed, "a", size, count)
    assert len(places) == len(set(places)) == min(count, size)
    assert list(places) == sorted(places)
    assert all(0 <= place < size for place in places)


def test_a_seed_draws_what_it_always_drew():
    assert drawn(7, "silent_comment|", 500_000, 5) == (88_674, 104_059, 317_061, 331_049, 400_562)
    assert shuffled(7, "order", 8) == (3, 0, 2, 4, 7, 6, 5, 1)


def test_every_place_is_as_likely_as_any_other():
    counts = Counter(place for seed in range(3000) for place in drawn(seed, "b", 10, 3))
    assert all(800 <= counts[place] <= 1000 for place in range(10))


@given(st.integers(0, 2**32), st.integers(0, 200))
def test_shuffling_loses_nothing(seed, count):
    assert sorted(shuffled(seed, "order", count)) == list(range(count))
