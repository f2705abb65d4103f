"""People at one address bear one name far more often than any two: households."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence
from sourcier.examine.authenticity.trial import Family, Trial

_FEW_PAIRS = 30


def measure(cohort: Cohort) -> Measured | None:
    """Measure on pairs of people at one address."""
    if not cohort.has("street", "family"):
        return None
    family = cohort.hashes("family")
    told = cohort.once & (cohort.address != 0) & (family != 0)
    found = dependence(cohort.address[told], family[told])
    return found if found.pairs >= _FEW_PAIRS else None


TRIAL = Trial("household_address", Family.HOUSEHOLD, measure, 0.4, 0.05, 0.02, speaks_for=1.2, speaks_against=0.6)
