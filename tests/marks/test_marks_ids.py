"""Numbers that are changed: what importing programs and other tables rely on stays."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.marks.ff1 import Ff1
from sourcier.marks.ids import IdPermutation, rewritten

PERMUTATION = IdPermutation(Ff1(bytes(range(32))), frozenset({8}))
VALUES = st.one_of(st.from_regex(r"[A-Z]{0,2}-?[0-9]{5,19}[a-z]?", fullmatch=True), st.text(max_size=30), st.none())


@given(st.lists(VALUES, max_size=12))
@settings(deadline=None, max_examples=40)
def test_length_signs_letters_and_what_is_missing_stay(values):
    column = pa.array(values, pa.string())
    changed = rewritten(column, PERMUTATION).to_pylist()
    for before, after in zip(values, changed, strict=True):
        assert (before is None) == (after is None)
        for old, new in zip(before or "", after or "", strict=True):
            assert old == new or (old.isdigit() and new.isdigit())


@given(st.lists(VALUES, max_size=12))
@settings(deadline=None, max_examples=40)
def test_the_owner_gets_every_number_back(values):
    column = pa.array(values, pa.string())
    assert rewritten(rewritten(column, PERMUTATION), PERMUTATION, back=True).equals(column)


def test_distinct_numbers_stay_distinct_and_equal_ones_equal_in_any_table():
    first = pa.array([f"{number:08d}" for number in range(3000)])
    second = pa.array([f"{number:08d}" for number in range(2999, 1999, -1)])
    one, other = rewritten(first, PERMUTATION).to_pylist(), rewritten(second, PERMUTATION).to_pylist()
    assert len(set(one)) == 3000
    assert other == one[:1999:-1]


def test_only_padded_numbers_begin_with_a_zero():
    plain = rewritten(pa.array([str(number) for number in range(1_000_000, 1_002_000)]), PERMUTATION).to_pylist()
    assert not any(value.startswith("0") for value in plain)


def test_another_copy_has_other_numbers():
    column = pa.array([f"{number:08d}" for number in range(1000)])
    other = IdPermutation(Ff1(bytes(32)), frozenset({8}))
    same = zip(rewritten(column, PERMUTATION).to_pylist(), rewritten(column, other).to_pylist(), strict=True)
    assert sum(one == two for one, two in same) <= 1


def test_numbers_too_short_to_be_changed_safely_are_left():
    column = pa.array(["12345", "A-99", ""])
    assert rewritten(column, PERMUTATION).equals(column)
