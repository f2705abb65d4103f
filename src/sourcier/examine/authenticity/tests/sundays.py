"""Laboratories close on Sundays; an emergency room does not."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, flipped
from sourcier.examine.authenticity.trial import Family, Trial
from sourcier.examine.authenticity.weekdays import rate


def measure(cohort: Cohort) -> Measured | None:
    """Measure how much rarer a visit on a Sunday is than on a day from Monday to Friday."""
    found = rate(cohort.seen, holidays=False)
    return None if found is None else flipped(found)


TRIAL = Trial("sundays", Family.CALENDAR, measure, 0.95, 0.5, 0.15, speaks_for=0.1, speaks_against=0.4)
