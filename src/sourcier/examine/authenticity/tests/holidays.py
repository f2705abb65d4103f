"""Few visits fall on public holidays."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, flipped
from sourcier.examine.authenticity.trial import Family, Trial
from sourcier.examine.authenticity.weekdays import rate


def measure(cohort: Cohort) -> Measured | None:
    """Measure how much rarer a visit on a holiday is than on any other day from Monday to Friday."""
    found = rate(cohort.seen, holidays=True)
    return None if found is None else flipped(found)


TRIAL = Trial("holidays", Family.CALENDAR, measure, 0.9, 0.5, 0.15, speaks_for=0.1, speaks_against=0.4)
