"""Two patients of one laboratory were more often born in one department than any two.

Laboratories of one town share their patients' birthplaces: where this fails, nothing follows.
"""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence, evenness
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.6


def measure(cohort: Cohort) -> Measured | None:
    """Measure where several laboratories are named."""
    told = cohort.once & cohort.number.french & (cohort.lab >= 0)
    if not told.any() or evenness(cohort.lab[told]) > _ONE_RULES:
        return None
    return dependence(cohort.lab[told], cohort.number.department[told])


TRIAL = Trial("birth_follows_lab", Family.BIRTHPLACE, measure, 0.3, 0.05, 0.01, speaks_for=1.0, speaks_against=0.0)
