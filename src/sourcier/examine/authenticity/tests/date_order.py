"""Dates of one life have an order: nobody is seen before birth or after death, nor created after the last visit."""

import numpy as np

from sourcier.examine.authenticity.cohort import MISSING, Cohort
from sourcier.examine.authenticity.measured import Measured, flipped, share
from sourcier.examine.authenticity.trial import Family, Trial

_EXPECTED_BREACHES = 20


def measure(cohort: Cohort) -> Measured | None:
    """Measure the breaches that chance would make and the file does not, over the orders nature gives."""
    others = [cohort.days(column) for column in cohort.sample.wanted.dates]
    orders = [(cohort.born, day) for day in others]
    if cohort.has("death"):
        death = cohort.days(cohort.sample.wanted.roles["death"])
        orders += [(cohort.born, death), *((day, death) for day in [cohort.seen])]
    breaches, expected, of = 0, 0.0, 0
    for before, after in orders:
        told = (before != MISSING) & (after != MISSING)
        if told.any():
            breaches += int((before[told] > after[told]).sum())
            expected += _by_chance(before[told], after[told])
            of += int(told.sum())
    if expected < _EXPECTED_BREACHES:
        return None
    chance = expected / of
    return flipped(share(breaches, of).scaled(lambda part: part / chance))


def _by_chance(before: np.ndarray, after: np.ndarray) -> float:
    """Expected number of rows in which `before` comes later, if the columns were shuffled."""
    return float(len(before) - np.searchsorted(np.sort(before), after, side="right").mean())


TRIAL = Trial("date_order", Family.RECORDS, measure, 1.0, 0.6, 0.25, speaks_for=0.4, speaks_against=1.2)
