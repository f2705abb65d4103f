"""Who lives with whom: couples and the parents of children, found among the people of one laboratory."""

from dataclasses import dataclass

import numpy as np

from .nir import MAN, WOMAN
from .seeds import Flags, Ints

_YEAR = 365.25
_PARTNERED = 0.56
"""Share of grown men, and of as many women, whose partner is known to the same laboratory. Invented."""
_MOTHER = 0.62
"""Share of children who came with their mother."""


@dataclass(frozen=True, slots=True)
class Families:
    """Positions among the people of one laboratory; everyone stands for themselves unless a family says otherwise."""

    head: Ints
    """Whose address and landline the person has."""
    husband: Ints
    """Position of a woman's husband, or -1."""
    parent: Ints
    """Position of the parent a child came with, or -1."""


def draw_families(rng: np.random.Generator, sex: Ints, born: Ints, age: Ints, *, child: Flags) -> Families:
    """Couples of like age, then a parent for each child; `age` is in whole years at the last visit."""
    count = len(sex)
    head, husband = np.arange(count), np.full(count, -1)
    men, women = _couples(rng, sex, born, age)
    head[women], husband[women] = men, men
    parent = _parents(rng, sex, born, age, child=child)
    minor = np.flatnonzero(parent >= 0)
    head[minor] = head[parent[minor]]
    return Families(head, husband, parent)


def _couples(rng: np.random.Generator, sex: Ints, born: Ints, age: Ints) -> tuple[Ints, Ints]:
    grown = age >= 24  # noqa: PLR2004  # younger people rarely share a file with a partner
    willing = grown & (rng.random(len(sex)) < _PARTNERED)
    men, women = np.flatnonzero(willing & (sex == MAN)), np.flatnonzero(willing & (sex == WOMAN))
    pairs = min(len(men), len(women))
    men, women = rng.permutation(men)[:pairs], rng.permutation(women)[:pairs]
    taste = rng.normal(2 * _YEAR, 3.5 * _YEAR, pairs)
    order = np.argsort(born[men] + taste, kind="stable")
    return men[order], women[np.argsort(born[women], kind="stable")]


def _parents(rng: np.random.Generator, sex: Ints, born: Ints, age: Ints, *, child: Flags) -> Ints:
    parent = np.full(len(sex), -1)
    children = np.flatnonzero(child)
    with_mother = rng.random(len(children)) < _MOTHER
    distance = np.clip(rng.normal(30, 5, len(children)), 18, 46) * _YEAR
    wished = born[children] - distance.astype(np.int64)
    for code, mine in ((WOMAN, with_mother), (MAN, ~with_mother)):
        grown = np.flatnonzero((sex == code) & (age >= 18) & ~child)  # noqa: PLR2004  # majority
        if not grown.size:
            continue
        grown = grown[np.argsort(born[grown], kind="stable")]
        nearest = np.clip(np.searchsorted(born[grown], wished[mine]), 0, len(grown) - 1)
        found = grown[nearest]
        old_enough = born[children[mine]] - born[found] > 16 * _YEAR
        parent[children[mine]] = np.where(old_enough, found, -1)
    return parent
