import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.demo.seeds import chosen, portion, stream, weighted
from sourcier.demo.text import digits, either, filled, joined, only, pattern, take, words

NUMBERS = st.lists(st.integers(0, 10**9 - 1), max_size=20)


@given(NUMBERS)
def test_digits_have_leading_zeros(numbers):
    assert digits(np.array(numbers, np.int64), 9).to_pylist() == [b"%09d" % number for number in numbers]


@given(NUMBERS, st.data())
def test_digits_are_blank_where_nothing_is_present(numbers, data):
    present = data.draw(st.lists(st.booleans(), min_size=len(numbers), max_size=len(numbers)))
    column = digits(np.array(numbers, np.int64), 9, np.array(present, bool))
    assert column.to_pylist() == [b"%09d" % n if p else b"" for n, p in zip(numbers, present, strict=True)]
    assert filled(column) == sum(present)


def test_a_pattern_keeps_its_other_signs():
    assert pattern("DD/DD/DDDD", np.array([1022003])).to_pylist() == [b"01/02/2003"]


def test_columns_are_joined_row_by_row():
    names = words(["UN", "DEUX"])
    column = take(names, np.array([2, 0, 1]))
    keep = np.array([True, True, False])
    assert joined(column, b"-", column).to_pylist() == [b"DEUX-DEUX", b"-", b"UN-UN"]
    assert only(keep, column).to_pylist() == [b"DEUX", b"", b""]
    assert either(keep, column, pa.scalar(b"X", pa.binary())).to_pylist() == [b"DEUX", b"", b"X"]
    assert filled(column.slice(1)) == 1


@given(st.integers(0, 10**6), st.lists(st.floats(0, 1000), min_size=1, max_size=40).filter(lambda w: sum(w) > 1e-3))
def test_portions_are_whole_near_and_sum_to_the_total(total, weights):
    parts = portion(total, weights)
    assert sum(parts) == total
    assert all(abs(part - total * weight / sum(weights)) < 1.001 for part, weight in zip(parts, weights, strict=True))


@given(st.integers(0, 2**60), st.lists(st.booleans(), max_size=60), st.integers(0, 80))
@settings(deadline=None)
def test_chosen_marks_so_many_of_those_allowed(seed, among, count):
    marked = chosen(stream(seed, "test"), np.array(among, bool), count)
    assert marked.sum() == min(count, sum(among))
    assert not (marked & ~np.array(among, bool)).any()


def test_streams_of_two_parts_are_their_own():
    assert stream(1, "a", 2).random() == stream(1, "a", 2).random()
    assert (
        len(
            {
                stream(1, "a", 2).random(),
                stream(1, "a", 3).random(),
                stream(1, "b", 2).random(),
                stream(2, "a", 2).random(),
            }
        )
        == 4
    )


def test_weights_of_zero_are_never_drawn():
    assert set(weighted(stream(1, "w"), [0, 1, 0, 2, 0], 500).tolist()) == {1, 3}
