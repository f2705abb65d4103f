"""The interval around the count: how far doubtful joins, missed ones and namesakes could move it.

Fields are not independent of each other, so that odds are too sure of themselves: doubts are reckoned with their square
root.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_DEVIATIONS = 3.0
"""Of the sum of independent doubts."""
_LOST = 0.75
_NOTEWORTHY = 0.001


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many people too few or too many there may be."""

    fewer: int
    more: int


def doubts(joining: np.ndarray, apart: np.ndarray, namesakes: float, missed: float) -> Doubts:
    """Return the doubts, from the logarithms of the odds of what joined and of what was left apart.

    `namesakes`: people expected to share every field a row tells with another; `missed`: joins no key brought up.
    """
    wrong, lost = tempered(-joining), tempered(apart)
    more = _upper(float(wrong.sum()) + namesakes, float((wrong * (1 - wrong)).sum()) + namesakes)
    fewer = _upper(float(lost.sum()) + missed, float((lost * (1 - lost)).sum()) + missed)
    return Doubts(max(fewer, int(lost.size > 0 and lost.max() > _NOTEWORTHY)), max(more, int(joining.size > 0)))


def tempered(odds: np.ndarray) -> np.ndarray:
    """Return probabilities from odds taken half as seriously."""
    return np.asarray(1 / (1 + np.exp(np.clip(-odds.astype(np.float64) / 2, -50, 50))))


def _upper(mean: float, variance: float) -> int:
    return round(mean + _DEVIATIONS * variance**0.5) if mean > 0 else 0


def unseen(blocks: np.ndarray) -> float:
    """Return how many pairs no key brought up, from how many only one or two did (Chao, 1984)."""
    once, twice = int((blocks == 1).sum()), int((blocks == 2).sum())  # noqa: PLR2004  # Chao's f1 and f2
    return once * once / (2 * (twice + 1))


def hidden(joins: int, wrong: Sequence[float]) -> float:
    """Return how many joins are expected to be hidden by errors in two identifying fields at once.

    `wrong`: how often each of these fields differs within one person. Most of such pairs are taken to be lost.
    """
    none = float(np.prod([1 - share for share in wrong]))
    single = sum(share * none / max(1 - share, 1e-9) for share in wrong)
    return joins * max(0.0, 1 - none - single) * _LOST
