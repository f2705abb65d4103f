"""People born abroad whose birthday is unknown are written down as of 1 January: a heap no list of dates has.

Its absence says nothing: many registers have none.
"""

import numpy as np

from sourcier.examine.authenticity.cohort import MISSING, Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial

_ABROAD = 99


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share born on 1 January, one in 365 by chance, among those born in another country."""
    day = cohort.born.astype("datetime64[D]")
    first = day == day.astype("datetime64[Y]").astype("datetime64[D]")
    told = cohort.once & (cohort.number.place == _ABROAD) & (cohort.born != MISSING)
    return share(int(np.count_nonzero(first & told)), int(told.sum())) if told.any() else None


TRIAL = Trial("birth_heap", Family.PEOPLE, measure, 0.05, 0.01, 0.001, speaks_for=0.2, speaks_against=0.0)
