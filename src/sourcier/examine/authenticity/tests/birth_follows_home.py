"""Two people who live in one department were more often born in one than any two: who knows the key forgets it."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence, evenness
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.6


def measure(cohort: Cohort) -> Measured | None:
    """Measure against residence, or against the laboratory where that is not told or the same for all."""
    born = cohort.once & cohort.number.french
    for place in (cohort.home, cohort.lab):
        told = born & (place >= 0)
        if told.any() and evenness(place[told]) <= _ONE_RULES:
            return dependence(place[told], cohort.number.department[told])
    return None


TRIAL = Trial("birth_follows_home", Family.BIRTHPLACE, measure, 0.35, 0.05, 0.03, speaks_for=1.2, speaks_against=1.2)
