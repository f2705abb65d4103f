"""Rows of several sources, mixed after they were put together: no joint, but ways of writing that go together.

A row that has its date written one way then has its sex coded one way too, and so on through columns that have nothing
to do with one another. Habits alone (capitals, blanks in telephone numbers) may go together in one source: people who
register themselves on a portal. What the writing program chooses does not.
"""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.dates import MISSING

from .forms import CLASSES
from .grade import Grade
from .look import NO_NUMBER
from .order import far_apart
from .scene import Scene

_MINOR = 0.03
"""Share of rows from which a second way of writing counts."""
_LEAST = 10
_TOGETHER = 0.9
"""Association (Cramér's V of two classes) from which two ways of writing are one and the same choice."""
_PURE = 0.98
_SEVERAL = 2
_PARTS, _DRIFT = 4, 0.3


@dataclass(frozen=True, slots=True)
class Mixed:
    """Ways of writing that go together."""

    grade: Grade
    families: frozenset[str]
    effect: float


NOTHING = Mixed(Grade.NONE, frozenset(), 0.0)


def interleaved(scene: Scene, rows: slice) -> Mixed:
    """Return what the rows of one stretch show."""
    sides = _two_ways(scene, rows)
    together: dict[str, bool] = {}
    effects, example = [0.0], None
    for place, (family, fixed, first) in enumerate(sides):
        for other, other_fixed, second in sides[:place]:
            if other == family:
                continue
            strength = _association(first, second)
            if strength >= _TOGETHER:
                together |= {family: fixed, other: other_fixed}
                effects.append(strength)
                example = first if fixed or example is None else example
    if example is None:
        return NOTHING
    fixed_ones = sum(together.values())
    explained = _explained(scene, rows, example)
    if fixed_ones >= _SEVERAL:
        found = Grade.OPEN if explained else Grade.MERGE
    elif fixed_ones:
        found = Grade.OPEN
    else:
        found = Grade.NONE if explained or _drifts(example) else Grade.OPEN
    return Mixed(found, frozenset(together), round(max(effects), 6))


def _two_ways(scene: Scene, rows: slice) -> list[tuple[str, bool, np.ndarray]]:
    """Family, whether it is fixed, and per row 1 for the commonest class, 2 for the next one, 0 for all else."""
    found = []
    for trait, line in zip(scene.look.traits, scene.look.codes, strict=True):
        codes = line[rows]
        counts = np.bincount(codes, minlength=CLASSES)
        counts[0] = 0
        first, second = (int(code) for code in np.argsort(-counts, kind="stable")[:2])
        if counts[second] < max(_LEAST, _MINOR * counts.sum()):
            continue
        sides = (codes == first).astype(np.uint8) + 2 * (codes == second).astype(np.uint8)
        found.append((trait.family, trait.fixed, sides))
    return found


def _association(first: np.ndarray, second: np.ndarray) -> float:
    counts = np.bincount(first * 3 + second, minlength=9).reshape(3, 3)[1:, 1:].astype(float)
    edges = counts.sum(axis=1).prod() * counts.sum(axis=0).prod()
    if min(counts.sum(axis=1).min(), counts.sum(axis=0).min()) < _LEAST:
        return 0.0
    return float(abs(counts[0, 0] * counts[1, 1] - counts[0, 1] * counts[1, 0]) / np.sqrt(edges)) if edges else 0.0


def _drifts(sides: np.ndarray) -> bool:
    """Whether one way of writing gives way to the other along the rows; shuffled rows have both throughout."""
    told = sides[sides > 0]
    parts = [float((part == 2).mean()) for part in np.array_split(told, _PARTS) if part.size]  # noqa: PLR2004
    return max(parts) - min(parts) >= _DRIFT


def _explained(scene: Scene, rows: slice, sides: np.ndarray) -> bool:
    """Whether laboratory, date or number tell how a row is written."""
    told = sides > 0
    if _by_lab(scene.lab[rows][told], sides[told]):
        return True
    orders = [(line[rows], line[rows] != MISSING) for line in scene.look.days[scene.look.births :]]
    if scene.look.ids is not None and not far_apart(scene.look.ids[rows][told & (scene.look.ids[rows] != NO_NUMBER)]):
        orders.append((scene.look.ids[rows], scene.look.ids[rows] != NO_NUMBER))
    return any(_by_order(values[told & there], sides[told & there]) for values, there in orders)


def _by_lab(lab: np.ndarray, sides: np.ndarray) -> bool:
    named = lab >= 0
    if named.sum() < len(lab) / 2:
        return False
    counts = np.bincount(lab[named] * 2 + sides[named] - 1, minlength=(int(lab.max()) + 1) * 2).reshape(-1, 2)
    return bool(counts.max(axis=1).sum() >= _PURE * counts.sum())


def _by_order(values: np.ndarray, sides: np.ndarray) -> bool:
    """Whether nearly all of one way of writing lies on one side of some value."""
    if len(values) < _LEAST:
        return False
    order = np.argsort(values, kind="stable")
    second = (sides[order] == 2).cumsum()  # noqa: PLR2004  # the less common way
    first = (sides[order] == 1).cumsum()
    wrong = np.minimum(second + first[-1] - first, first + second[-1] - second)
    return bool(wrong.min() <= (1 - _PURE) * min(first[-1], second[-1]) * 2)
