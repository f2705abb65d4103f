"""Few rows say exactly what another one says."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial
from sourcier.recognise.hashing import combine


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share of distinct rows, by all columns looked at."""
    columns = list(cohort.sample.coded.values())
    if not columns or not cohort.rows:
        return None
    key = columns[0].folded_hashes()
    for column in columns[1:]:
        key = combine(key, column.folded_hashes())
    return share(len(np.unique(key)), cohort.rows)


TRIAL = Trial("duplicates", Family.RECORDS, measure, 1.0, 0.8, 0.5, speaks_for=0.0, speaks_against=0.1)
