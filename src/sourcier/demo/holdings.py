"""What each party held: the vendor's open area, its hosting, and the current base of every laboratory's controller."""

from collections import Counter, defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from . import days
from .draw import Draw
from .holding_layouts import Layout, area, base, dump
from .labs import LATE, LATE_SINCE, VENDOR
from .later import hosted, kept, later
from .lines import render
from .people import OLD, RECENT, UNEXPLAINED
from .seeds import Flags, Ints
from .sink import Sink
from .truth import HoldingTruth

AREA, HOSTING = f"{VENDOR}-area", f"{VENDOR}-hosting"
_HOSTED_ELSEWHERE = (30, 33)
"""Laboratories the leak does not name whose base the vendor hosted too."""


@dataclass(slots=True)
class _Count:
    rows: int = 0
    shared: int = 0
    same_day: int = 0


@dataclass(slots=True)
class Holdings:
    """The holdings' files, written laboratory by laboratory under one folder."""

    folder: Path
    stack: ExitStack
    extracts: Counter[str] = field(default_factory=Counter)
    """Rows of each controller's extract on the area, older people apart."""
    too_early: int = 0
    """Of the extract whose order set a first day, rows last seen before it."""
    _sinks: dict[str, Sink] = field(default_factory=dict)
    _counts: defaultdict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))

    def add(self, draw: Draw) -> int:
        """Write one laboratory into every holding that knows it; return how many bytes."""
        return self._to_area(draw) + self._to_hosting(draw) + self._to_base(draw)

    def _to_area(self, draw: Draw) -> int:
        role, code = draw.people.role, draw.plan.lab.code
        current = (role <= RECENT) & (role != UNEXPLAINED)
        self.extracts[draw.plan.lab.controller.id] += int(current.sum())
        if draw.plan.lab.controller.id == LATE:
            self.too_early += int((current & (draw.people.seen < days.day(LATE_SINCE))).sum())
        size = self._write((AREA, f"area/{code}_EXTRACT.csv"), draw, current, area())
        return size + self._write((AREA, f"area/{code}_ANCIENS.csv"), draw, role == OLD, area())

    def _to_hosting(self, draw: Draw) -> int:
        lab = draw.plan.lab
        if not (lab.controller.hosted or lab.number in _HOSTED_ELSEWHERE):
            return 0
        return self._write((HOSTING, f"hosting/{lab.code}.dmp"), draw, hosted(draw), dump())

    def _to_base(self, draw: Draw) -> int:
        controller = draw.plan.lab.controller
        if not draw.plan.lab.in_leak:
            return 0
        at = (base_id(controller.id), f"bases/{controller.id}.csv")
        return self._write(at, later(draw), kept(draw), base(controller.software), draw.people.seen)

    def _write(self, at: tuple[str, str], draw: Draw, keep: Flags, layout: Layout, in_leak: Ints | None = None) -> int:
        holding, place = at
        rows = np.flatnonzero(keep)
        if not rows.size:
            return 0
        data = layout.encoded(render(draw, layout.places, rows, end=layout.end, separator=layout.separator).data)
        sink = self._sink(place, layout)
        sink.write(data)
        shared = draw.people.leaked[rows]
        count = self._counts[holding]
        count.rows += len(rows)
        count.shared += int(shared.sum())
        leak_seen = draw.people.seen if in_leak is None else in_leak
        count.same_day += int((shared & (draw.people.seen[rows] == leak_seen[rows])).sum())
        return len(data)

    def _sink(self, place: str, layout: Layout) -> Sink:
        if place not in self._sinks:
            self._sinks[place] = self.stack.enter_context(Sink(self.folder / place))
            self._sinks[place].write(layout.header())
        return self._sinks[place]

    def truths(self) -> tuple[HoldingTruth, ...]:
        """Every holding against the leak."""
        return tuple(
            HoldingTruth(name, count.rows, count.shared, count.same_day) for name, count in sorted(self._counts.items())
        )


def base_id(controller: str) -> str:
    """Name of the holding that is a controller's current base."""
    return f"{controller}-base"
