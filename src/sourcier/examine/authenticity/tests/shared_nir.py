"""People under one number bear one name: parents and children, husband and wife. A copied column does not know that."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure on pairs of people under one number."""
    if not cohort.has("nir", "family"):
        return None
    nir, family = cohort.hashes("nir"), cohort.hashes("family")
    told = cohort.once & cohort.number.right & (family != 0)
    found = dependence(nir[told], family[told])
    return found if found.of else None


TRIAL = Trial("shared_nir", Family.HOUSEHOLD, measure, 0.9, 0.3, 0.1, speaks_for=0.7, speaks_against=0.5)
