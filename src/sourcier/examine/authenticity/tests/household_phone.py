"""People under one landline bear one name far more often than any two."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import dependence
from sourcier.examine.authenticity.trial import Family, Trial

_FEW_PAIRS = 30
_OWN = 0.6
"""With fewer numbers per person, they are switchboards, defaults or masks, and no household's."""


def measure(cohort: Cohort) -> Measured | None:
    """Measure on pairs of people with one landline."""
    if not cohort.has("phone", "family"):
        return None
    family, phone = cohort.hashes("family"), cohort.hashes("phone")
    told = cohort.once & (phone != 0) & (family != 0)
    if len(np.unique(phone[told])) < _OWN * told.sum():
        return None
    found = dependence(phone[told], family[told])
    return found if found.pairs >= _FEW_PAIRS else None


TRIAL = Trial("household_phone", Family.HOUSEHOLD, measure, 0.5, 0.05, 0.02, speaks_for=1.0, speaks_against=0.5)
