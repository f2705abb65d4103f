"""The sign `coding`: ways of writing that change at one row, in columns that have nothing to do with one another."""

from dataclasses import dataclass

from .forms import CLASSES
from .scene import Place, Scene, distance, near
from .search import LEAST, Sequences

CHANGED = 0.5
"""Distance from which a way of writing has changed: most cells are written otherwise."""
_WHOLE = 0.9
_SHARP = 0.7
"""Share of the distance that must be there between the rows next to the joint; a slope has none of it."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What changes at one place."""

    families: frozenset[str]
    fixed: int
    """How many of them the writing program chooses."""
    whole: int
    """Columns that change wholly."""
    effect: float


UNCHANGED = Coding(frozenset(), 0, 0, 0.0)


def coding(scene: Scene, counts: Sequences, place: Place) -> Coding:
    """Return which ways of writing change at the place; `counts` are those of the table's traits."""
    families: dict[str, bool] = {}
    whole, effect = 0, 0.0
    left, right = counts.between(place.start, place.row), counts.between(place.row, place.stop)
    for number, trait in enumerate(scene.look.traits):
        if min(left[number].sum(), right[number].sum()) < LEAST:
            continue
        far = distance(left[number], right[number])
        if far < CHANGED or near(scene.look.codes[number], place, CLASSES) < _SHARP * far:
            continue
        families[trait.family] = trait.fixed
        whole += far >= _WHOLE
        effect = max(effect, far)
    return Coding(frozenset(families), sum(families.values()), whole, round(effect, 6))
