"""What each row is right or wrong about, by checks that true exports pass but for typing errors."""

import numpy as np

from .cohort import MISSING, Cohort
from .places import stood
from .served import Served


def faults(cohort: Cohort) -> tuple[np.ndarray, np.ndarray]:
    """Return per row how many checks it fails, and how many can be made on it."""
    number = cohort.number
    checks = [
        (number.whole, ~number.right),
        (number.right & cohort.adult & (cohort.born != MISSING), _another_birth(cohort)),
        (number.right & cohort.adult & (cohort.sex > 0) & (number.sex > 0), number.sex != cohort.sex),
        (number.french & (cohort.number_year > 0), ~stood(cohort)),
    ]
    if cohort.has("postcode", "commune"):
        told = (cohort.hashes("postcode") != 0) & (cohort.hashes("commune") != 0)
        every = np.arange(cohort.rows)
        checks.append((told, ~Served(cohort).at(every, every)))
    failed, made = np.zeros(cohort.rows, np.int16), np.zeros(cohort.rows, np.int16)
    for applies, wrong in checks:
        failed += applies & wrong
        made += applies
    return failed, made


def _another_birth(cohort: Cohort) -> np.ndarray:
    number = cohort.number
    month = (number.month > 0) & (number.month != cohort.birth_month)
    return np.asarray((cohort.birth_year % 100 != number.year) | month)
