"""Ages at a laboratory are uneven: few children, many old people; drawn birthdays fill a stretch of years evenly."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, about
from sourcier.examine.authenticity.trial import Family, Trial

_BANDS = 12
_NARROW = 12
"""A cohort of fewer years may well be even."""


def measure(cohort: Cohort) -> Measured | None:
    """Measure how far bands of years are from even (Cohen's w), between the first and the last hundredth."""
    years = cohort.birth_year[cohort.once & (cohort.birth_year > 0)].astype(float)
    if not len(years):
        return None
    low, high = (float(np.quantile(years, q)) for q in (0.01, 0.99))
    if high - low < _NARROW:
        return None
    # Whole years fall on bands of uneven numbers of years: each band is weighed by how many it holds.
    edges = np.unique(np.round(np.linspace(low, high + 1, _BANDS + 1)))
    counts, width = np.histogram(years[(years >= low) & (years <= high)], edges)[0], np.diff(edges)
    even, of = width / width.sum(), int(counts.sum())
    if not of:
        return None
    distance = float(((counts / of - even) ** 2 / even).sum()) - (len(even) - 1) / of
    return about(float(np.sqrt(max(distance, 0.0))), float(1 / np.sqrt(of)), of)


TRIAL = Trial("ages", Family.PEOPLE, measure, 0.4, 0.18, 0.1, speaks_for=0.1, speaks_against=0.5)
