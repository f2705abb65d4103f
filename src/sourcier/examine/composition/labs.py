"""Whether laboratories tell a joint: exported one after another, each has its own habits, numbers and dates."""

from dataclasses import dataclass

import numpy as np

from .scene import Place, Scene, distance

_APART = 0.95
_TOLD = 0.8
_COUNTS = 0.02
"""Share of a side's rows from which a laboratory counts as one of its own."""
_MOST_RUNS = 3
_CLOSE = 40


@dataclass(frozen=True, slots=True)
class Labs:
    """Laboratories on both sides of a joint."""

    apart: bool
    """Whether those of one side do not stand on the other."""
    in_turn: bool
    """Whether each stands in one stretch."""
    fewest: int
    """How many the side with fewer has."""


def labs(scene: Scene, place: Place) -> Labs:
    """Return what laboratories say of a place."""
    left, right = (side[side >= 0] for side in (scene.lab[place.left], scene.lab[place.right]))
    if left.size < _TOLD * (place.row - place.start) or right.size < _TOLD * (place.stop - place.row):
        return Labs(apart=False, in_turn=False, fewest=0)
    classes = int(max(left.max(), right.max())) + 1
    counts = [np.bincount(side, minlength=classes) for side in (left, right)]
    own = [int((side >= _COUNTS * side.sum()).sum()) for side in counts]
    apart = distance(*counts) >= _APART
    return Labs(
        apart, all(_runs(side) <= _MOST_RUNS * many for side, many in zip((left, right), own, strict=True)), min(own)
    )


def begins(scene: Scene, origin: int, row: int) -> bool:
    """Whether a laboratory begins at the row that did not stand between the origin and it: the next one in turn."""
    before, after = scene.lab[max(origin, row - _CLOSE) : row], scene.lab[row : row + _CLOSE]
    if not before.size or not after.size or min((before >= 0).mean(), (after >= 0).mean()) < _TOLD:
        return False
    lab = int(np.bincount(after[after >= 0]).argmax())
    common = (after == lab).mean() >= _APART and (before != lab).mean() >= _APART
    return bool(common and (scene.lab[origin:row] == lab).mean() < _COUNTS)


def _runs(labs: np.ndarray) -> int:
    return 1 + int((labs[1:] != labs[:-1]).sum())
