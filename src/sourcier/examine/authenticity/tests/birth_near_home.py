"""People are born where they live far more often than the population of those departments would give."""

import numpy as np

from sourcier.data import communes
from sourcier.examine.authenticity.cohort import DEPARTMENTS, Cohort
from sourcier.examine.authenticity.measured import Measured, beyond_chance, share
from sourcier.examine.authenticity.trial import Family, Trial


def measure(cohort: Cohort) -> Measured | None:
    """Measure among those born in France, beyond what a birthplace drawn by today's inhabitants gives."""
    told = cohort.once & cohort.number.french & (cohort.home >= 0)
    if not told.any():
        return None
    home, birth = cohort.home[told], cohort.number.department[told]
    return beyond_chance(share(int((home == birth).sum()), len(home)), float(_inhabitants()[home].mean()))


def _inhabitants() -> np.ndarray:
    """Each department's share in the population."""
    known = communes()
    numbers = {code: number for number, code in enumerate(DEPARTMENTS)}
    here = np.array([numbers.get(code, len(DEPARTMENTS)) for code in known.departments.to_pylist()])
    total = np.bincount(here, known.population, len(DEPARTMENTS) + 1)[:-1]
    return np.asarray(total / total.sum())


TRIAL = Trial("birth_near_home", Family.BIRTHPLACE, measure, 0.5, 0.12, 0.04, speaks_for=0.2, speaks_against=1.0)
