"""Days as numbers counted from 1 January 1880: working days, holidays, and how they are written."""

import datetime as dt
from functools import lru_cache

import numpy as np
import pyarrow as pa

from sourcier.data import public_holidays

from .seeds import Floats, Ints
from .text import blank_first, pattern

_ORIGIN = np.datetime64("1880-01-01", "D")
_END = np.datetime64("2031-01-01", "D")
_WEEK = np.array([1.12, 1.04, 1.0, 0.92, 1.02, 0.36, 0.004])
"""How busy a laboratory is from Monday to Sunday: relative weights, invented after the usual opening hours."""
_MONTHS = np.array([1.06, 1.02, 1.03, 1.0, 0.97, 1.02, 0.9, 0.74, 1.06, 1.06, 1.02, 0.96])
_SUNDAY = 6
_LOCKDOWN = ("2020-03-17", "2020-05-11")
_LOCKDOWN_WEIGHT = 0.45
_HOLIDAY_WEIGHT = 0.02


def day(iso: str) -> int:
    """The number of an ISO date."""
    return int((np.datetime64(iso, "D") - _ORIGIN).astype(int))


def iso(number: int) -> str:
    """The ISO date of a day's number."""
    return str(_ORIGIN + np.timedelta64(int(number), "D"))


@lru_cache(maxsize=1)
def _busy() -> Floats:
    every = np.arange(_ORIGIN, _END)
    months = every.astype("datetime64[M]").astype(int) % 12
    weight: Floats = _WEEK[weekday(np.arange(len(every)))] * _MONTHS[months]
    for year in range(2005, 2022):
        for holiday in public_holidays(year):
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
    drawn: Ints = np.searchsorted(bounds, rng.random(count) * bounds[-1], side="right").astype(np.int64)
    return drawn + first


def next_open(numbers: Ints) -> Ints:
    """The same day, or the Monday after a Sunday."""
    result: Ints = numbers + (weekday(numbers) == _SUNDAY)
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
    years, months, numbers = parts(np.arange(1, int((_END - _ORIGIN).astype(int)), dtype=np.int64))
    if form == "d/m/y":
        return blank_first(pattern("DD/DD/DDDD", (numbers * 100 + months) * 10_000 + years))
    whole = (years * 100 + months) * 100 + numbers
    return blank_first(pattern({"y-m-d": "DDDD-DD-DD", "ymd": "D" * 8}[form], whole))
