"""When a copy was made, by what changed in the base it was made from: some changes it has, others it lacks.

A change came about between two days, nobody knows when: before the copy was made if the copy shows the new value, after
it if the old one. Few are simply wrong, and people enter changes late: the lag is tried at several lengths, and a month
is added, for with an unforeseen lag of twenty days narrower bounds missed the truth more often than not.
"""

from dataclasses import dataclass

import numpy as np

_WRONG = 0.03
"""Share of changes that are on the wrong side for no reason a date tells: homonyms, corrections, mistakes."""
_LAGS = (0, 15, 30, 60)
"""Days from a change to its entry."""
_STEP = 7
_SUPPORT = 1.92
"""Loss of log-likelihood at the bounds of 95 % (half of the chi-square quantile)."""
_MONTH = 31
_MOST = 4096
"""Changes that are looked at, evenly spread: bounds finer than a month need no more."""
_FEWEST = 20
"""Changes below which nothing is told."""
_AGAINST = 0.2
"""Share of changes on the wrong side from which there was no one day."""
_HORIZON = 366


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """Changes of single values: aligned arrays."""

    after: np.ndarray
    """Days: it came about after this one; on it, where `until` is the same day."""
    until: np.ndarray
    seen: np.ndarray
    """Whether the copy shows the new value."""

    def __len__(self) -> int:
        return len(self.seen)


@dataclass(frozen=True, slots=True)
class Span:
    """Days between which a copy was made; None where nothing bounds it."""

    earliest: int | None
    latest: int | None
    changes: int


def joined(parts: "list[Changes]") -> Changes:
    """Return changes of several sorts as one."""
    return Changes(
        np.concatenate([np.zeros(0, np.int64), *(part.after for part in parts)]).astype(np.int64),
        np.concatenate([np.zeros(0, np.int64), *(part.until for part in parts)]).astype(np.int64),
        np.concatenate([np.zeros(0, bool), *(part.seen for part in parts)]).astype(bool),
    )


def span_of(changes: Changes) -> Span | None:
    """Return when the copy was made; None where too few changes tell, or no one day fits them."""
    if len(changes) < _FEWEST:
        return None
    kept = np.unique(np.linspace(0, len(changes) - 1, min(len(changes), _MOST)).astype(np.int64))
    some = Changes(changes.after[kept], changes.until[kept], changes.seen[kept])
    days = np.arange(int(some.after.min()) - _STEP, int(some.until.max()) + _HORIZON, _STEP)
    best = np.max([_support(some, days, lag) for lag in _LAGS], axis=0)
    fits = days[best >= best.max() - _SUPPORT]
    if _wrong(some, int(days[int(best.argmax())])) > _AGAINST * len(some):
        return None
    low, high = int(fits[0]) - _STEP, int(fits[-1]) + _STEP
    late, early = not some.seen.all(), some.seen.any()
    return Span(low - _MONTH if early else None, high + _MONTH if late else None, len(changes))


def _support(changes: Changes, days: np.ndarray, lag: int) -> np.ndarray:
    """Log-likelihood of each day, changes spread evenly between their two days.

    In whole millionths, so that it adds up to the same in any order.
    """
    total = np.zeros(len(days), np.int64)
    for first in range(0, len(changes), 512):
        part = slice(first, first + 512)
        chance = _entered(changes, part, days, lag) * (1 - 2 * _WRONG) + _WRONG
        found = np.where(changes.seen[part, None], chance, 1 - chance)
        total += np.round(np.log(found) * 1e6).astype(np.int64).sum(axis=0)
    return total / 1e6


def _entered(changes: Changes, part: slice, days: np.ndarray, lag: int) -> np.ndarray:
    after, until = changes.after[part, None], changes.until[part, None]
    width = np.maximum(until - after, 1)
    gone = days[None, :] - lag - after + (until == after)
    entered: np.ndarray = np.clip(gone / width, 0.0, 1.0)
    return entered


def _wrong(changes: Changes, day: int) -> int:
    """Changes that no lag excuses: seen though they came about later, or missing though made months before."""
    early = changes.seen & (changes.after > day + _STEP)
    late = ~changes.seen & (changes.until < day - _LAGS[-1] - _STEP)
    return int((early | late).sum())
