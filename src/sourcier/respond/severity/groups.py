"""Who shares which sorts of data: per person, a set of sorts; people with the same set are one group."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.text.found import KINDS as SAID
from sourcier.respond.population import NOBODY, Population

from .context import SORTS

_BY_KIND = {
    "identity": ("family_name", "birth_name", "full_name"),
    "birth_date": ("birth_date",),
    "nir": ("nir", "ins"),
    "contact": ("street", "landline", "mobile", "phone", "email"),
    "insurance": ("insurer", "insurer_number", "fund_code", "insured_rank"),
    "bank": ("iban", "card"),
    "password": ("password", "password_hash"),
    "visit": ("visit_date",),
    "blood_group": ("blood_group", "rhesus"),
    "act": ("act_code", "test_code", "test_name"),
    "result": ("test_result",),
    "diagnosis": ("diagnosis_code", "drug"),
}
"""Kinds of columns that make a sort."""
_BY_COMMENT = {
    "nir": ("nir",),
    "contact": ("phone", "email", "address"),
    "intimate_comment": ("religion", "sex_life", "origin"),
    "hardship_comment": ("guardianship", "debt", "violence"),
}
"""Kinds inside comments that make a sort; all that begin with ``health.`` make ``health_comment``."""
_HEALTH = "health."
_SIDE = ("insurance",)
"""Sorts that move no factor: people are not told apart by them."""
_IDENTIFY = ("birth_date", "contact")
"""Sorts that move a factor only where name and number do not identify already."""


@dataclass(frozen=True, slots=True, eq=False)
class SortsOf:
    """The people of some rows, and the sorts of data of each."""

    persons: np.ndarray
    """Ascending."""
    bits: np.ndarray
    """uint32: bit s for ``SORTS[s]``, without the sorts that tell nobody's risk apart."""
    every: np.ndarray
    """The same, with all sorts."""

    def people_by_sort(self) -> dict[str, int]:
        """Return of how many people each sort of data leaked, in the order of `SORTS`."""
        return {sort: int((self.every >> np.uint32(place) & 1).sum()) for place, sort in enumerate(SORTS)}

    def groups(self) -> Iterable[tuple[tuple[str, ...], int]]:
        """Yield each set of sorts that somebody has, and how many people have it."""
        sets, people = np.unique(self.bits, return_counts=True)
        for found, count in zip(sets.tolist(), people.tolist(), strict=True):
            yield tuple(sort for place, sort in enumerate(SORTS) if found >> place & 1), count


def sorts_of(population: Population, rows: np.ndarray) -> SortsOf:
    """Return the people of these rows (bools), with the sorts of data these rows hold of each."""
    at = np.flatnonzero(rows & (population.persons != NOBODY))
    persons, who = np.unique(population.persons[at], return_inverse=True)
    bits = np.zeros(len(persons), np.uint32)
    for place, sort in enumerate(SORTS):
        has = np.zeros(len(persons), bool)
        has[who[_holds(population, at, sort)]] = True
        bits |= has.astype(np.uint32) << np.uint32(place)
    return SortsOf(persons, _plain(bits), bits)


def _holds(population: Population, rows: np.ndarray, sort: str) -> np.ndarray:
    found = np.zeros(len(rows), bool)
    for kind in _BY_KIND.get(sort, ()):
        if kind in population.kinds:
            found |= population.held[rows, population.kinds.index(kind)]
    mask = np.uint64(sum(1 << code for code, kind in enumerate(SAID) if _makes(kind, sort)))
    if mask:
        found |= (population.said[rows] & mask) != 0
    return found


def _makes(kind: str, sort: str) -> bool:
    return kind.startswith(_HEALTH) if sort == "health_comment" else kind in _BY_COMMENT.get(sort, ())


def _plain(bits: np.ndarray) -> np.ndarray:
    """Drop the sorts that tell nobody's risk apart."""
    kept = ~np.uint32(_mask(_SIDE))
    known = (bits & np.uint32(_mask(("identity", "nir")))) == np.uint32(_mask(("identity", "nir")))
    spare = np.where(known, np.uint32(_mask(_IDENTIFY)), np.uint32(0))
    return np.asarray(bits & kept & ~spare)


def _mask(sorts: Iterable[str]) -> int:
    return sum(1 << SORTS.index(sort) for sort in sorts)
