"""Days as numbers since 1 January 1970, and the months and dates that facts show."""

from datetime import date

import numpy as np

_EPOCH = date(1970, 1, 1).toordinal()


def day_of(iso: str) -> int:
    """Return the number of an ISO date."""
    return date.fromisoformat(iso).toordinal() - _EPOCH


def iso(day: int) -> str:
    """Return the ISO date of a number."""
    return str(np.datetime64(day, "D"))


def month_of(day: int) -> str:
    """Return the month a day lies in, ``YYYY-MM``."""
    return str(np.datetime64(day, "D").astype("datetime64[M]"))


def months_of(days: np.ndarray) -> np.ndarray:
    """Return the number of each day's month since January 1970."""
    numbers: np.ndarray = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return numbers


def month_name(number: int) -> str:
    """Return the month of a number of `months_of`."""
    return str(np.datetime64(number, "M"))
