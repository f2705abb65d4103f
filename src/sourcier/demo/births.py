"""Ages and birth days: who goes to a laboratory, and in which months each cohort was born."""

from functools import lru_cache

import numpy as np

from sourcier.data import births_by_month

from . import days
from .seeds import Flags, Floats, Ints, weighted

_AGES = np.array([0, 1, 6, 15, 18, 22, 26, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 104], float)
_WOMEN = np.array(
    [0, 0.4, 0.5, 1.2, 2.4, 4.6, 7.6, 9.0, 8.4, 6.6, 5.4, 5.6, 6.2, 7.0, 7.6, 7.4, 6.8, 6.4, 5.4, 3.2, 1.2, 0]
)
_MEN = np.array(
    [0, 0.5, 0.6, 1.0, 1.4, 2.2, 2.8, 3.2, 3.8, 4.4, 5.2, 6.4, 7.8, 9.4, 10.2, 9.4, 8.0, 6.4, 4.2, 2.0, 0.5, 0]
)
_ELDERLY = np.where(_AGES >= 62, _WOMEN, 0)  # noqa: PLR2004  # sisters who are patients are old
_CHILDREN = np.where((_AGES >= 1) & (_AGES <= 15), 1.0 + 0.05 * _AGES, 0)  # noqa: PLR2004  # called « enfant » up to then
"""Relative weights by age: the elderly and women of 25 to 40 stand out in laboratories. Invented after that shape."""
_PROFILES = {"women": _WOMEN, "men": _MEN, "soeur": _ELDERLY, "enfant": _CHILDREN}
_BABY_DAYS = 330
_YEAR = 365.2425


def draw_age(rng: np.random.Generator, profile: str, count: int) -> Floats:
    """Ages in years at the last visit, for ``women``, ``men``, ``soeur``, ``enfant`` or ``bebe``."""
    if profile == "bebe":
        return rng.integers(3, _BABY_DAYS, count) / _YEAR
    whole = np.arange(0, 105)
    weights = np.interp(whole, _AGES, _PROFILES[profile])
    return weighted(rng, weights, count) + rng.random(count)


_FIRST, _LAST = 1895, 2021


@lru_cache(maxsize=1)
def _months() -> Floats:
    return np.cumsum([births_by_month(year) for year in range(_FIRST, _LAST + 1)], axis=1)


def draw_birth(rng: np.random.Generator, seen: Ints, age: Floats) -> Ints:
    """Birth days of people of that age on the day `seen`, the months spread as in their cohort."""
    near = seen - np.floor(age * _YEAR).astype(np.int64)
    years, _, _ = days.parts(near)
    months = _cohort_months(rng, years)
    start = days.month_start(years, months)
    length = days.month_start(years + months // 12, months % 12 + 1) - start
    born = start + np.floor(rng.random(len(seen)) * length).astype(np.int64)
    young = age < 2  # noqa: PLR2004  # an infant's age in days is known
    result: Ints = np.where(young, near, np.minimum(born, seen - 1))
    return result


def _cohort_months(rng: np.random.Generator, years: Ints) -> Ints:
    mine = _months()[np.clip(years, _FIRST, _LAST) - _FIRST]
    point = rng.random(len(years)) * mine[:, -1]
    result: Ints = (mine <= point[:, None]).sum(axis=1) + 1
    return result


def at_new_year(rng: np.random.Generator, born: Ints, abroad: Flags) -> Ints:
    """Birth days again, where some people born abroad are written down as of 1 January."""
    years, _, _ = days.parts(born)
    heaped = abroad & (rng.random(len(born)) < 0.09)  # noqa: PLR2004  # share invented: the heap is what matters
    result: Ints = np.where(heaped, days.year_start(years), born)
    return result
