"""Numbers that stand on the lines of several people: a holder, and those insured through them."""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import sorted_set

from .fields import VALID, Sheet, agreed, identity

_PARTS = 16
_PART_BITS = np.uint64(60)


@dataclass(frozen=True, slots=True)
class Households:
    """How many numbers several people share, and how many of these people are not the holder."""

    households: int
    dependants: int
    shared: int
    """Numbers that two people or more claim as their own: it agrees with birth and sex of each."""


def households(sheet: Sheet, of_row: np.ndarray, people: int) -> Households:
    """Return the households of all rows; a part of the numbers at a time."""
    valid = ((sheet.national & VALID) != 0) & (of_row >= 0)
    part_of = (sheet.national >> _PART_BITS).astype(np.uint8)
    several, shared, dependent = 0, 0, np.zeros(people, bool)
    for part in range(_PARTS):
        rows = np.flatnonzero(valid & (part_of == part))
        mine = _part(sheet.national[rows], of_row[rows], max(people, 1))
        several, shared = several + mine[0], shared + mine[1]
        dependent[mine[2]] = True
    return Households(several, int(dependent.sum()), shared)


def _part(numbers: np.ndarray, person: np.ndarray, people: int) -> tuple[int, int, np.ndarray]:
    """Return how many numbers several people share, how many several claim, and who shares one without a claim."""
    distinct = sorted_set(identity(numbers))
    pair = np.searchsorted(distinct, identity(numbers)) * np.int64(people) + person
    pairs, owned = sorted_set(pair), sorted_set(pair[agreed(numbers)])
    per_number = np.bincount(pairs // people, minlength=len(distinct))
    owners = np.bincount(owned // people, minlength=len(distinct))
    among = pairs[per_number[pairs // people] > 1]
    at = np.minimum(np.searchsorted(owned, among), max(owned.size - 1, 0))
    claimed = owned[at] == among if owned.size else np.zeros(len(among), bool)
    return int((per_number > 1).sum()), int((owners > 1).sum()), among[~claimed] % people
