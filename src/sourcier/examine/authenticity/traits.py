"""What a record has and has not: few values each, so that any two can be set against each other."""

import numpy as np

from .cohort import UNKNOWN, Cohort

_MOST = 30
_RARE = 0.03
_AGES = (15, 25, 40, 55, 70)
_FREQUENT = 12
"""Values of a label told apart; the rest are one."""


def traits(cohort: Cohort) -> list[np.ndarray]:
    """Return sex, age, department, laboratory and which cells are filled, wherever they vary; one entry per person."""
    once = cohort.once
    named = [cohort.sex, np.digitize(cohort.age, _AGES), _frequent(cohort.home), _frequent(cohort.lab)]
    found = [trait[once] for trait in named if _varies(trait[once])]
    filled = cohort.sample.filled[once]
    part = filled.mean(axis=0) if len(filled) else np.zeros(0)
    mixed = np.flatnonzero((part > _RARE) & (part < 1 - _RARE))
    chosen = mixed[np.argsort(np.abs(part[mixed] - 0.5), kind="stable")][:_MOST]
    return found + [filled[:, column].astype(np.int8) for column in np.sort(chosen)]


def _frequent(labels: np.ndarray) -> np.ndarray:
    counts = np.bincount(labels[labels >= 0], minlength=1)
    kept = np.argsort(-counts, kind="stable")[:_FREQUENT]
    return np.where(np.isin(labels, kept), labels, UNKNOWN)


def _varies(trait: np.ndarray) -> bool:
    return len(trait) > 0 and float(np.bincount(trait - trait.min()).max()) < (1 - _RARE) * len(trait)
