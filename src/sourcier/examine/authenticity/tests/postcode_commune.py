"""A postcode stands beside a commune it serves; on a foreign address, two equal postcodes beside equal towns."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, beyond_chance, share
from sourcier.examine.authenticity.pairs import dependence, evenness
from sourcier.examine.authenticity.served import Served
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.6
_SHIFTS = (1, 7, 101)


def measure(cohort: Cohort) -> Measured | None:
    """Measure beyond what the same columns give when one is moved by some rows."""
    if not cohort.has("postcode", "commune"):
        return None
    code, town = cohort.hashes("postcode"), cohort.hashes("commune")
    rows = np.flatnonzero(cohort.once & (code != 0) & (town != 0))
    if not rows.size or evenness(town[rows]) > _ONE_RULES:
        return None
    served = Served(cohort)
    chance = float(np.mean([served.at(rows, np.roll(rows, shift)).mean() for shift in _SHIFTS]))
    listed = beyond_chance(share(int(served.at(rows, rows).sum()), len(rows)), chance)
    alike = dependence(code[rows], town[rows])
    return max(listed, alike, key=lambda found: found.low)


TRIAL = Trial(
    "postcode_commune", Family.RESIDENCE, measure, 0.95, 0.5, 0.15, speaks_for=0.1, speaks_against=1.5, binding=True
)
