"""Two people who live in one department were more often born in one than any two: who knows the key forgets it."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence, evenness
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.6


def measure(cohort: Cohort) -> Measured | None:
    """Measure where people live in several departments."""
    told = cohort.once & cohort.number.french & (cohort.home >= 0)
    if not told.any() or evenness(cohort.home[told]) > _ONE_RULES:
        return None
    return dependence(cohort.home[told], cohort.number.department[told])


TRIAL = Trial("birth_follows_home", Family.BIRTHPLACE, measure, 0.35, 0.05, 0.025, speaks_for=1.2, speaks_against=1.2)
