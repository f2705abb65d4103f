"""How many distinct people, as an interval, and who each row is about.

Best: one person per NIR that agrees with birth and sex; rows without one belong to the NIR their name and birth date
stand with, else to a person of that name and birth date. Low: everything that a number or a name joins, joined in
chains. High: every name under a number is its own person, and so is every row that identifies nobody.
"""

from dataclasses import dataclass

import numpy as np

from sourcier.model.facts import People
from sourcier.recognise.hashing import combine

from .identity import Keys

NOBODY = -1
_BY_NUMBER, _BY_NAME, _BY_OTHER = (np.uint64(salt) for salt in (1, 2, 3))


@dataclass(frozen=True, slots=True, eq=False)
class Persons:
    """Who each row is about."""

    of_row: np.ndarray
    """int32 per row: a number from 0 for each person, `NOBODY` where the row identifies nobody."""
    people: People


def tell_apart(keys: Keys) -> Persons:
    """Return the people that the keys of all rows tell apart."""
    number, name, other = keys.number, keys.name, keys.other
    method = "keys" if number.any() or name.any() else "addresses" if other.any() else "none"
    by_name, several = _number_of_name(number, name)
    best = np.where(number != 0, _salted(number, _BY_NUMBER), by_name)
    best = np.where((best == 0) & (other != 0), _salted(other, _BY_OTHER), best)
    known = best != 0
    distinct, indices = np.unique(best[known], return_inverse=True)
    of_row = np.full(len(best), NOBODY, np.int32)
    of_row[known] = indices
    low, high = _low(number, name, other), _high(number, name, other)
    without = int((~known).sum())
    people = People(min(low, distinct.size), int(distinct.size), max(high, distinct.size), method, several, without)
    return Persons(of_row, people)


def _salted(keys: np.ndarray, salt: np.uint64) -> np.ndarray:
    return combine(keys, np.full(len(keys), salt, np.uint64))


def _number_of_name(number: np.ndarray, name: np.ndarray) -> tuple[np.ndarray, int]:
    """Return per row the key of the person its name belongs to, and how many names stand with several numbers."""
    both = (number != 0) & (name != 0)
    pairs = np.unique(np.stack([name[both], number[both]]), axis=1) if both.any() else np.zeros((2, 0), np.uint64)
    names, first, counts = np.unique(pairs[0], return_index=True, return_counts=True)
    several = int((counts > 1).sum())
    found = np.zeros(len(name), np.uint64)
    named = name != 0
    found[named] = _salted(name[named], _BY_NAME)
    if names.size:
        at = np.minimum(np.searchsorted(names, name), names.size - 1)
        has = named & (names[at] == name) & (counts[at] == 1)
        found[has] = _salted(pairs[1][first[at[has]]], _BY_NUMBER)
    return found, several


def _high(number: np.ndarray, name: np.ndarray, other: np.ndarray) -> int:
    """Every name under a number counts; a number without a name counts only where it stands with none."""
    with_name = name != 0
    pairs = np.unique(combine(number[with_name], name[with_name])).size
    bare = np.setdiff1d(number[~with_name & (number != 0)], number[with_name]).size
    neither = (number == 0) & ~with_name
    return int(pairs + bare + np.unique(other[neither & (other != 0)]).size + (neither & (other == 0)).sum())


def _low(number: np.ndarray, name: np.ndarray, other: np.ndarray) -> int:
    """Connected components of numbers and names, where a row with both joins them."""
    identified = (number != 0) | (name != 0)
    alone = np.unique(other[~identified & (other != 0)]).size
    numbers, names = np.unique(number[number != 0]), np.unique(name[name != 0])
    both = (number != 0) & (name != 0)
    first = np.searchsorted(numbers, number[both])
    second = np.searchsorted(names, name[both]) + numbers.size
    return int(_components(first, second, numbers.size + names.size) + alone)


def _components(first: np.ndarray, second: np.ndarray, nodes: int) -> int:
    """Return how many components the edges `first`-`second` leave among nodes 0 ... `nodes` - 1.

    Trees are hooked to their smallest neighbour and flattened, in rounds: few even for one long chain (Shiloach and
    Vishkin, "An O(log n) parallel connectivity algorithm", 1982).
    """
    root = np.arange(nodes)
    while True:
        left, right = root[first], root[second]
        if np.array_equal(left, right):
            return int(np.unique(root).size)
        least = np.minimum(left, right)
        np.minimum.at(root, left, least)
        np.minimum.at(root, right, least)
        while not np.array_equal(root, above := root[root]):
            root = above


def people_per(group: np.ndarray, persons: np.ndarray, groups: int) -> np.ndarray:
    """Return how many distinct people each group of rows touches, int64 of `groups`; group -1 is nobody's."""
    kept = (group >= 0) & (persons >= 0)
    pairs = np.unique(group[kept].astype(np.int64) * (int(persons.max(initial=0)) + 1) + persons[kept])
    return np.bincount(pairs // (int(persons.max(initial=0)) + 1), minlength=groups)
