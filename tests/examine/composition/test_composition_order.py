"""An order goes on through a joint where the step there is none that the numbers do not make elsewhere."""

import numpy as np
import pytest

from sourcier.examine.composition.look import Look
from sourcier.examine.composition.order import goes_on
from sourcier.examine.composition.scene import Place, Scene


def scene(ids):
    rows = len(ids)
    none = np.zeros((0, rows), np.uint16)
    seen = Look((), none.astype(np.uint8), (), np.zeros((rows, 0), np.uint8), ids, none.astype(np.int32), 0, none, ())
    return Scene(seen, np.full(rows, -1, np.int32), np.arange(rows), None)


def numbers(first, rows, seed=5):
    return first + np.arange(rows) + np.random.default_rng(seed).integers(0, 2, rows).cumsum()


@pytest.mark.parametrize("rows", [200, 100_000])
@pytest.mark.parametrize(("gap", "on"), [(1, True), (9, True), (5_000, False), (-3_000_000, False)])
def test_numbers_go_on_where_the_step_is_a_usual_one(rows, gap, on):
    first = numbers(10_000_000, rows)
    ids = np.concatenate([first, numbers(int(first[-1]) + gap, rows)])
    assert goes_on(scene(ids), Place(0, rows, 2 * rows)) is on


def test_numbers_without_order_go_nowhere():
    ids = np.random.default_rng(3).permutation(numbers(10_000, 400))
    assert not goes_on(scene(ids), Place(0, 200, 400))
