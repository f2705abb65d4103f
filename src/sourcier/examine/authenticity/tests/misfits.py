"""Typing errors come one by one; a row wrong in two independent ways was put there by another hand.

Never part of the verdict: it shows a part of the rows, such as padding, that the other tests' averages hide.
"""

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.soundness import faults
from sourcier.examine.authenticity.trial import Family, Trial

_TWO = 2


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share of rows with fewer than two faults, among those on which two or more checks can be made."""
    failed, made = faults(cohort)
    told = made >= _TWO
    return share(int((failed[told] < _TWO).sum()), int(told.sum())) if told.any() else None


TRIAL = Trial("misfits", Family.RECORDS, measure, 0.995, 0.97, 0.4, speaks_for=0.0, speaks_against=0.0)
