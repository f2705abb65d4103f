import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.examine.authenticity.agreement import agreement
from sourcier.examine.authenticity.measured import correlation, share
from sourcier.examine.authenticity.pairs import dependence, evenness, likeness
from sourcier.examine.authenticity.tables import cramer

seeds = st.integers(0, 2**32 - 1)


def columns(seed, rows, first=20, second=30):
    rng = np.random.default_rng(seed)
    weights = 1 / np.arange(1, second + 1)
    return rng.integers(0, first, rows), rng.choice(second, rows, p=weights / weights.sum())


def test_columns_drawn_independently_depend_on_average_not_at_all_even_in_small_files():
    found = [dependence(*columns(seed, 60)).effect for seed in range(400)]
    assert abs(np.mean(found)) < 3 * np.std(found) / 20


@pytest.mark.parametrize("rows", [100, 3000])
def test_the_interval_of_independent_columns_holds_zero_nearly_always(rows):
    found = [dependence(*columns(seed, rows)) for seed in range(300)]
    assert sum(one.low <= 0 <= one.high for one in found) >= 290


def test_a_column_depends_wholly_on_one_that_determines_it():
    first, _ = columns(1, 500)
    assert dependence(first, first % 7).effect == pytest.approx(1)


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(30, 300))
def test_the_order_of_rows_changes_no_effect(seed, rows):
    first, second = columns(seed, rows)
    mixed = np.random.default_rng(seed + 1).permutation(rows)
    for measure in (dependence, likeness, cramer):
        assert measure(first[mixed], second[mixed]).effect == pytest.approx(measure(first, second).effect, abs=1e-9)


@pytest.mark.parametrize("measure", [dependence, likeness, cramer, correlation])
def test_the_interval_narrows_with_the_number_of_rows(measure):
    widths = [found.high - found.low for n in (100, 1000, 10_000) if (found := measure(*columns(3, n)))]
    assert widths[0] > 2 * widths[1] > 4 * widths[2]


def test_people_of_one_group_born_close_together_are_alike():
    rng = np.random.default_rng(5)
    group = rng.integers(0, 40, 4000)
    near, far = group * 10 + rng.normal(0, 3, 4000), rng.normal(0, 3, 4000)
    assert likeness(group, near).low > 0.9
    assert likeness(group, far).low < 0 < likeness(group, far).high


def test_the_interval_of_likeness_of_strangers_holds_zero_nearly_always():
    def found(seed):
        rng = np.random.default_rng(seed)
        return likeness(rng.integers(0, 100, 800), rng.normal(0, 1, 800))

    assert sum(one.low <= 0 <= one.high for one in map(found, range(300))) >= 290


def test_small_tables_of_independent_columns_show_no_association():
    found = [cramer(*columns(seed, 500, 3, 4)) for seed in range(300)]
    assert sum(one.low <= 0 for one in found) >= 297


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 50), st.integers(1, 50))
def test_a_share_lies_within_its_interval(held, more):
    found = share(held, held + more)
    assert 0 <= found.low <= found.effect <= found.high <= 1


def test_agreement_is_not_told_where_chance_alone_gives_it():
    same = np.ones(500, np.int64)
    assert agreement(same, same) is None
    assert agreement(same[:0], same[:0]) is None


def test_evenness_is_one_where_one_value_rules():
    assert evenness(np.ones(50, np.int64)) == 1
    assert evenness(np.arange(50)) == 0
