"""How many distinct people, as an interval, and who each row is about.

Best: one person per NIR that agrees with birth and sex, two where both birth days and names differ under it; rows
without one belong to the NIR their name and birth date stand with, else to a person of that name and birth date. Low:
everything that a number or a name joins, joined in chains. High: every name under a number is its own person, and so
is every row that identifies nobody.
"""

from dataclasses import dataclass

import numpy as np

from sourcier.model.people import People
from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers, sorted_set

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
    number, blocked = _parted(keys)
    name, other = keys.name, keys.other
    method = "keys" if number.any() or name.any() else "addresses" if other.any() else "none"
    by_name, several = _number_of_name(number, name)
    best = np.where(number != 0, _salted(number, _BY_NUMBER), by_name)
    best = np.where((best == 0) & (other != 0), _salted(other, _BY_OTHER), best)
    known = best != 0
    distinct, indices = np.unique(best[known], return_inverse=True)
    of_row = np.full(len(best), NOBODY, np.int32)
    of_row[known] = indices
    low, high = _low(keys.number, name, other), _high(number, name, other)
    without = int((~known).sum())
    best_count, conflicts = int(distinct.size), several + blocked
    return Persons(of_row, People(min(low, best_count), best_count, max(high, best_count), method, conflicts, without))


def _parted(keys: Keys) -> tuple[np.ndarray, int]:
    """Return the numbers, those parted that people of different birth days and names share, and how many those are.

    A birth date may not differ within one person; where the names are the same, it is taken for a typing error.
    """
    dated = (keys.number != 0) & (keys.day != MISSING)
    variants = np.unique(combine(keys.number[dated], hash_numbers(keys.day[dated])), return_index=True)[1]
    numbers, counts = np.unique(keys.number[dated][variants], return_counts=True)
    shared = np.flatnonzero(np.isin(keys.number, numbers[counts > 1]) & dated)
    if not shared.size:
        return keys.number, 0
    number = keys.number[shared]
    days = np.unique(combine(number, hash_numbers(keys.day[shared])), return_inverse=True)[1]
    words = np.unique(combine(number, keys.words[shared]), return_inverse=True)[1] + days.max() + 1
    named = keys.words[shared] != 0
    root = _components(days[named], words[named], int(words.max()) + 1)[days]
    parted = keys.number.copy()
    parted[shared] = combine(number, root.astype(np.uint64))
    persons = np.unique(np.stack([number, root.astype(np.uint64)]), axis=1)[0]
    return parted, int((np.unique(persons, return_counts=True)[1] > 1).sum())


def _salted(keys: np.ndarray, salt: np.uint64) -> np.ndarray:
    return combine(keys, np.full(len(keys), salt, np.uint64))


def _number_of_name(number: np.ndarray, name: np.ndarray) -> tuple[np.ndarray, int]:
    """Return per row the key of the person its name belongs to, and how many names stand with several numbers."""
    both = (number != 0) & (name != 0)
    names, least, most = _span_by(name[both], number[both])
    found = np.zeros(len(name), np.uint64)
    named = name != 0
    found[named] = _salted(name[named], _BY_NAME)
    if names.size:
        at = np.minimum(np.searchsorted(names, name), names.size - 1)
        has = named & (names[at] == name) & (least == most)[at]
        found[has] = _salted(least[at[has]], _BY_NUMBER)
    return found, int((least != most).sum())


def _span_by(keys: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the distinct keys, ascending, with the least and the greatest value that stands with each."""
    order = np.argsort(keys)
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    if not starts.size:
        return keys, values, values
    return keys[starts], np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)


def _high(number: np.ndarray, name: np.ndarray, other: np.ndarray) -> int:
    """Every name under a number counts; a number without a name counts only where it stands with none."""
    with_name = name != 0
    pairs = sorted_set(combine(number[with_name], name[with_name])).size
    bare = sorted_set(number[number != 0]).size - sorted_set(number[with_name & (number != 0)]).size
    neither = (number == 0) & ~with_name
    return int(pairs + bare + sorted_set(other[neither & (other != 0)]).size + (neither & (other == 0)).sum())


def _low(number: np.ndarray, name: np.ndarray, other: np.ndarray) -> int:
    """Connected components of numbers and names, where a row with both joins them."""
    identified = (number != 0) | (name != 0)
    alone = sorted_set(other[~identified & (other != 0)]).size
    numbers, names = sorted_set(number[number != 0]), sorted_set(name[name != 0])
    both = (number != 0) & (name != 0)
    first = np.searchsorted(numbers, number[both])
    second = np.searchsorted(names, name[both]) + numbers.size
    root = _components(first, second, numbers.size + names.size)
    return int((root == np.arange(root.size)).sum() + alone)


def _components(first: np.ndarray, second: np.ndarray, nodes: int) -> np.ndarray:
    """Return, per node 0 ... `nodes` - 1, the smallest node that the edges `first`-`second` join it to.

    Trees are hooked to their smallest neighbour and flattened, in rounds: few even for one long chain (Shiloach and
    Vishkin, "An O(log n) parallel connectivity algorithm", 1982).
    """
    root = np.arange(nodes)
    while True:
        left, right = root[first], root[second]
        if np.array_equal(left, right):
            return root
        least = np.minimum(left, right)
        np.minimum.at(root, left, least)
        np.minimum.at(root, right, least)
        while not np.array_equal(root, above := root[root]):
            root = above


def people_per(group: np.ndarray, persons: np.ndarray, groups: int) -> np.ndarray:
    """Return how many distinct people each group of rows touches, int64 of `groups`; group -1 is nobody's."""
    kept = (group >= 0) & (persons >= 0)
    pairs = sorted_set(group[kept].astype(np.int64) * (int(persons.max(initial=0)) + 1) + persons[kept])
    return np.bincount(pairs // (int(persons.max(initial=0)) + 1), minlength=groups)
