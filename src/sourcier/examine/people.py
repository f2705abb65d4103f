"""Who each row is about, as laboratories, places and categories ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.model.people import People
from sourcier.recognise.hashing import sorted_set

from .persons import NOBODY, Doubt, Settled, Sheet, Texts, tell

__all__ = ["NOBODY", "Persons", "people_per", "tell_apart"]


@dataclass(frozen=True, slots=True, eq=False)
class Persons:
    """Who each row is about."""

    of_row: np.ndarray
    """int32 per row: a number from 0 for each person, `NOBODY` where the row identifies nobody."""
    people: People
    doubts: tuple[Doubt, ...] = ()
    """Pairs of rows that may be one person, those an identifier forbids first."""
    contradicted: tuple[int, ...] = ()
    """Decisions that others contradict, by their place."""


def tell_apart(sheet: Sheet, texts: Texts, settled: Sequence[Settled] = (), rejected: int = 0) -> Persons:
    """Return the people that all rows tell apart, as people settled what they looked at.

    `rejected`: rows that could not be read; each may be about somebody else.
    """
    told = tell(sheet, texts, settled=settled)
    people = replace(told.people, high=told.people.high + rejected)
    return Persons(told.of_row, people, told.doubts, told.contradicted)


def people_per(group: np.ndarray, persons: np.ndarray, groups: int) -> np.ndarray:
    """Return how many distinct people each group of rows touches, int64 of `groups`; group -1 is nobody's."""
    kept = (group >= 0) & (persons >= 0)
    pairs = sorted_set(group[kept].astype(np.int64) * (int(persons.max(initial=0)) + 1) + persons[kept])
    return np.bincount(pairs // (int(persons.max(initial=0)) + 1), minlength=groups)
