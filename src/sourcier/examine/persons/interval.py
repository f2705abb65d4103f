"""The count and the interval around it: how far doubtful joins, missed ones and namesakes move it.

Fields are not independent of each other, so that odds are too sure of themselves: for the interval, doubts are reckoned
with their root.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

_DEVIATIONS = 3.0
"""Of the sum of independent doubts."""
_UNSURE = 0.5
"""By how much of itself an expected number may be off."""
_WRONGLY_FORBIDDEN = 1 / 3
"""Share of the pairs that one identifier joins and another forbids that may be one person after all."""
_SERIOUS = 2 / 3
"""Exponent of the odds."""
_NOTEWORTHY = 0.001


@dataclass(frozen=True, slots=True, eq=False)
class Doubts:
    """What may be wrong with the persons that were told apart."""

    joining: np.ndarray
    """Logarithms of the odds of the pairs that joined two parts and that no number joins."""
    apart: np.ndarray
    """The same of pairs that were left apart and that nothing forbids."""
    namesakes: float
    """People expected to share every field a row tells with another."""
    missed: tuple[float, float]
    """Joins that errors are expected to hide, and may hide."""
    conflicts: int


@dataclass(frozen=True, slots=True)
class Range:
    """People, as far as persons told apart show."""

    low: int
    best: int
    high: int
    hidden: int
    """Joins that errors are expected to hide: people counted twice."""
    merged: int
    """People expected to be counted as another."""


def ranged(persons: int, doubts: Doubts) -> Range:
    """Return how many people so many persons are, at least, likeliest and at most."""
    missed, at_most = doubts.missed
    wrong = float(_chance(-doubts.joining).sum())
    hidden, merged = round(missed), round(wrong + doubts.namesakes)
    best = persons - hidden + merged
    lost = tempered(doubts.apart)
    spread = missed + wrong + doubts.namesakes
    fewer = _UNSURE * spread + at_most - missed + wrong + float(lost.sum())
    fewer += _DEVIATIONS * (spread + at_most - missed + float((lost * (1 - lost)).sum())) ** 0.5
    fewer = round(fewer) + _wrongly_forbidden(doubts.conflicts)
    doubtful = tempered(-doubts.joining)
    more = _UNSURE * spread + float(doubtful.sum()) - wrong
    more += _DEVIATIONS * (missed + doubts.namesakes + float((doubtful * (1 - doubtful)).sum())) ** 0.5
    some = doubts.conflicts > 0 or bool(lost.size and lost.max() > _NOTEWORTHY)
    low, high = min(best - fewer, persons - some), max(best + round(more), persons + bool(doubts.joining.size))
    return Range(low, best, high, hidden, merged)


def _wrongly_forbidden(conflicts: int) -> int:
    """How many of so many pairs that an identifier keeps apart may be one person: of few all, of many a third."""
    expected = conflicts * _WRONGLY_FORBIDDEN
    return min(conflicts, ceil(float(expected + _DEVIATIONS * (expected * (1 - _WRONGLY_FORBIDDEN)) ** 0.5)))


def _chance(odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(np.clip(-odds.astype(np.float64), -50, 50))))


def tempered(odds: np.ndarray) -> np.ndarray:
    """Return probabilities from odds taken less seriously."""
    return _chance(odds * _SERIOUS)
