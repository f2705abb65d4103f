"""House numbers are mostly small, since most streets are short; drawn ones fill their range evenly."""

import numpy as np
import pyarrow.compute as pc

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial

_SMALL, _LARGE = 20, 200


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share up to 20 among those up to 200."""
    if not cohort.has("street"):
        return None
    coded = cohort.column("street")
    found = pc.struct_field(pc.extract_regex(coded.text, r"^(?P<number>\d{1,3})(?:\D|$)"), "number")
    number = coded.rows(found.fill_null("0").cast("int32").to_numpy(zero_copy_only=False))
    told = cohort.once & (number > 0) & (number <= _LARGE)
    return share(int(np.count_nonzero(number[told] <= _SMALL)), int(told.sum())) if told.any() else None


TRIAL = Trial("house_numbers", Family.RESIDENCE, measure, 0.5, 0.35, 0.25, speaks_for=0.05, speaks_against=0.3)
