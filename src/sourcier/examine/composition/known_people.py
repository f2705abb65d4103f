"""The sign `known_people`: rows whose person stands in an earlier file that was declared."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.examine.people import NOBODY, Persons
from sourcier.examine.persons import Sheet
from sourcier.model.composition import KnownFile
from sourcier.recognise.hashing import combine, sorted_set

from .scene import Place, jump

MOSTLY = 0.5
"""Share of a segment's rows from which it is an older file used again."""
_SHARP = 0.6
_LEAST = 10
_ALL = 3


@dataclass(frozen=True, slots=True, eq=False)
class KnownPeople:
    """The people of one earlier file, as keyed hashes in memory."""

    name: str
    """Harmless, or a code."""
    sha256: str
    numbers: np.ndarray
    """uint64, ascending: national numbers that agree with birth and sex."""
    names: np.ndarray
    """uint64, ascending: names and birth date."""
    unread: str
    """A code for what kept it from being read to its end, or empty."""
    salt: np.uint64
    """What the hashes are keyed with: it lives as long as the examination."""

    def met(self, keys: Sheet) -> np.ndarray:
        """Whether each row's person stands in the file: by number, else by name and birth date."""
        by_number = _within(keyed(keys.number, self.salt), self.numbers)
        return np.asarray(by_number | _within(keyed(keys.name, self.salt), self.names))

    def fact(self, met: np.ndarray, persons: Persons) -> KnownFile:
        """Return how much of the leak the file explains; `met` is what `met` said of its rows."""
        people = np.unique(persons.of_row[met & (persons.of_row != NOBODY)]).size
        rows = int(met.sum())
        return KnownFile(self.name, self.sha256, rows, round(rows / max(1, len(met)), 6), people, self.unread)


def known_people(name: str, sha256: str, keys: Sequence[Sheet], salt: np.uint64, unread: str) -> KnownPeople:
    """Return the people of an earlier file from the keys of its tables' rows."""
    numbers = [keyed(part.number, salt) for part in keys]
    names = [keyed(part.name, salt) for part in keys]
    return KnownPeople(name, sha256, _set(numbers), _set(names), unread, salt)


def keyed(keys: np.ndarray, salt: np.uint64) -> np.ndarray:
    """Return the keys under the salt; 0, no key, stays 0."""
    return np.where(keys == 0, np.uint64(0), combine(keys, np.full(len(keys), salt, np.uint64)))


def jump_of_known(known: np.ndarray | None, place: Place) -> float:
    """Return by how much the share of known people changes at the place, 0 where that is no sign."""
    if known is None or place.smaller < _LEAST:
        return 0.0
    far, close, _ = jump(known.astype(np.uint8) + np.uint8(1), place, _ALL)
    return round(far, 6) if far >= MOSTLY and close >= _SHARP * far else 0.0


def _set(parts: Sequence[np.ndarray]) -> np.ndarray:
    found = sorted_set(np.concatenate([np.zeros(0, np.uint64), *parts]))
    return np.asarray(found[found != 0])


def _within(keys: np.ndarray, known: np.ndarray) -> np.ndarray:
    if not known.size:
        return np.zeros(len(keys), bool)
    at = np.minimum(np.searchsorted(known, keys), known.size - 1)
    return np.asarray(known[at] == keys)
