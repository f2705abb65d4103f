"""Where one table changes hands: candidates from three searches, each judged by all signs together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise

import numpy as np

from .coding import UNCHANGED, coding
from .fill_rates import fill_rates
from .forms import CLASSES
from .grade import Grade, Others, Signs, grade
from .id_sequence import BUCKETS, id_sequence, ranges, reuse, reused
from .known_people import jump_of_known
from .labs import begins, labs
from .order import another_order, breaks, goes_on, known
from .repeated_people import repeated_people, seen_before
from .scene import Place, Scene
from .search import Codes, Moved, counted, cuts, to_the_row

_NEAR_ROWS, _NEAR_SHARE = 3, 200
"""Joints that two searches find are one where they lie within so many rows, or one in so many of all rows."""

_MOST_REACH = 50
_ROOM = 40


@dataclass(frozen=True, slots=True)
class FoundJoint:
    """A place, what speaks there, and what it amounts to."""

    row: int
    signs: Signs
    grade: Grade


class Joints:
    """Finds the joints of one table."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seen, self._ranges = seen_before(scene.person), ranges(scene)
        self.reused = reused(scene)
        """See `id_sequence.reused`."""
        self._breaks = _apart(breaks(scene), scene.look.layout)
        self._reach = max(_NEAR_ROWS, min(_MOST_REACH, scene.rows // _NEAR_SHARE))
        self._writing = counted([line.__getitem__ for line in scene.look.codes], scene.rows, CLASSES)
        self._others = counted(self._other_lines(), scene.rows, BUCKETS + 1)

    def _other_lines(self) -> list[Codes]:
        """What changes are sought in beside writing; the columns' filling first."""
        fills = [partial(self._scene.look.filled, number) for number in range(len(self._scene.look.fills))]
        old = None if self._scene.known is None else self._scene.known.astype(np.uint8) + np.uint8(1)
        single = (self._seen, self.reused, self._ranges, old)
        return [*fills, *(line.__getitem__ for line in single if line is not None)]

    def found(self) -> list[FoundJoint]:
        """Return every place with a sign, ascending."""
        writing = self._snapped(self._kept_writing(cuts(self._writing)))
        other = to_the_row(self._others, cuts(self._others))
        other = [row for row in other if self._far(row, [*writing, *self._scene.look.layout])]
        while True:
            judged = self._judged(writing, other)
            idle = {joint.row for joint in judged if not joint.signs.codes}.intersection(other)
            if not idle:
                return judged
            other = [row for row in other if row not in idle]

    def _far(self, row: int, rows: Sequence[int]) -> bool:
        least = max(_NEAR_ROWS, self._scene.rows // _NEAR_SHARE)
        return all(abs(row - other) > least for other in rows)

    def _snapped(self, rows: Sequence[int]) -> list[int]:
        """Move joints to a break of an order close by: where few cells tell, writing alone is some rows off."""
        nearest = [min(self._breaks, key=lambda at: (abs(at - row), at), default=row) for row in rows]
        return sorted({at if abs(at - row) <= self._reach else row for at, row in zip(nearest, rows, strict=True)})

    def _kept_writing(self, rows: list[int]) -> list[int]:
        """Leave out cuts at which no way of writing changes by much and at once, the weakest first."""
        moved: Moved = {}
        judge = cache(partial(coding, self._scene, self._writing))
        while rows:
            exact = to_the_row(self._writing, rows, moved)
            found = [judge(place) for place in _places(exact, self._scene.rows)]
            weakest = min(range(len(rows)), key=lambda at: (found[at].effect, rows[at]))
            if found[weakest].families:
                return exact
            rows = rows[:weakest] + rows[weakest + 1 :]
        return rows

    def _judged(self, writing: Sequence[int], other: Sequence[int]) -> list[FoundJoint]:
        """Judge the places from the first to the last: laboratories begin in turn since the last joint."""
        weak = [row for row in self._breaks if self._far(row, [*writing, *other])]
        rows = sorted({*writing, *other, *weak})
        signs: list[FoundJoint] = []
        origin, scene = 0, self._scene
        others = Others(0, 0)
        for place in _places(rows, scene.rows):
            plain = place.row in weak and place.row not in scene.look.layout
            if plain and begins(scene, origin, place.row):
                continue
            at = self._signs(place, writing, origin)
            others = _counted(others, at)
            others = replace(others, headers=others.headers + at.layout)
            graded = grade(at, others)
            if graded is not Grade.NONE:
                origin = place.row
            signs.append(FoundJoint(place.row, at, graded))
        return [replace(joint, grade=grade(joint.signs, others)) for joint in signs]

    def _signs(self, place: Place, writing: Sequence[int], origin: int) -> Signs:
        scene = self._scene
        alike = next((one for one in _places(writing, scene.rows) if one.row == place.row), None)
        until = next((row for row in writing if row > place.row), scene.rows)
        wide = Place(origin, place.row, until)
        told = labs(scene, alike or place)
        anew = begins(scene, origin, place.row) or labs(scene, wide).apart
        return Signs(
            coding=coding(scene, self._writing, alike) if alike else UNCHANGED,
            fill=fill_rates(scene, self._others, place),
            ids=id_sequence(scene, place, self._ranges),
            reuse=reuse(self.reused, wide),
            repeated=repeated_people(scene, wide, self._seen),
            known=jump_of_known(scene.known, place),
            labs=replace(told, apart=told.apart and anew),
            ordered=goes_on(scene, _roomy(place, scene.rows)),
            order_known=known(scene),
            order=another_order(scene, place),
            layout=any(abs(place.row - row) <= self._reach for row in scene.look.layout),
        )


def _places(rows: Sequence[int], end: int) -> list[Place]:
    edges = [0, *rows, end]
    return [Place(*around) for around in zip(edges, edges[1:], edges[2:], strict=False)]


def _roomy(place: Place, end: int) -> Place:
    """The place with sides long enough to show an order, whatever other joints lie close by."""
    start, stop = max(0, min(place.start, place.row - _ROOM)), min(end, max(place.stop, place.row + _ROOM))
    return Place(start, place.row, stop)


def _apart(rows: Sequence[int], sure: Sequence[int]) -> list[int]:
    """Return rows in order, of those close together the first; `sure` ones go before all that are close to them."""
    kept = {row for row in rows if all(abs(row - other) > _NEAR_ROWS for other in sure)}
    ordered = sorted(kept.union(sure))
    return [row for before, row in pairwise([-_NEAR_ROWS - 1, *ordered]) if row - before > _NEAR_ROWS]


def _counted(others: Others, signs: Signs) -> Others:
    if not signs.coding.families:
        return others
    if signs.labs.apart:
        return replace(others, tied=others.tied + 1)
    return others if signs.ordered or signs.coding.fixed else replace(others, habits=others.habits + 1)
