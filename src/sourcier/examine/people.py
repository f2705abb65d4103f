"""Who each row is about, as laboratories, places and categories ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.model.people import People
from sourcier.recognise.hashing import sorted_set

from .persons import NOBODY, Doubt, Settled, Sheet, Texts, rows_apart, tell
from .relations import Related, RelatedTexts

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


def tell_apart(
    sheet: Sheet, texts: Texts, settled: Sequence[Settled] = (), rejected: int = 0, related: Related | None = None,
    *, workers: int = 1,
) -> Persons:  # fmt: skip
    """Return the people that all rows tell apart, as people settled what they looked at.

    `rejected`: rows that could not be read; each may be about somebody else. `related`: rows of tables that lead to
    others' are about whom those are about; what a decision names is told by itself.
    """
    if related is not None:
        return _told_with_relations(texts, settled, rejected, related, workers)
    told = tell(sheet, texts, settled=settled, workers=workers)
    people = replace(told.people, high=told.people.high + rejected)
    return Persons(told.of_row, people, told.doubts, told.contradicted)


def _told_with_relations(
    texts: Texts, settled: Sequence[Settled], rejected: int, related: Related, workers: int
) -> Persons:
    named = rows_apart(settled)
    whose = related.whose.copy()
    whose[named] = NOBODY
    apart = whose == NOBODY
    apart[np.setdiff1d(np.flatnonzero(related.idle), named)] = False
    kept = np.flatnonzero(apart)
    place = np.cumsum(apart) - 1
    sheet = related.filled.sheet.only(kept)
    mine = [Settled(int(place[one.first]), int(place[one.second]), one.same) for one in settled]
    told = tell(sheet, RelatedTexts(texts, kept, related.filled.taken), settled=mine, workers=workers)
    of_row = np.full(len(whose), NOBODY, np.int32)
    of_row[kept] = told.of_row
    led = np.flatnonzero(whose != NOBODY)
    of_row[led] = of_row[whose[led]]
    doubts = tuple(
        replace(doubt, first=int(kept[doubt.first]), second=int(kept[doubt.second])) for doubt in told.doubts
    )
    people = replace(told.people, high=told.people.high + rejected)
    return Persons(of_row, people, doubts, told.contradicted)


def people_per(group: np.ndarray, persons: np.ndarray, groups: int) -> np.ndarray:
    """Return how many distinct people each group of rows touches, int64 of `groups`; group -1 is nobody's."""
    kept = (group >= 0) & (persons >= 0)
    pairs = sorted_set(group[kept].astype(np.int64) * (int(persons.max(initial=0)) + 1) + persons[kept])
    return np.bincount(pairs // (int(persons.max(initial=0)) + 1), minlength=groups)
