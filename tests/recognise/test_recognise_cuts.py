"""What is said of a table does not depend on how its rows were cut, merged or shared out."""

from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognise_styles import STYLES

from sourcier.recognise import Recogniser
from sourcier.recognise.distinct import EXACT, SKETCH, Distinct, merge_distinct, settled
from sourcier.recognise.hashing import hash_numbers, hash_text

RECOGNISER = Recogniser()


def columns_of(table, headers, cuts, workers=1, merge=reduce):
    batches = [table.slice(a, b - a).combine_chunks().to_batches()[0] for a, b in pairwise([0, *cuts, len(table)])]
    with ThreadPoolExecutor(workers) as pool:
        profile = merge(RECOGNISER.merge, list(pool.map(RECOGNISER.profile, batches)))
        proposal = RECOGNISER.propose(profile, headers)
        names = [f"c{index}" for index in proposal.columns]
        proofs = list(pool.map(lambda batch: RECOGNISER.prove(batch.select(names), proposal), batches))
    return RECOGNISER.settle(profile, merge(RECOGNISER.merge_proofs, proofs), proposal)


def as_a_tree(function, items):
    while len(items) > 1:
        pairs = [items[at : at + 2] for at in range(0, len(items), 2)]
        items = [reduce(function, pair) for pair in pairs]
    return items[0]


@pytest.fixture(scope="module")
def small():
    style = STYLES["old_lab"](rows=900)
    return style, columns_of(style.table, style.headers, [])


@settings(max_examples=8, deadline=None)
@given(cuts=st.lists(st.integers(1, 899), unique=True, max_size=12).map(sorted), workers=st.integers(1, 3))
def test_facts_are_the_same_for_any_cut_merge_order_and_number_of_threads(small, cuts, workers):
    style, whole = small
    assert columns_of(style.table, style.headers, cuts, workers) == whole
    assert columns_of(style.table, style.headers, cuts, workers, as_a_tree) == whole


def test_columns_without_data_and_metadata_columns_are_of_no_matter():
    table = pa.record_batch({"c0": ["", "", ""], "c1": ["A", "A", "A"], "_row": ["1", "2", "3"]})
    profile = RECOGNISER.profile(table)
    assert [column.filled for column in profile.columns] == [0, 3]


def test_a_table_without_rows_can_be_settled():
    empty = pa.record_batch({"c0": pa.array([], pa.string()), "c1": pa.array([], pa.string())})
    profile = RECOGNISER.profile(empty)
    proposal = RECOGNISER.propose(profile, ("NOM", "NIR"))
    columns = RECOGNISER.settle(profile, RECOGNISER.prove(empty, proposal), proposal)
    assert [column.kind for column in columns] == [None, None]


def test_blanks_around_values_make_no_other_values():
    padded = RECOGNISER.profile(pa.record_batch({"c0": [" A ", "A", "A\t", "", "  "]})).settled.columns[0]
    assert (padded.filled, padded.distinct.estimate, padded.longest) == (3, 1, 1)


@given(st.lists(st.text(max_size=40), max_size=30), st.integers(0, 10))
def test_equal_text_has_equal_hashes_wherever_it_stands(values, start):
    text = pa.array(values, pa.string())
    alone = [int(hash_text(pa.array([value], pa.string()))[0]) for value in values]
    assert hash_text(text).tolist() == alone
    assert hash_text(text.slice(start)).tolist() == alone[start:]


def test_long_text_is_hashed_to_its_last_byte():
    long = ["x" * 5000 + end for end in "ab"]
    assert len(set(hash_text(pa.array([*long, "x" * 256, "x" * 257])).tolist())) == 4


@st.composite
def counted(draw):
    start, size = draw(st.integers(0, 2_000_000)), draw(st.integers(1, 120_000))
    return Distinct(hash_numbers(np.arange(start, start + size)), np.ones(size, np.int64))


@settings(max_examples=15, deadline=None)
@given(counted(), counted(), counted())
def test_merging_distinct_counts_is_associative_and_commutative(a, b, c):
    one = settled(merge_distinct(merge_distinct(a, b), c))
    other = settled(merge_distinct(c, merge_distinct(b, a)))
    assert np.array_equal(one.hashes, other.hashes)
    assert np.array_equal(one.rows, other.rows)
    assert one.exact == other.exact


@pytest.mark.parametrize("count", [EXACT, EXACT + 1, 200_000, 1_000_000])
def test_counts_are_exact_to_the_limit_and_within_three_standard_errors_beyond(count):
    found = settled(Distinct(hash_numbers(np.arange(count)), np.ones(count, np.int64)))
    assert found.exact == (count <= EXACT)
    allowed = 0 if found.exact else 3 / (SKETCH - 2) ** 0.5
    assert abs(found.estimate / count - 1) <= allowed


def test_the_sketch_errs_as_stated_over_many_columns():
    errors = []
    for start in range(40):
        numbers = hash_numbers(np.arange(start * 10**7, start * 10**7 + 100_000))
        errors.append(settled(Distinct(numbers, np.ones(100_000, np.int64))).estimate / 100_000 - 1)
    assert np.std(errors) < 1.5 / (SKETCH - 2) ** 0.5
    assert abs(np.mean(errors)) < 0.004
