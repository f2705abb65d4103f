"""Months of birth follow the season of births of each cohort: spring once, July now."""

import numpy as np

from sourcier.data import births_by_month
from sourcier.examine.authenticity.cohort import MISSING, Cohort
from sourcier.examine.authenticity.measured import Measured, about
from sourcier.examine.authenticity.trial import Family, Trial

_DAYS = np.array([31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_FIRST, _LAST = 1900, 2030


def measure(cohort: Cohort) -> Measured | None:
    """Measure how far from even births (0) to the season INSEE found (1) the file lies.

    1 January is left out: it stands for an unknown day, of people born abroad above all.
    """
    first = cohort.born == cohort.born.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype(
        np.int64
    )
    told = cohort.once & (cohort.born != MISSING) & ~first
    year, month = cohort.birth_year[told], cohort.birth_month[told] - 1
    inside = (year >= _FIRST) & (year <= _LAST)
    year, month = year[inside] - _FIRST, month[inside]
    if not len(year):
        return None
    season = np.array([births_by_month(_FIRST + y) for y in range(_LAST - _FIRST + 1)])
    open_days = np.where(np.arange(12) == 0, _DAYS - 1, _DAYS)
    even = open_days / open_days.sum()
    wished = season / _DAYS * open_days
    pull = wished / wished.sum(axis=1, keepdims=True) / even - 1
    strength = (pull**2 * even).sum(axis=1)[year].sum()
    return about(float(pull[year, month].sum() / strength), float(1 / np.sqrt(strength)), len(year))


TRIAL = Trial("month_of_birth", Family.PEOPLE, measure, 1.0, 0.3, 0.3, speaks_for=0.3, speaks_against=0.4)
