"""Family names have a long tail: many more of them than a list drawn from evenly would show for as many namesakes."""

import numpy as np

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, Z
from sourcier.examine.authenticity.trial import Family, Trial

_FEW_PAIRS = 30


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share of names an even list with as many pairs of namesakes would lack; 0 for such a list."""
    if not cohort.has("family"):
        return None
    family = cohort.hashes("family")
    counts = np.unique(family[cohort.once & (family != 0)], return_counts=True)[1].astype(float)
    rows, pairs = float(counts.sum()), float((counts * (counts - 1)).sum() / 2)
    if pairs < _FEW_PAIRS:
        return None

    def beyond(number: float) -> float:
        size = rows * (rows - 1) / 2 / number
        return float(1 - size * -np.expm1(rows * np.log1p(-1 / max(size, 1 + 1e-9))) / len(counts))

    error = Z * np.sqrt(pairs + (counts * (counts - 1) * (counts - 2)).sum())
    return Measured(beyond(pairs), beyond(max(pairs - error, 1)), beyond(pairs + error), int(rows))


TRIAL = Trial("surname_tail", Family.PEOPLE, measure, 0.7, 0.2, 0.1, speaks_for=0.1, speaks_against=0.6)
