"""Containment both ways: how much of a segment a holding holds, and how much of the holding the segment holds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sourcier.model.trace import ColumnShare, Containment, LabShare, MonthShare

from .interval import interval, share
from .labs import Labs, labs_of_holding
from .matching import Matched, People
from .months import month_name, months_of
from .placebo import net
from .rows import Rows


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One stretch of the leak, ready to be compared."""

    number: int
    table: int
    """The table of the leak it lies in, numbered through all evidence."""
    part: slice
    """Its rows among all rows of the leak."""
    rows: Rows
    people: People
    """The same rows, to be searched by person."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """One segment against one holding, row by row."""

    holding: str
    segment: Segment
    held: Rows
    matched: Matched
    in_leak: np.ndarray
    """Per row of the holding, whether its person stands in the segment."""
    held_labs: np.ndarray
    """Per row of the holding, its laboratory of the leak, -1 for none."""


def overlap(holding: str, segment: Segment, held: Rows, people: People, labs: Labs) -> Overlap:
    """Match a segment with a holding; `people` are the holding's rows."""
    matched = people.match(segment.rows)
    found = matched.found
    leak_labs = labs.of_row[segment.part]
    held_labs = labs_of_holding(held, labs, matched.row[found], leak_labs[found])
    return Overlap(holding, segment, held, matched, segment.people.holds(held), held_labs)


def containment(
    seen: Overlap, labs: Labs, columns: tuple[ColumnShare, ...], unknown: tuple[int, ...], *, complete: bool
) -> Containment:
    """Return the facts of an overlap."""
    rows, held, matched = seen.segment.rows, seen.held, seen.matched
    found = matched.found
    at = matched.row[found]
    dated = rows.dated[found] & held.dated[at]
    apart = held.day[at][dated].astype(np.int64) - rows.day[found][dated]
    shared, back = int(found.sum()), int(seen.in_leak.sum())
    inside, reverse = net(shared, matched.placebo), net(back, matched.placebo)
    low, high = interval(inside, len(rows))
    return Containment(
        holding=seen.holding,
        segment=seen.segment.number,
        leak_rows=len(rows),
        holding_rows=len(held),
        shared=shared,
        placebo=matched.placebo,
        leak_in_holding=share(inside, len(rows)),
        holding_in_leak=share(reverse, len(held)),
        low=low,
        high=high,
        same_day=int((apart == 0).sum()),
        dated=int(dated.sum()),
        newer=int((apart > 0).sum()),
        older=int((apart < 0).sum()),
        columns_unknown=unknown,
        columns=columns,
        by_lab=tuple(_by_lab(seen, labs)),
        by_month=tuple(_by_month(rows, found)),
        complete=complete,
        by_number=int(matched.by_number.sum()),
        holding_shared=back,
    )


def _by_lab(seen: Overlap, labs: Labs) -> Iterator[LabShare]:
    count = len(labs.labels)
    of_row = labs.of_row[seen.segment.part]
    found = seen.matched.found
    at = np.where(found, seen.matched.row, 0)
    day = seen.segment.rows.day
    same = found & seen.segment.rows.dated
    same[same] = seen.held.day[at[same]] == day[same]
    columns = [_count(labs, count) for labs in (of_row, seen.held_labs, of_row[found], of_row[same])]
    for lab, counts in enumerate(zip(*columns, strict=True)):
        if any(counts):
            yield LabShare(labs.labels[lab], *counts)


def _count(labs: np.ndarray, count: int) -> list[int]:
    return [int(rows) for rows in np.bincount(labs[labs >= 0], minlength=count)]


def _by_month(rows: Rows, found: np.ndarray) -> Iterator[MonthShare]:
    dated = rows.dated
    months, place = np.unique(months_of(rows.day[dated]), return_inverse=True)
    every = np.bincount(place, minlength=len(months)).tolist()
    shared = np.bincount(place[found[dated]], minlength=len(months)).tolist()
    for month, leak_rows, common in zip(months.tolist(), every, shared, strict=True):
        yield MonthShare(month_name(month), leak_rows, common)
