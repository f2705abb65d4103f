"""Women of 25 to 40 come to a laboratory more often than men of that age: age depends on sex."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.tables import cramer
from sourcier.examine.authenticity.trial import Family, Trial

_BANDS = (15, 25, 40, 55, 70)


def measure(cohort: Cohort) -> Measured | None:
    """Measure by Cramer's V."""
    told = cohort.once & (cohort.sex > 0) & (cohort.age >= 0)
    band = np.digitize(cohort.age[told], _BANDS)
    if len(np.unique(band)) < 2 or len(np.unique(cohort.sex[told])) < 2:  # noqa: PLR2004  # both must vary
        return None
    return cramer(band, cohort.sex[told])


TRIAL = Trial("age_sex", Family.PEOPLE, measure, 0.12, 0.04, 0.02, speaks_for=0.4, speaks_against=0.2)
