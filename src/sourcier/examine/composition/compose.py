"""Whether the rows are one export, or several glued, merged or recycled."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from sourcier.examine.people import Persons
from sourcier.examine.rows import RowFacts
from sourcier.model.composition import Composition, Joint, KnownFile, Segment
from sourcier.model.progress import Progress
from sourcier.store import Store

from .coding import UNCHANGED, coding, ways_seen
from .fill_rates import fill_rates
from .forms import CLASSES
from .grade import Grade, Others, Signs, grade
from .id_sequence import BUCKETS, id_sequence, ranges, reuse, reused
from .interleaved import interleaved
from .known_people import MOSTLY, KnownPeople, jump_of_known
from .labs import labs
from .look import look
from .order import another_order, breaks, goes_on, known
from .parts import TableRows
from .repeated_people import repeated_people, seen_before
from .scene import Place, Scene
from .search import Codes, counted, cuts

NEAR_ROWS, NEAR_SHARE = 3, 200
"""Joints that two searches find are one where they lie within so many rows, or one in so many of all rows."""
LEAST_ROWS = 30
LEAST_SEEN = 3
"""Ways of writing that must be seen before a file may be called one."""
MOST_JOINTS = 64
OTHER_CLASSES = BUCKETS + 1
TOO_LITTLE = "too_little"
_GRAVEST = ("recycled", "merged", "undetermined", "one")


@dataclass(frozen=True, slots=True)
class Composer:
    """Finds the composition of stored tables."""

    store: Store
    workers: int
    progress: Progress

    def compose(
        self, tables: Sequence[TableRows], rows: RowFacts, persons: Persons, earlier: Sequence[KnownPeople] = ()
    ) -> Composition:
        """Return the composition of all tables; `earlier` are the known files."""
        met = [file.met(rows.keys) for file in earlier]
        old = np.logical_or.reduce(met) if met else None
        found = [
            _Table(self._scene(table, rows, persons, old), table.first).composition() for table in tables if table.rows
        ]
        return _together(found, tuple(file.fact(one, persons) for file, one in zip(earlier, met, strict=True)))

    def _scene(self, table: TableRows, rows: RowFacts, persons: Persons, old: np.ndarray | None) -> Scene:
        here = slice(table.first, table.end)
        return Scene(
            look=look(self.store, table, self.workers, self.progress),
            lab=rows.lab[here],
            person=persons.of_row[here],
            known=None if old is None else old[here],
        )


def _together(tables: Sequence[Composition], known_files: tuple[KnownFile, ...]) -> Composition:
    """Return one composition for all tables: the gravest verdict; tables too small to say anything do not count."""
    telling = [table for table in tables if table.weakest != TOO_LITTLE] or tables
    verdict = next((v for v in _GRAVEST if any(table.verdict == v for table in telling)), "undetermined")
    weakest = next((table.weakest for table in telling if table.verdict == verdict), TOO_LITTLE)
    return Composition(
        verdict,
        tuple(segment for table in tables for segment in table.segments),
        tuple(joint for table in tables for joint in table.joints),
        known_files,
        weakest,
    )


class _Table:
    """One table, on the way to its composition."""

    def __init__(self, scene: Scene, first: int) -> None:
        self._scene, self._first = scene, first
        self._seen, self._reused, self._ranges = seen_before(scene.person), reused(scene), ranges(scene)
        lines = [line.__getitem__ for line in scene.look.codes]
        self._writing = counted(lines, scene.rows, CLASSES)
        self._others = counted(self._other_lines(), scene.rows, OTHER_CLASSES)

    def _other_lines(self) -> list[Codes]:
        fills = [partial(self._scene.look.filled, number) for number in range(len(self._scene.look.fills))]
        old = None if self._scene.known is None else self._scene.known.astype(np.uint8) + np.uint8(1)
        single = (self._seen, self._reused, self._ranges, old)
        return [*fills, *(line.__getitem__ for line in single if line is not None)]

    def composition(self) -> Composition:
        """Return the composition of this table, rows numbered through all tables."""
        found = self._joints()
        kept = [joint for joint in found if joint.grade is not Grade.NONE][:MOST_JOINTS]
        segments = self._segments([joint.row for joint in kept])
        mixed = [interleaved(self._scene, stretch) for stretch in segments]
        codes = self._codes(segments, [one.grade for one in mixed])
        grades = {joint.grade for joint in kept} | {one.grade for one in mixed}
        verdict, weakest = self._verdict(grades, codes, kept)
        return Composition(
            verdict,
            tuple(
                Segment(self._first + stretch.start, self._first + stretch.stop - 1, code)
                for stretch, code in zip(segments, codes, strict=True)
            ),
            tuple(Joint(self._first + j.row, j.signs.codes, round(j.signs.effect, 6)) for j in kept),
            (),
            weakest,
        )

    def _verdict(self, grades: set[Grade], codes: Sequence[str], joints: Sequence["_Found"]) -> tuple[str, str]:
        if "recycled" in codes:
            return "recycled", "common_base"
        if Grade.MERGE in grades:
            graded = [joint for joint in joints if joint.grade is Grade.MERGE]
            tied = bool(graded) and all(joint.signs.labs.apart for joint in graded)
            return "merged", "lab_programs" if tied else "program_changed" if graded else "two_counters"
        if Grade.OPEN in grades:
            return "undetermined", "one_source_possible"
        if self._scene.rows < LEAST_ROWS or ways_seen(self._scene) < LEAST_SEEN:
            return "undetermined", TOO_LITTLE
        return "one", "same_program"

    def _joints(self) -> list["_Found"]:
        writing = self._kept_writing(cuts(self._writing))
        others: list[int] = []
        for row in [*breaks(self._scene), *cuts(self._others)]:
            if all(abs(row - other) > self._tolerance for other in (*writing, *others)):
                others.append(row)
        while True:
            rows = sorted({*writing, *others})
            found = [self._at(row, rows, writing) for row in rows]
            empty = {joint.row for joint in found if not joint.signs.codes}
            if not empty.intersection(others):
                break
            others = [row for row in others if row not in empty]
        others_too = _others(found)
        return [_Found(joint.row, joint.signs, grade(joint.signs, others_too)) for joint in found]

    @property
    def _tolerance(self) -> int:
        return max(NEAR_ROWS, self._scene.rows // NEAR_SHARE)

    def _kept_writing(self, rows: list[int]) -> list[int]:
        """Leave out cuts at which no way of writing changes by much and at once, the weakest first."""
        while rows:
            found = [coding(self._scene, self._writing, place) for place in self._places(rows)]
            weakest = min(range(len(rows)), key=lambda at: (found[at].effect, rows[at]))
            if found[weakest].families:
                break
            rows = rows[:weakest] + rows[weakest + 1 :]
        return rows

    def _places(self, rows: Sequence[int]) -> list[Place]:
        edges = [0, *rows, self._scene.rows]
        return [Place(*around) for around in zip(edges, edges[1:], edges[2:], strict=False)]

    def _at(self, row: int, rows: Sequence[int], writing: Sequence[int]) -> "_Found":
        scene = self._scene
        place = next(place for place in self._places(rows) if place.row == row)
        wide = next((place for place in self._places(writing) if place.row == row), None)
        signs = Signs(
            coding=coding(scene, self._writing, wide) if wide else UNCHANGED,
            fill=fill_rates(scene, self._others, place),
            ids=id_sequence(scene, place, self._ranges),
            reuse=reuse(self._reused, place),
            repeated=repeated_people(scene, place, self._seen),
            known=jump_of_known(scene.known, place),
            order=another_order(scene, place),
            labs=labs(scene, wide or place),
            ordered=goes_on(scene, place),
            order_known=known(scene),
        )
        return _Found(row, signs, Grade.NONE)

    def _segments(self, rows: Sequence[int]) -> list[slice]:
        edges = [0, *rows, self._scene.rows]
        return [slice(start, stop) for start, stop in pairwise(edges)]

    def _codes(self, segments: Sequence[slice], mixed: Sequence[Grade]) -> list[str]:
        codes = []
        for stretch, grade_of in zip(segments, mixed, strict=True):
            old = self._scene.known
            if old is not None and old[stretch].mean() >= MOSTLY:
                codes.append("recycled")
            elif grade_of is Grade.MERGE:
                codes.append("interleaved")
            elif stretch.start and self._repeats(stretch):
                codes.append("repeated")
            else:
                codes.append("whole" if len(segments) == 1 else "part")
        return codes

    def _repeats(self, stretch: slice) -> bool:
        person = self._scene.person
        people = np.unique(person[stretch][person[stretch] >= 0])
        return bool(people.size and np.isin(people, person[: stretch.start]).mean() >= MOSTLY)


@dataclass(frozen=True, slots=True)
class _Found:
    row: int
    signs: Signs
    grade: Grade


def _others(found: Sequence[_Found]) -> Others:
    written = [joint.signs for joint in found if joint.signs.coding.families]
    free = [signs for signs in written if not (signs.labs.apart or signs.ordered or signs.coding.fixed)]
    return Others(sum(signs.labs.apart for signs in written), len(free))
