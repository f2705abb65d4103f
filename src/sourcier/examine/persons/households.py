"""Numbers that stand on the lines of several people: a holder, and those insured through them."""

from dataclasses import dataclass

import numpy as np

from .fields import VALID, Sheet, agreed, identity


@dataclass(frozen=True, slots=True)
class Households:
    """How many numbers several people share, and how many of these people are not the holder."""

    households: int
    dependants: int
    shared: int
    """Numbers that two people or more claim as their own: it agrees with birth and sex of each."""


def households(sheet: Sheet, of_row: np.ndarray, people: int) -> Households:
    """Return the households of all rows."""
    rows = np.flatnonzero(((sheet.national & VALID) != 0) & (of_row >= 0))
    numbers, own = identity(sheet.national[rows]), agreed(sheet.national[rows])
    distinct, holder = np.unique(numbers, return_inverse=True)
    pairs = np.unique(holder * np.int64(max(people, 1)) + of_row[rows])
    per_number = np.bincount(pairs // max(people, 1), minlength=len(distinct))
    owned = np.unique(holder[own] * np.int64(max(people, 1)) + of_row[rows][own])
    owners = np.bincount(owned // max(people, 1), minlength=len(distinct))
    several = per_number > 1
    dependants = np.unique(
        pairs[np.isin(pairs // max(people, 1), np.flatnonzero(several)) & ~np.isin(pairs, owned)] % max(people, 1)
    )
    return Households(int(several.sum()), int(dependants.size), int((owners > 1).sum()))
