"""Births of a month are numbered from 1 in each commune: large numbers come from towns with large maternities."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.maternity_towns import births_share
from sourcier.examine.authenticity.measured import Measured, correlation
from sourcier.examine.authenticity.ranks import ranks
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure as a rank correlation between the order number and how many are born there."""
    number = cohort.number
    told = cohort.once & number.french & (number.order > 0)
    size = births_share(number.place[told], number.commune[told])
    if not len(size) or len(np.unique(size)) < 3:  # noqa: PLR2004  # towns of one size tell nothing
        return None
    return correlation(ranks(number.order[told]), ranks(size))


TRIAL = Trial("order_follows_town", Family.BIRTHPLACE, measure, 0.4, 0.1, 0.04, speaks_for=0.4, speaks_against=0.4)
