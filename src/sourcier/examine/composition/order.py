"""Whether rows stand in an order that goes on through a joint: then what changes there may be told by the order.

A base in the order of its numbers changes its writing where the software was renewed; a list sorted by name has all
capitals before all small letters. Two files put together begin their order anew.
"""

import numpy as np

from sourcier.recognise.dates import MISSING

from .look import NO_NUMBER
from .scene import Place, Scene

_WINDOW = 500
_LEAST = 12
_LEAP = 20
_MOST_BREAKS = 16
_ORDERED = 0.95
_SORTED = 0.98
_DIFFERENT = 5
_GAP = 20
"""A step at the joint beyond so many times the common large step is no going on."""


def goes_on(scene: Scene, place: Place) -> bool:
    """Whether some order of the rows goes on through the joint."""
    ids = scene.look.ids
    if ids is not None and _through(ids.astype(np.float64), ids != NO_NUMBER, place, gap=True):
        return True
    for days in scene.look.days:
        if _through(days.astype(np.float64), days != MISSING, place, gap=True):
            return True
    lines = [(line, line > 0) for line in scene.look.words] + [(line, line != MISSING) for line in scene.look.days]
    return any(_sorted_throughout(line.astype(np.float64), told, place) for line, told in lines)


def _sorted_throughout(values: np.ndarray, told: np.ndarray, place: Place) -> bool:
    """Whether the whole table is sorted by the values, and does not begin anew at the place."""
    sides = (values[: place.row][told[: place.row]], values[place.row :][told[place.row :]])
    if not all(side.size for side in sides):
        return False
    steps = np.diff(np.concatenate(sides))
    for sign in (1, -1):
        if (sign * steps >= 0).mean() >= _SORTED and np.unique(values[told]).size >= _LEAST:
            return bool(sign * (np.median(sides[1][:3]) - np.median(sides[0][-3:])) >= 0)
    return False


def known(scene: Scene) -> bool:
    """Whether the file has a number or a date by which an order would be seen."""
    return scene.look.ids is not None or len(scene.look.days) > scene.look.births


def another_order(scene: Scene, place: Place) -> bool:
    """Whether the rows are sorted by a date or by words on both sides, and begin anew at the place."""
    if any(restarts(line.astype(np.float64), line != MISSING, place) for line in scene.look.days):
        return True
    return any(restarts(line.astype(np.float64), line > 0, place) for line in scene.look.words)


def breaks(scene: Scene) -> list[int]:
    """Return the rows at which a nearly unbroken order falls back or leaps, the farthest first."""
    found: list[int] = []
    if scene.look.ids is not None:
        found += _breaks(scene.look.ids.astype(np.float64), scene.look.ids != NO_NUMBER)
    for line in scene.look.days:
        found += _breaks(line.astype(np.float64), line != MISSING)
    for line in scene.look.words:
        found += _breaks(line.astype(np.float64), line > 0)
    return found


def _breaks(values: np.ndarray, told: np.ndarray) -> list[int]:
    rows = np.flatnonzero(told)
    steps = np.diff(values[rows])
    if len(rows) < 2 * _LEAST or (steps >= 0).mean() < _ORDERED:
        return []
    large = np.abs(steps) > max(1.0, float(np.quantile(np.abs(steps), 0.95))) * _LEAP
    far = np.flatnonzero(large)
    farthest = far[np.argsort(-np.abs(steps[far]), kind="stable")][:_MOST_BREAKS]
    return [int(row) for row in rows[1:][farthest]]


def leaps(values: np.ndarray, told: np.ndarray, place: Place) -> bool:
    """Whether a dense sequence leaps at the place by a good part of its whole range, as nowhere else."""
    left, right = _sides(values, told, place)
    if min(left.size, right.size) < _LEAST or not (_rises(left) and _rises(right)):
        return False
    steps = np.abs(np.concatenate([np.diff(left), np.diff(right)]))
    leap, whole = float(right[0] - left[-1]), float(max(left.max(), right.max()) - min(left.min(), right.min()))
    return bool(leap > _LEAP * _LEAP * max(1.0, float(np.quantile(steps, 0.95))) and leap >= whole / 5 > steps.max())


def far_apart(ids: np.ndarray) -> bool:
    """Whether the numbers, in their order, lie in two ranges far from each other: one base numbers on."""
    values = np.sort(ids).astype(np.float64)
    steps = np.diff(values)
    if len(steps) < _LEAST:
        return False
    at = int(steps.argmax())
    return leaps(values, np.ones(len(values), bool), Place(0, at + 1, len(values)))


def restarts(values: np.ndarray, told: np.ndarray, place: Place) -> bool:
    """Whether values rise on both sides and fall back at the joint."""
    near = Place(max(place.start, place.row - _WINDOW), place.row, min(place.stop, place.row + _WINDOW))
    left, right = _sides(values, told, near)
    if min(left.size, right.size) < _LEAST or not (_rises(left) and _rises(right)):
        return False
    return bool(np.median(right[:3]) < np.median(left[-3:]) - _large_step(left, right))


def _through(values: np.ndarray, told: np.ndarray, place: Place, *, gap: bool) -> bool:
    for left, right in _views(values, told, place):
        if min(left.size, right.size) < _LEAST:
            continue
        for sign in (1, -1):
            first, second = sign * left, sign * right
            if not (_rises(first) and _rises(second)):
                continue
            step = float(np.median(second[:3]) - np.median(first[-3:]))
            large = _large_step(first, second)
            return bool(step >= -large and (not gap or step <= _GAP * large))
    return False


def _views(values: np.ndarray, told: np.ndarray, place: Place) -> list[tuple[np.ndarray, np.ndarray]]:
    """The rows next to the joint, and where they show no order, rows spread over both sides.

    In a long sorted file neighbours are alike; but only neighbours tell how large a step is usual.
    """
    near = Place(max(place.start, place.row - _WINDOW), place.row, min(place.stop, place.row + _WINDOW))
    left, right = (values[side][told[side]] for side in (place.left, place.right))
    spread = (left[:: max(1, left.size // _WINDOW)], right[:: max(1, right.size // _WINDOW)])
    return [_sides(values, told, near), spread]


def _sides(values: np.ndarray, told: np.ndarray, place: Place) -> tuple[np.ndarray, np.ndarray]:
    return values[place.left][told[place.left]], values[place.right][told[place.right]]


def _rises(values: np.ndarray) -> bool:
    steps = np.diff(values)
    return bool((steps >= 0).mean() >= _ORDERED and np.unique(values).size >= min(_DIFFERENT, values.size // 3))


def _large_step(left: np.ndarray, right: np.ndarray) -> float:
    steps = np.abs(np.concatenate([np.diff(left), np.diff(right)]))
    return max(1.0, float(np.quantile(steps, 0.95))) * 5
