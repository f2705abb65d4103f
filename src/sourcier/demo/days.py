"""Days as numbers counted from 1 January 1880: working days, holidays, and how they are written."""

import datetime as dt
from functools import lru_cache

import numpy as np
import pyarrow as pa

from .seeds import Floats, Ints

_ORIGIN = np.datetime64("1880-01-01", "D")
_END = np.datetime64("2031-01-01", "D")
_WEEK = np.array([1.12, 1.04, 1.0, 0.92, 1.02, 0.36, 0.004])
"""How busy a laboratory is from Monday to Sunday: relative weights, invented after the usual opening hours."""
_MONTHS = np.array([1.06, 1.02, 1.03, 1.0, 0.97, 1.02, 0.9, 0.74, 1.06, 1.06, 1.02, 0.96])
_LOCKDOWN = ("2020-03-17", "2020-05-11")
_LOCKDOWN_WEIGHT = 0.45
_HOLIDAY_WEIGHT = 0.02
_FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
"""Code du travail, art. L3133-1, beside the days that follow Easter."""
_EASTER_HOLIDAYS = (1, 39, 50)


def day(iso: str) -> int:
    """The number of an ISO date."""
    return int((np.datetime64(iso, "D") - _ORIGIN).astype(int))


def iso(number: int) -> str:
    """The ISO date of a day's number."""
    return str(_ORIGIN + np.timedelta64(int(number), "D"))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Nature, vol. 13, p. 487)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    shift = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    months, days = divmod(moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114, 31)
    return dt.date(year, months, days + 1)


def holidays(year: int) -> list[dt.date]:
    """The public holidays of metropolitan France."""
    moving = [easter(year) + dt.timedelta(days=days) for days in _EASTER_HOLIDAYS]
    return sorted([dt.date(year, month, number) for month, number in _FIXED_HOLIDAYS] + moving)


@lru_cache(maxsize=1)
def _busy() -> Floats:
    every = np.arange(_ORIGIN, _END)
    months = every.astype("datetime64[M]").astype(int) % 12
    weight: Floats = _WEEK[weekday(np.arange(len(every)))] * _MONTHS[months]
    for year in range(2005, 2022):
        for holiday in holidays(year):
            weight[day(holiday.isoformat())] *= _HOLIDAY_WEIGHT
    weight[day(_LOCKDOWN[0]) : day(_LOCKDOWN[1])] *= _LOCKDOWN_WEIGHT
    return weight


def weekday(numbers: Ints) -> Ints:
    """0 for Monday to 6 for Sunday."""
    result: Ints = (numbers + dt.date(1880, 1, 1).weekday()) % 7
    return result


def working_day(number: int) -> int:
    """The day itself, or the last working day before it."""
    while _busy()[number] < _WEEK[5] * min(_MONTHS):
        number -= 1
    return number


def visits(rng: np.random.Generator, count: int, first: int, last: int, fade: float) -> Ints:
    """Last visits of `count` people between two days, both included.

    People return, so last visits gather before the end: their density falls by e for every `fade` days back.
    """
    back = np.arange(last - first, -1, -1)
    weight = _busy()[first : last + 1] * np.exp(-back / fade)
    bounds = np.cumsum(weight)
    drawn = np.searchsorted(bounds, rng.random(count) * bounds[-1], side="right")
    return drawn.astype(np.int64) + first


def next_open(numbers: Ints) -> Ints:
    """The same day, or the Monday after a Sunday."""
    result: Ints = numbers + (weekday(numbers) == 6)
    return result


def year_start(years: Ints) -> Ints:
    """The number of 1 January of each year."""
    result: Ints = (years.astype(int) - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
    return result - int(_ORIGIN.astype(int))


def month_start(years: Ints, months: Ints) -> Ints:
    """The number of the first day of each month, months from 1 to 12."""
    whole = ((years - 1970) * 12 + months - 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return whole - int(_ORIGIN.astype(int))


def parts(numbers: Ints) -> tuple[Ints, Ints, Ints]:
    """Year, month and day of the month."""
    dates = numbers.astype("timedelta64[D]") + _ORIGIN
    months = dates.astype("datetime64[M]").astype(np.int64)
    return months // 12 + 1970, months % 12 + 1, (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1


@lru_cache(maxsize=4)
def written(form: str) -> pa.BinaryArray:
    """Every day in one form (``d/m/y``, ``y-m-d``, ``ymd``), to take from by number; the entry at 0 is blank."""
    years, months, days = parts(np.arange(int((_END - _ORIGIN).astype(int)), dtype=np.int64))
    pattern = {"d/m/y": "{2:02}/{1:02}/{0}", "y-m-d": "{0}-{1:02}-{2:02}", "ymd": "{0}{1:02}{2:02}"}[form]
    texts = [pattern.format(*when).encode() for when in zip(years.tolist(), months.tolist(), days.tolist(), strict=True)]
    return pa.array([b"", *texts[1:]], pa.binary())
