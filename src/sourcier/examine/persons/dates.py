"""Birth dates side by side: equal, a typing error apart, or another day."""

import numpy as np

from sourcier.recognise.dates import MISSING, day_number

ABSENT, DIFFERS, PARTLY, NEAR, EXACT = range(5)
"""Levels of likeness, of every field."""
_FILLERS = tuple(
    day_number(*date) for date in ((1900, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 2), (1901, 1, 1))
)
_COMMON, _TIMES = 0.004, 40
"""A day that more than so many records share, and so many times more than the usual day, fills a gap."""
_LEAST_SHARED = 8
_TWO, _DECADE, _MONTHS, _EPOCH = 2, 10, 12, 1970


def fillers(days: np.ndarray) -> np.ndarray:
    """Return the days that stand where none was known, ascending: 1 January 1900, and any that is far too frequent."""
    told = days[days != MISSING]
    distinct, counts = np.unique(told, return_counts=True)
    if not distinct.size:
        return distinct
    usual = float(np.median(counts))
    often = (counts >= _LEAST_SHARED) & (counts > _COMMON * told.size) & (counts > _TIMES * usual)
    return np.union1d(distinct[often], np.array(_FILLERS, np.int32)).astype(np.int32)


def day_levels(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the likeness of pairs of days, uint8. `MISSING` is absent.

    Near is one digit changed, two neighbours of ddmmyyyy swapped, or day and month swapped; partly is two of day,
    month and year the same, or all digits but two, and the years no generation apart.
    """
    levels = np.full(len(first), DIFFERS, np.uint8)
    levels[first == second] = EXACT
    absent = (first == MISSING) | (second == MISSING)
    levels[absent] = ABSENT
    rows = np.flatnonzero(levels == DIFFERS)
    if rows.size:
        levels[rows] = _unequal(first[rows], second[rows])
    return levels


def _unequal(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    (day, month, year), (day2, month2, year2) = parts(first), parts(second)
    a, b = _digits(day, month, year), _digits(day2, month2, year2)
    differs = a != b
    many = differs.sum(axis=1)
    places = np.argmax(differs, axis=1)
    after = np.minimum(places + 1, a.shape[1] - 1)
    at = np.arange(len(a))
    turned = (many == _TWO) & (a[at, places] == b[at, after]) & (a[at, after] == b[at, places])
    crossed = (year == year2) & (day == month2) & (month == day2)
    same = (day == day2).astype(np.uint8) + (month == month2) + (year == year2)
    partly = ((same == _TWO) | (many <= _TWO)) & (np.abs(year - year2) <= _DECADE)
    return np.where((many == 1) | turned | crossed, NEAR, np.where(partly, PARTLY, DIFFERS)).astype(np.uint8)


def parts(days: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return day of the month, month and year of days that are told, int32."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    number = months.astype(np.int64)
    day = (dates - months.astype("datetime64[D]")).astype(np.int32) + 1
    return day, (number % _MONTHS + 1).astype(np.int32), (number // _MONTHS + _EPOCH).astype(np.int32)


def _digits(day: np.ndarray, month: np.ndarray, year: np.ndarray) -> np.ndarray:
    digits = [day // 10, day % 10, month // 10, month % 10]
    digits += [year // 1000, year // 100 % 10, year // 10 % 10, year % 10]
    return np.stack(digits, axis=1).astype(np.uint8)
