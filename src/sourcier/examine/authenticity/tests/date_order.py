"""Dates of one life have an order: nobody is seen before birth or after death."""

import numpy as np

from sourcier.examine.authenticity.cohort import MISSING, Cohort
from sourcier.examine.authenticity.measured import Measured, flipped, share
from sourcier.examine.authenticity.trial import Family, Trial

_EXPECTED_BREACHES = 20


def measure(cohort: Cohort) -> Measured | None:
    """Measure which part of the breaches chance would make is missing, for the pair of dates that keeps order best.

    Rights and defaults may well begin before a birth; columns copied one by one keep no order at all.
    """
    pairs = [(cohort.born, day) for day in cohort.dates]
    if cohort.has("death"):
        death = cohort.days(cohort.sample.wanted.roles["death"])
        pairs += [(cohort.born, death), (cohort.seen, death)]
    found = [kept for before, after in pairs if (kept := _kept(before, after)) is not None]
    return max(found, key=lambda one: one.low, default=None)


def _kept(before: np.ndarray, after: np.ndarray) -> Measured | None:
    told = (before != MISSING) & (after != MISSING)
    before, after, of = before[told], after[told], int(told.sum())
    by_chance = of - float(np.searchsorted(np.sort(before), after, side="right").mean()) if of else 0.0
    if by_chance < _EXPECTED_BREACHES:
        return None
    breaches = share(int((before > after).sum()), of)
    return flipped(breaches.scaled(lambda part: part * of / by_chance))


TRIAL = Trial("date_order", Family.RECORDS, measure, 1.0, 0.6, 0.25, speaks_for=0.4, speaks_against=0.7)
