"""Agreement is measured only where both columns vary."""

import numpy as np
import pytest

from sourcier.examine.authenticity.agreement import agreement

ROWS = 2000


@pytest.mark.parametrize("strangers", [0, 60])
def test_mothers_numbers_say_nothing_of_the_sexes_of_babies(strangers):
    babies = np.random.default_rng(3).integers(1, 3, ROWS)
    mothers = np.full(ROWS, 2)
    mothers[:strangers] = 1
    assert agreement(mothers, babies) is None
    assert agreement(babies, mothers) is None


def test_two_columns_that_vary_and_disagree_are_told():
    rng = np.random.default_rng(4)
    found = agreement(rng.integers(1, 3, ROWS), rng.integers(1, 3, ROWS))
    assert found is not None
    assert abs(found.effect) < 0.1


def test_two_columns_that_vary_and_agree_are_told():
    sexes = np.random.default_rng(5).integers(1, 3, ROWS)
    found = agreement(sexes, sexes)
    assert found is not None
    assert found.effect == 1.0
