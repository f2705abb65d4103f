"""No small count is shown, and none can be worked out from what is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.report.masking import LEAST, SMALL, WITHHELD, alone, is_hidden, part, parts

CALM = settings(deadline=None, derandomize=True)
cells = st.lists(st.one_of(st.integers(0, 14), st.integers(0, 4000)), min_size=1, max_size=12)


def possible(shown: tuple[int, ...], total: int, *, rest_known: bool) -> list[set[int]]:
    """What a reader who knows the rule can think each hidden cell of 1 to 10 to be: by trying everything."""
    hidden = [place for place, cell in enumerate(shown) if is_hidden(cell)]
    left = total - sum(cell for cell in shown if cell > 0)
    most = min((cell for cell in shown if cell > 0), default=left)
    ranges = [range(1, LEAST) if shown[place] == SMALL else range(LEAST, min(most, left) + 1) for place in hidden]
    found: list[set[int]] = [set() for _ in hidden]
    for values in product(*ranges):
        over = left - sum(values)
        if over == 0 or (not rest_known and 0 < over < LEAST):
            for place, value in enumerate(values):
                found[place].add(value)
    return [values for place, values in zip(hidden, found, strict=True) if shown[place] == SMALL]


@CALM
@given(st.lists(st.integers(0, 25), min_size=1, max_size=4), st.integers(0, 12))
def test_no_small_cell_has_only_one_possible_value(counts: list[int], rest: int) -> None:
    total = sum(counts) + rest
    shown = parts(counts, total)
    if SMALL not in shown:
        return
    for values in possible(shown, total, rest_known=rest == 0):
        assert len(values) > 1


@CALM
@given(cells, st.integers(0, 30))
def test_no_small_cell_is_shown(counts: list[int], rest: int) -> None:
    shown = parts(counts, sum(counts) + rest)
    assert not any(0 < cell < LEAST for cell in shown)


@CALM
@given(cells, st.integers(0, 30))
def test_what_is_shown_is_true_and_nought_stays_nought(counts: list[int], rest: int) -> None:
    for cell, seen in zip(counts, parts(counts, sum(counts) + rest), strict=True):
        assert is_hidden(seen) or seen == cell
        assert cell or not seen


@CALM
@given(cells, st.integers(0, 30))
def test_hidden_cells_add_up_to_eleven_at_least_or_the_table_is_hidden_whole(counts: list[int], rest: int) -> None:
    shown = parts(counts, sum(counts) + rest)
    left = sum(counts) + rest - sum(cell for cell in shown if cell > 0)
    assert left == 0 or left >= LEAST or not any(cell > 0 for cell in shown)


@CALM
@given(st.lists(st.integers(LEAST, 5000), min_size=1, max_size=12), st.sampled_from([0, 11, 500]))
def test_a_table_without_small_cells_is_shown_whole(counts: list[int], rest: int) -> None:
    assert parts(counts, sum(counts) + rest) == tuple(counts)


def test_a_tie_with_the_withheld_cell_gives_nothing_away() -> None:
    shown = parts([5, 11, 11, 500], 527)
    assert shown == (SMALL, WITHHELD, WITHHELD, 500)


@CALM
@given(st.integers(0, 5000), st.lists(st.integers(0, 5000), max_size=3))
def test_a_part_never_leaves_a_small_difference_to_its_whole(count: int, more: list[int]) -> None:
    wholes = [count + extra for extra in more]
    seen = part(count, *wholes)
    assert not 0 < seen < LEAST
    if not is_hidden(seen):
        assert not any(0 < whole - seen < LEAST for whole in wholes)


def test_a_count_by_itself_is_hidden_from_one_to_ten() -> None:
    assert [alone(n) for n in (0, 1, 10, 11)] == [0, SMALL, SMALL, 11]
