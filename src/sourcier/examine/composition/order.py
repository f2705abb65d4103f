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
_ORDERED = 0.95
_DIFFERENT = 5
_GAP = 20
"""A step at the joint beyond so many times the common large step is no going on."""


def goes_on(scene: Scene, place: Place) -> bool:
    """Whether some order of the rows goes on through the joint."""
    ids = scene.look.ids
    if ids is not None and _through(ids.astype(np.float64), ids != NO_NUMBER, place, gap=True):
        return True
    for days in (scene.day, scene.born):
        if _through(days.astype(np.float64), days != MISSING, place, gap=True):
            return True
    return any(_through(line.astype(np.float64), line > 0, place, gap=False) for line in scene.look.words)


def known(scene: Scene) -> bool:
    """Whether the file has a number or a date by which an order would be seen."""
    return scene.look.ids is not None or bool((scene.day != MISSING).any())


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
            if step >= -large and (not gap or step <= _GAP * large):
                return True
    return False


def _views(values: np.ndarray, told: np.ndarray, place: Place) -> list[tuple[np.ndarray, np.ndarray]]:
    """The rows next to the joint, and rows spread over both sides: in a long sorted file neighbours are alike."""
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
