"""People who live in one department are insured by one local fund more often than any two."""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence, evenness
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.6


def measure(cohort: Cohort) -> Measured | None:
    """Measure where neither one department nor one fund rules the file."""
    if not cohort.has("fund"):
        return None
    fund = cohort.hashes("fund")
    told = cohort.once & (cohort.home >= 0) & (fund != 0)
    if not told.any() or max(evenness(cohort.home[told]), evenness(fund[told])) > _ONE_RULES:
        return None
    return dependence(cohort.home[told], fund[told])


TRIAL = Trial("fund_follows_home", Family.RESIDENCE, measure, 0.5, 0.05, 0.02, speaks_for=0.5, speaks_against=0.4)
