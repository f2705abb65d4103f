"""Whether the rows are one export, or several glued, merged or recycled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from sourcier.data import fold
from sourcier.examine.people import Persons
from sourcier.examine.rows import RowFacts
from sourcier.model.composition import Composition, Joint, KnownFile, Segment
from sourcier.model.progress import Progress
from sourcier.store import Store, give_back

from .grade import Grade
from .interleaved import interleaved
from .joints import FoundJoint, Joints
from .known_people import MOSTLY, KnownPeople
from .look import look
from .parts import TableRows
from .power import LEAST_ROWS, thread, writing_tells
from .scene import Scene
from .two_layouts import two_layouts

MOST_JOINTS = 64
_LARGE = 100_000
"""Rows from which on looking leaves memory worth giving back."""
TOO_LITTLE, NO_THREAD, LAYOUT_ANEW = "too_little", "no_thread", "layout_anew"
_SEARCHED = 30
"""Rows from which joints are looked for in a table that stands beside others."""
_GRAVEST = ("recycled", "merged", "undetermined", "one")


@dataclass(frozen=True, slots=True)
class Composer:
    """Finds the composition of stored tables."""

    store: Store
    workers: int
    progress: Progress

    def compose(
        self,
        tables: Sequence[TableRows],
        rows: RowFacts,
        labels: Sequence[str],
        persons: Persons,
        earlier: Sequence[KnownPeople] = (),
    ) -> Composition:
        """Return the composition of all tables; `labels` are those of the laboratories, `earlier` the known files."""
        met = [file.met(rows.keys) for file in earlier]
        old = np.logical_or.reduce(met) if met else None
        lab = _whatever_the_case(labels)[rows.lab]
        told = [table for table in tables if table.rows]
        found = [
            _too_small(table)
            if table.rows < _SEARCHED and len(told) > 1 and old is None
            else _Table(self._scene(table, lab, persons, old), table.first).composition()
            for table in told
        ]
        layouts = list(two_layouts(tables, persons))
        whole = _together(found, tuple(file.fact(one, persons) for file, one in zip(earlier, met, strict=True)))
        return _with_layouts(whole, layouts) if layouts else whole

    def _scene(self, table: TableRows, lab: np.ndarray, persons: Persons, old: np.ndarray | None) -> Scene:
        here = slice(table.first, table.end)
        seen = look(self.store, table, self.workers, self.progress)
        if table.rows > _LARGE:
            give_back()
        return Scene(
            look=seen,
            lab=lab[here],
            person=persons.of_row[here],
            known=None if old is None else old[here],
        )


def _too_small(table: TableRows) -> Composition:
    """Return the composition of a table of a few rows beside others: a visit, a letter, a page of notes."""
    return Composition("undetermined", (Segment(table.first, table.end - 1, "whole"),), (), (), TOO_LITTLE)


def _together(tables: Sequence[Composition], known_files: tuple[KnownFile, ...]) -> Composition:
    """Return one composition for all tables: the gravest verdict; tables too small to say anything do not count."""
    telling = [table for table in tables if table.weakest != TOO_LITTLE or _rows(table) >= LEAST_ROWS] or tables
    verdict = next((v for v in _GRAVEST if any(table.verdict == v for table in telling)), "undetermined")
    weakest = next((table.weakest for table in telling if table.verdict == verdict), TOO_LITTLE)
    return Composition(
        verdict,
        tuple(segment for table in tables for segment in table.segments),
        tuple(joint for table in tables for joint in table.joints),
        known_files,
        weakest,
    )


def _with_layouts(found: Composition, layouts: Sequence[tuple[Joint, Grade]]) -> Composition:
    """Return the composition with places where another table begins that is another export, or may be."""
    merged = any(grade is Grade.MERGE for _, grade in layouts)
    verdict, weakest = ("merged", LAYOUT_ANEW) if merged else ("undetermined", "one_source_possible")
    if _GRAVEST.index(found.verdict) <= _GRAVEST.index(verdict):
        verdict, weakest = found.verdict, found.weakest
    joints = sorted([*found.joints, *(joint for joint, _ in layouts)], key=lambda joint: joint.row)
    segments = tuple(replace(s, code="part") if s.code == "whole" else s for s in found.segments)
    return replace(found, verdict=verdict, weakest=weakest, joints=tuple(joints), segments=segments)


def _rows(table: Composition) -> int:
    return sum(segment.last_row - segment.first_row + 1 for segment in table.segments)


def _whatever_the_case(labels: Sequence[str]) -> np.ndarray:
    """Return one number per label, the same where they differ by case, accents or blanks alone; -1 for none, last."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(fold(label), len(numbers)) for label in labels]
    return np.array([*found, -1], np.int32)


class _Table:
    """One table, on the way to its composition."""

    def __init__(self, scene: Scene, first: int) -> None:
        self._scene, self._first = scene, first

    def composition(self) -> Composition:
        """Return the composition of this table, rows numbered through all tables."""
        joints = Joints(self._scene)
        kept = [joint for joint in joints.found() if joint.grade is not Grade.NONE][:MOST_JOINTS]
        segments = self._segments([joint.row for joint in kept])
        mixed = [interleaved(self._scene, stretch) for stretch in segments]
        codes = self._codes(segments, [one.grade for one in mixed])
        grades = {joint.grade for joint in kept} | {one.grade for one in mixed}
        verdict, weakest = self._verdict(grades, codes, kept, joints.reused)
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

    def _verdict(
        self, grades: set[Grade], codes: Sequence[str], joints: Sequence[FoundJoint], reused: np.ndarray | None
    ) -> tuple[str, str]:
        if "recycled" in codes:
            return "recycled", "common_base"
        if Grade.MERGE in grades:
            graded = [joint for joint in joints if joint.grade is Grade.MERGE]
            tied = bool(graded) and all(joint.signs.labs.apart for joint in graded)
            if graded and all(joint.signs.codes == ("layout",) for joint in graded):
                return "merged", LAYOUT_ANEW
            return "merged", "lab_programs" if tied else "program_changed" if graded else "two_counters"
        if Grade.OPEN in grades:
            return "undetermined", "one_source_possible"
        if not writing_tells(self._scene):
            return "undetermined", TOO_LITTLE
        return ("one", "same_program") if thread(self._scene, reused) else ("undetermined", NO_THREAD)

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
