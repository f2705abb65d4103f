"""An adult's number says the sex the record says, beyond what two coins would agree."""

from sourcier.examine.authenticity.agreement import agreement, whichever_way
from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure among adults, by Cohen's kappa."""
    if not cohort.has("nir"):
        return None
    told = cohort.once & (cohort.number.sex > 0) & (cohort.sex > 0) & cohort.adult
    found = agreement(cohort.number.sex[told], cohort.sex[told])
    return found and whichever_way(found)


TRIAL = Trial("nir_sex", Family.NUMBER, measure, 0.96, 0.5, 0.15, speaks_for=0.1, speaks_against=1.0, binding=True)
