"""How much speaks for one column leading to another table's key: values against chance, names, what is declared.

Weights are decimal logarithms of odds. Numbers that count up without gaps are in any other counter of their length:
of them containment alone says nothing, whatever their number.
"""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from dataclasses import dataclass
from math import log10

import numpy as np

from .sketch import Keyed, Sketch
from .words import covered, meet

PRIOR, ENOUGH, STRONG = -1.0, 1.5, 2.0
_DECLARED = 6.0
_MOST = 4.0
_LEAST_CHANCE = 1e-6
_DENSE = 0.5
_FEW_PAIRS = 10


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for a relation."""

    weight: float
    named: bool
    chance: float
    """Share of values of this form that would stand in the key by chance."""
    reasons: tuple[str, ...]


def met_of(child: Keyed, parent: Keyed) -> tuple[int, int]:
    """Return how many distinct values of the child can be looked up in what is kept of the key, and are in it."""
    looked = child.hashes if parent.limit is None else child.hashes[child.hashes <= parent.limit]
    at = np.searchsorted(parent.hashes, looked)
    found = at < len(parent.hashes)
    found[found] = parent.hashes[at[found]] == looked[found]
    return len(looked), int(found.sum())


def weigh(child: Keyed, of: Sketch, parent: Keyed, to: Sketch, *, declared: bool, pairs: int = 1) -> Weighed:
    """Return what speaks for `child` of the table `of` leading to the key `parent` of the table `to`.

    `pairs`: of columns and keys that are weighed in all; among very many, some agree by chance.
    """
    tested, held = met_of(child, parent)
    chance = chance_of(child, parent)
    name = _name(child, of, parent, to)
    reasons = ["contained"] if held else []
    weight = PRIOR + name + _values(tested, held, chance, pairs, named=declared or name > 1)
    if declared:
        weight += _DECLARED
        reasons.append("declared")
    if name > 1:
        reasons.append("header_word")
    if (lies := _lies(child, parent)) != 0:
        weight += lies
        reasons += ["numbers_spread"] if lies > 0 else []
    return Weighed(weight, declared or name > 1, chance, tuple(reasons))


def chance_of(child: Keyed, parent: Keyed) -> float:
    """Return the share of values of the child's form and range that are in the key."""
    if not len(child.numbers) or not len(parent.numbers):
        return _LEAST_CHANCE if parent.filled and _telling(parent) else _DENSE
    low, high = child.numbers[0], child.numbers[-1]
    inside = (
        np.searchsorted(parent.numbers, (low, high), side="left")[0],
        np.searchsorted(parent.numbers, high, side="right"),
    )
    there = (inside[1] - inside[0]) * parent.distinct / len(parent.numbers)
    return float(min(1.0, max(there / (high - low + 1), _LEAST_CHANCE)))


def _telling(parent: Keyed) -> bool:
    """Whether values that are no numbers are many enough to be nobody else's: a list of a few words is everyone's."""
    return parent.distinct >= 20


def _values(tested: int, held: int, chance: float, pairs: int, *, named: bool) -> float:
    if not tested:
        return 0.0 if named else -_MOST
    share = held / tested
    if share < (0.3 if named else 0.9):
        return -_MOST
    if chance > _DENSE:
        return 0.0 if share >= chance - 0.1 else -2.0
    if share <= chance:
        return -_MOST
    fits = held * log10(share / chance)
    misses = (tested - held) * log10((1 - share) / (1 - chance)) if held < tested else 0.0
    return max(0.0, min(_MOST, fits + misses - log10(1 + pairs / _FEW_PAIRS)))


def _name(child: Keyed, of: Sketch, parent: Keyed, to: Sketch) -> float:
    """A column may be called after the other table, or as its key is; one called after its own table leads nowhere."""
    own, theirs = covered(of.says, child.says), covered(to.says, child.says)
    same = meet(child.says, parent.says)
    if theirs > own:
        return 1.5 + theirs
    if same and not own:
        return 1.7
    if own > theirs:
        return 0.0 if same else -2.0
    return -0.5 if child.says and not same else 0.0


def _lies(child: Keyed, parent: Keyed) -> float:
    """How the child's numbers lie among the key's: references lie all over them, small codes at their foot."""
    if len(child.numbers) < 8 or len(parent.numbers) < 20:
        return 0.0
    places = np.searchsorted(parent.numbers, child.numbers, side="right") / len(parent.numbers)
    top, foot = float(places[-1]), float(places[0])
    if top < 0.5 and len(child.numbers) * log10(max(top, 1e-9)) < -3:
        return -2.0
    return 0.7 if top >= 0.9 and foot <= 0.1 and len(child.numbers) >= 20 else 0.0
