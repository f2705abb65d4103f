"""Given names have their time: people who share one were born closer together than any two."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import likeness
from sourcier.examine.authenticity.trial import Family, Trial

_WIDE = 12.0
"""Standard deviation of the years of birth, from which on generations stand side by side."""


def measure(cohort: Cohort) -> Measured | None:
    """Measure as the intraclass correlation of the year of birth within given names; needs no list of names."""
    if not cohort.has("given"):
        return None
    given = cohort.hashes("given")
    told = cohort.once & (given != 0) & (cohort.birth_year > 0)
    years = cohort.birth_year[told]
    if not len(years) or years.std() < _WIDE:
        return None
    return likeness(given[told], years)


TRIAL = Trial("given_year", Family.NAMES, measure, 0.4, 0.1, 0.05, speaks_for=1.0, speaks_against=1.0)
