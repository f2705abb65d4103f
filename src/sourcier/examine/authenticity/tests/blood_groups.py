"""Blood groups as frequent as in France."""

import numpy as np

from sourcier.data import blood_groups, fold
from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, about
from sourcier.examine.authenticity.trial import Family, Trial

_LETTERS = ("A", "B", "AB", "O")


def measure(cohort: Cohort) -> Measured | None:
    """Measure how far the letters' shares and those of the EFS overlap; the rhesus may stand elsewhere."""
    if not cohort.has("blood"):
        return None
    coded = cohort.column("blood")
    group = coded.rows(np.array([_letter(value) for value in coded.text.to_pylist()], np.int8))
    found = np.bincount(group[cohort.once & (group >= 0)], minlength=len(_LETTERS))
    if not found.sum():
        return None
    expected = np.array([sum(p for g, p in blood_groups().items() if g[:-1] == letter) for letter in _LETTERS])
    overlap = float(np.minimum(found / found.sum(), expected / expected.sum()).sum())
    return about(overlap, float(0.5 / np.sqrt(found.sum())), int(found.sum()))


def _letter(value: str) -> int:
    word = fold(value).removeprefix("GROUPE ").split(" ")[0].rstrip("12").replace("0", "O")
    return _LETTERS.index(word) if word in _LETTERS else -1


TRIAL = Trial("blood_groups", Family.PEOPLE, measure, 0.97, 0.85, 0.72, speaks_for=0.05, speaks_against=0.4)
