"""A right key: 97 to 99 numbers in a hundred of a true export have one, one random number in a hundred."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure among numbers of fifteen characters."""
    if not cohort.has("nir"):
        return None
    whole = cohort.number.whole & cohort.once
    return share(int((whole & cohort.number.right).sum()), int(whole.sum())) if whole.any() else None


TRIAL = Trial("nir_key", Family.NUMBER, measure, 0.98, 0.8, 0.2, speaks_for=0.1, speaks_against=2.0, binding=True)
