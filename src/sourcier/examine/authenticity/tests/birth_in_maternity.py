"""Children are born in towns with a maternity, and few towns have one: many live elsewhere."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.maternity_towns import births_share
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial

_IN_HOSPITAL = 1975
"""From this year on nearly all births were in a maternity, and most of those of then are still on the list."""


def measure(cohort: Cohort) -> Measured | None:
    """Measure among those born in France since then."""
    told = cohort.once & cohort.number.french & (cohort.number_year >= _IN_HOSPITAL)
    if not told.any():
        return None
    found = births_share(cohort.number.place[told], cohort.number.commune[told])
    return share(int(np.count_nonzero(found)), len(found))


TRIAL = Trial(
    "birth_in_maternity", Family.BIRTHPLACE, measure, 0.85, 0.6, 0.5, speaks_for=0.2, speaks_against=1.0, binding=True
)
