"""What a file must hold before it may be called one: enough that a seam would have been seen, had there been any.

A tenth put into a file is the least that must be seen. So there must be rows enough that a tenth of them tells, ways
of writing enough to tell two programs by, and, as two exports of one program are written alike, a *thread*: numbers or
an order that go through all rows, and would break or meet twice where another export begins; or laboratories in turn,
of which one would come a second time.
"""

from collections.abc import Iterator

import numpy as np

from sourcier.recognise.dates import MISSING

from .look import NO_NUMBER
from .order import far_apart
from .scene import Scene
from .search import LEAST

LEAST_ROWS = 200
"""A tenth of so many rows is what effects are told from."""
_TOLD = 10 * LEAST
"""Cells that must tell a way of writing, so that those of a tenth of the rows do."""
_WAYS, _FIXED = 3, 2
_MOSTLY = 0.8
_LABS = 3
"""Two laboratories in turn may be two files."""
_RISES = 0.95
_DIFFERENT = 12
_DENSE = 0.1
"""Share of a range that numbers out of order must fill: others of the same range would then meet some of them."""
_OUTER = 0.01
_TWICE, _LEAST_TWICE = 0.05, 10
"""Share of numbers that stand for somebody else elsewhere, from which they are no numbers of one base."""


def writing_tells(scene: Scene) -> bool:
    """Whether rows and columns are enough to tell two programs by how they write."""
    told: dict[str, bool] = {}
    for trait, line in zip(scene.look.traits, scene.look.codes, strict=True):
        if trait.column >= 0 and np.count_nonzero(line) >= _TOLD:
            told[trait.family] = trait.fixed
    return scene.rows >= LEAST_ROWS and len(told) >= _WAYS and sum(told.values()) >= _FIXED


def thread(scene: Scene, reused: np.ndarray | None) -> bool:
    """Whether numbers, an order or laboratories go through all rows; `reused` is what `id_sequence.reused` found.

    An order of names or births is none: who puts files together may sort them, and it goes through all rows then.
    """
    ids, told = scene.look.ids, None if scene.look.ids is None else scene.look.ids != NO_NUMBER
    if _met_twice(reused):
        return False
    if ids is not None and told is not None and _most(told):
        if any(far_apart(own) for own in _by_lab(ids[told], scene.lab[told])):
            return False
        if _rising(ids[told], scene.lab[told]) or _dense(ids[told], scene.lab[told]):
            return True
    dates = [(line, line != MISSING) for line in scene.look.days[scene.look.births :]]
    return _labs_in_turn(scene.lab) or any(
        _most(there) and _rising(values[there], scene.lab[there]) for values, there in dates
    )


def _labs_in_turn(lab: np.ndarray) -> bool:
    named = lab[lab >= 0]
    many = np.unique(named).size
    return bool(named.size >= _MOSTLY * lab.size and many >= _LABS and (np.diff(named) != 0).sum() == many - 1)


def _met_twice(reused: np.ndarray | None) -> bool:
    if reused is None:
        return False
    others = int((reused == 2).sum())  # noqa: PLR2004  # see `id_sequence.reused`
    return others >= max(_LEAST_TWICE, _TWICE * int((reused > 0).sum()))


def _most(told: np.ndarray) -> bool:
    return bool(told.mean() >= _MOSTLY)


def _dense(ids: np.ndarray, lab: np.ndarray) -> bool:
    """Whether the numbers fill a good part of their range, laboratory by laboratory; the outermost left out."""
    many, room = 0, 0
    for own in _by_lab(ids, lab):
        values = np.unique(own)
        outer = int(len(values) * _OUTER)
        many += len(values) - 2 * outer
        room += int(values[len(values) - 1 - outer] - values[outer]) + 1
    return many >= _DENSE * room


def _rising(values: np.ndarray, lab: np.ndarray) -> bool:
    """Whether values rise, or fall, along the rows of every laboratory or of all together."""
    if np.unique(values).size < _DIFFERENT:
        return False
    if _one_way(np.diff(values.astype(np.float64))) >= _RISES:
        return True
    order = np.argsort(lab, kind="stable")
    apart = np.diff(values[order].astype(np.float64))[np.diff(lab[order]) == 0]
    return bool(np.unique(lab).size >= _LABS and apart.size and _one_way(apart) >= _RISES)


def _one_way(steps: np.ndarray) -> float:
    return max(float((steps >= 0).mean()), float((steps <= 0).mean()))


def _by_lab(values: np.ndarray, lab: np.ndarray) -> Iterator[np.ndarray]:
    order = np.argsort(lab, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(lab[order])) + 1):
        yield values[rows]
