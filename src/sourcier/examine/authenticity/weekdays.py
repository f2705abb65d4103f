"""How busy Sundays and holidays are."""

import numpy as np

from sourcier.data import public_holidays

from .cohort import MISSING
from .measured import Measured, share

_FEW = 30
_THURSDAY = 3
"""1 January 1970, from which days are counted, was a Thursday; Monday is 0."""
_SATURDAY, _SUNDAY = 5, 6
_FIRST_YEAR, _LAST_YEAR = 1982, 2100


def rate(days: np.ndarray, *, holidays: bool) -> Measured | None:
    """Return how busy a Sunday, or a holiday from Monday to Friday, is against other days from Monday to Friday.

    None where the file tells too few days, or spans too short a time.
    """
    told = days[days != MISSING]
    if len(told) < _FEW:
        return None
    low, high = (int(np.quantile(told, q)) for q in (0.005, 0.995))
    span = np.arange(low, high + 1)
    told = told[(told >= low) & (told <= high)]
    special, plain = (_kinds(values, holidays=holidays) for values in (told, span))
    here, there = int(special[0].sum()), int(special[1].sum())
    open_days, other_days = int(plain[0].sum()), int(plain[1].sum())
    if not open_days or not other_days or (here + there) * open_days / (open_days + other_days) < _FEW / 3:
        return None
    found = share(here, here + there)
    return found.scaled(lambda part: part / max(1 - part, 1e-9) / (open_days / other_days))


def _kinds(days: np.ndarray, *, holidays: bool) -> tuple[np.ndarray, np.ndarray]:
    """Which days are Sundays (or holidays on weekdays), and which are other days from Monday to Friday."""
    weekday = (days + _THURSDAY) % 7
    years = np.unique(days.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970).tolist()
    listed = [d for y in years if _FIRST_YEAR <= y <= _LAST_YEAR for d in public_holidays(y)]
    free = np.isin(days, np.array(listed, "datetime64[D]").astype(np.int64))
    work = weekday < _SATURDAY
    return (free & work if holidays else weekday == _SUNDAY), work & ~free
