"""Who is called what: given names by sex and decade of birth, family names by region."""

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import DECADES, family_names, given_names

from .seeds import Floats, Ints, bounded
from .text import blank_first, words

BRITTANY = ("22", "29", "35", "56")
_BRETON = r"^(LE |LES|LA|KER|GUILL|GUEG|QUE|TANG|RIOU|COR|MOR|JE[GZ]|PEN|TRE|CAD|HERV|ROZ|GOU|BIHAN)"
_BRETON_PULL = 6.0
"""How much likelier a name of Breton form is in Brittany; and how much rarer elsewhere. Invented."""
_TILT = 0.86
"""The shipped weights end with the frequent names; raised to this power, the tail is as long as in a real file."""


@lru_cache(maxsize=1)
def given_table() -> pa.BinaryArray:
    """All given names as the old software writes them, the entry at 0 blank."""
    return blank_first(given_names().names.cast(pa.binary()))


@lru_cache(maxsize=1)
def accented_given_table() -> pa.BinaryArray:
    """The same names in the same places, in capitals with their accents and hyphens."""
    return words(name.upper() for name in given_names().written.to_pylist())


@lru_cache(maxsize=1)
def family_table() -> pa.BinaryArray:
    """All family names as the old software writes them, the entry at 0 blank."""
    return blank_first(family_names().names.cast(pa.binary()))


@lru_cache(maxsize=2 * len(DECADES))
def _given_bounds(sex: int, decade: int) -> tuple[Ints, Floats]:
    rows, weights = _given_weights(sex)
    return rows, np.cumsum(weights[:, _known(weights, decade)])


@lru_cache(maxsize=4)
def _given_weights(sex: int) -> tuple[Ints, Floats]:
    lists = given_names()
    own = "M" if sex == 1 else "F"
    fits = np.array([code in (own, "X") for code in lists.sex.to_pylist()])
    rows = np.flatnonzero(fits)
    return rows, np.asarray(lists.weights, float)[rows]


def draw_given(rng: np.random.Generator, sex: Ints, birth_year: Ints) -> Ints:
    """A given name per person, as positions in `given_table`."""
    drawn = np.zeros(len(sex), np.int64)
    decade = np.clip((birth_year - DECADES[0]) // 10, 0, len(DECADES) - 1)
    for code in (1, 2):
        for number in range(len(DECADES)):
            here = np.flatnonzero((sex == code) & (decade == number))
            if here.size:
                rows, bounds = _given_bounds(code, number)
                drawn[here] = rows[bounded(rng, bounds, here.size)] + 1
    return drawn


def _known(weights: Floats, decade: int) -> int:
    totals = weights.sum(axis=0)
    return int(min(np.flatnonzero(totals > 0), key=lambda one: abs(one - decade)))


@lru_cache(maxsize=2)
def _family_bounds(*, breton: bool) -> Floats:
    lists = family_names()
    weights = np.asarray(lists.weights, float) ** _TILT
    form = np.array(pc.match_substring_regex(lists.names, _BRETON).to_pylist())
    pull = np.where(form, _BRETON_PULL, 1.0) if breton else np.where(form, 1 / _BRETON_PULL, 1.0)
    return np.cumsum(weights * pull)


def draw_family(rng: np.random.Generator, count: int, department: str) -> Ints:
    """Family names common in a department, as positions in `family_table`."""
    return bounded(rng, _family_bounds(breton=department in BRITTANY), count) + 1
