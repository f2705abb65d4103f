"""Order numbers are mostly small, since most towns see few births a month; random ones are spread to 999."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial

_SMALL = 300


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share up to 300."""
    told = cohort.once & cohort.number.french & (cohort.number.order > 0)
    return share(int((cohort.number.order[told] <= _SMALL).sum()), int(told.sum())) if told.any() else None


TRIAL = Trial("order_small", Family.BIRTHPLACE, measure, 0.85, 0.6, 0.4, speaks_for=0.1, speaks_against=0.5)
