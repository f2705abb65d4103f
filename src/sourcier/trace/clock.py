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
_SUPPORT = 1.92
"""Loss of log-likelihood at the bounds of 95 % (half of the chi-square quantile)."""
_MONTH = 31
_MOST = 4096
"""Changes that are looked at, evenly spread: bounds finer than a month need no more."""
_FEWEST = 20
"""Changes below which nothing is told."""
_AGAINST = 0.1
"""Share of changes on the wrong side from which there was no one day."""
_HORIZON = 366
_AT_ONCE = 256


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
    support: float
    """Log-likelihood of the likeliest day."""
    fits: bool
    """Whether few changes are on the wrong side of it."""


def joined(parts: "list[Changes]") -> Changes:
    """Return changes of several sorts as one."""
    return Changes(
        np.concatenate([np.zeros(0, np.int64), *(part.after for part in parts)]).astype(np.int64),
        np.concatenate([np.zeros(0, np.int64), *(part.until for part in parts)]).astype(np.int64),
        np.concatenate([np.zeros(0, bool), *(part.seen for part in parts)]).astype(bool),
    )


def span_of(changes: Changes) -> Span | None:
    """Return when the copy was made; None where too few changes tell."""
    if len(changes) < _FEWEST:
        return None
    days = np.arange(int(changes.after.min()) - _MONTH, int(changes.until.max()) + _HORIZON)
    lows, highs = [], []
    best = (-np.inf, 0)
    for lag in _LAGS:
        support = _of_days(changes, days - lag) + _of_spans(changes, days - lag)
        fits = days[support >= support.max() - _SUPPORT]
        lows.append(int(fits[0]))
        highs.append(int(fits[-1]))
        best = max(best, (float(support.max()), int(days[int(support.argmax())]) - lag))
    late, early = not changes.seen.all(), changes.seen.any()
    return Span(
        min(lows) - _MONTH if early else None,
        max(highs) + _MONTH if late else None,
        len(changes),
        best[0],
        _wrong(changes, best[1]) <= _AGAINST * len(changes),
    )


def _of_days(changes: Changes, days: np.ndarray) -> np.ndarray:
    """Log-likelihood of each day by changes that came about on one known day: nothing but counts."""
    known = changes.after == changes.until
    support = np.zeros(len(days))
    for shown in (True, False):
        on = np.sort(changes.after[known & (changes.seen == shown)])
        before = np.searchsorted(on, days, side="right")
        right = before if shown else len(on) - before
        support += right * np.log(1 - _WRONG) + (len(on) - right) * np.log(_WRONG)
    return support


def _of_spans(changes: Changes, days: np.ndarray) -> np.ndarray:
    """The same by changes that came about on some day between two, each as likely.

    In whole millionths, so that it adds up to the same in any order.
    """
    spread = np.flatnonzero(changes.after != changes.until)
    weight = max(1.0, len(spread) / _MOST)
    kept = spread[np.unique(np.linspace(0, max(0, len(spread) - 1), min(len(spread), _MOST)).astype(np.int64))]
    total = np.zeros(len(days), np.int64)
    for first in range(0, len(kept), _AT_ONCE):
        rows = kept[first : first + _AT_ONCE, None]
        width = np.maximum(changes.until[rows] - changes.after[rows], 1)
        entered = np.clip((days[None, :] - changes.after[rows]) / width, 0.0, 1.0)
        chance = entered * (1 - 2 * _WRONG) + _WRONG
        found = np.where(changes.seen[rows], chance, 1 - chance)
        total += np.round(np.log(found) * 1e6).astype(np.int64).sum(axis=0)
    support: np.ndarray = total / 1e6 * weight
    return support


def _wrong(changes: Changes, day: int) -> int:
    """Changes on the wrong side by more than late entries excuse."""
    early = changes.seen & (changes.after > day + _MONTH)
    late = ~changes.seen & (changes.until < day - _MONTH)
    return int((early | late).sum())
