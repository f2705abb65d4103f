"""The commune of birth in the number was a commune at that time: one random code in three was."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.places import stood
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure among those born in France; a year in which the code came or went counts as right."""
    told = cohort.once & cohort.number.french & (cohort.number_year > 0)
    return share(int((stood(cohort) & told).sum()), int(told.sum())) if told.any() else None


TRIAL = Trial(
    "place_exists", Family.BIRTHPLACE, measure, 0.98, 0.9, 0.8, speaks_for=0.1, speaks_against=0.8, binding=True
)
