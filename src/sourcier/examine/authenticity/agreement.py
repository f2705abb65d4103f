"""Do two columns that name the same thing agree beyond chance?"""

import numpy as np

from .measured import Measured, beyond_chance, share

_ONE_RULES = 0.95


def agreement(first: np.ndarray, second: np.ndarray) -> Measured | None:
    """Return Cohen's kappa; None where nothing can be told: chance makes them agree, or one says the same of all.

    Beside a column that does not vary, kappa is zero whatever the other holds: the mothers' numbers of a maternity ward
    say nothing of the babies' sexes beside them.
    """
    if not len(first) or _one_value(first) or _one_value(second):
        return None
    chance = sum(float((first == v).mean() * (second == v).mean()) for v in np.unique(first).tolist())
    if chance > _ONE_RULES:
        return None
    return beyond_chance(share(int((first == second).sum()), len(first)), chance)


def _one_value(column: np.ndarray) -> bool:
    return int(np.unique(column, return_counts=True)[1].max()) > _ONE_RULES * len(column)


def whichever_way(found: Measured) -> Measured:
    """Return agreement of two codes of two values each, where one may be written the other way round."""
    return found if found.effect >= 0 else Measured(-found.effect, -found.high, -found.low, found.of)
