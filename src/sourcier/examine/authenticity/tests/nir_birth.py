"""An adult's number says the year and month the record says: no chance worth naming does."""

from sourcier.examine.authenticity.cohort import MISSING, Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure among adults: on a child's line stands a parent's number."""
    if not cohort.has("nir"):
        return None
    number = cohort.number
    told = cohort.once & number.right & (number.year >= 0) & (cohort.born != MISSING) & cohort.adult
    if not told.any():
        return None
    agree = (cohort.birth_year % 100 == number.year) & ((number.month == 0) | (number.month == cohort.birth_month))
    return share(int((told & agree).sum()), int(told.sum()))


TRIAL = Trial("nir_birth", Family.NUMBER, measure, 0.96, 0.5, 0.1, speaks_for=0.2, speaks_against=2.0, binding=True)
