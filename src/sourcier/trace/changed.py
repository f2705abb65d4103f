"""Values that changed over time, in the leak and in a holding: visits, addresses, telephone numbers, names.

A visit that both know was made before the copy; where the holding knows a later one, the copy was made before that one.
An address that differs was changed by the day the holding says its entry was last touched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.inventory import MISSING, Digested, dated
from sourcier.model.trace import Dating

from .cells import Logical, cells_at
from .clock import Changes, Span, joined, span_of
from .columns import Columns, Sample
from .labs import NOWHERE, Labs
from .months import month_of
from .overlap import Overlap

CHANGED = "changed_values"
TELLING = frozenset(
    {"street", "postcode", "commune", "landline", "mobile", "phone", "email", "family_name", "full_name"}
)
"""Kinds of values that people change, and that stay as they are between two changes."""
_MOSTLY, _SELDOM = 0.9, 0.5
_TWO = 2
_GAIN = 6.0
"""Log-likelihood per laboratory by which days of their own must fit better than one day."""


@dataclass(frozen=True, slots=True, eq=False)
class Sampled:
    """The rows by which columns are compared, as a holding has them."""

    holding: str
    segment: int
    found: np.ndarray
    """Per row of the sample, whether the holding has it."""
    leak_day: np.ndarray
    """Per row found; `MISSING` where there is none. So all below."""
    day: np.ndarray
    lab: np.ndarray
    """Of the leak."""
    columns: tuple[int, ...]
    """Of the leak: those of telling kinds that stand in the holding."""
    leak_cells: np.ndarray
    """uint64, shape (columns, rows)."""
    cells: np.ndarray
    touched: np.ndarray
    """Day on which the entry was last touched, `MISSING` where the holding has no such column."""


def sampled(seen: Overlap, sample: Sample, side: Digested, columns: Columns, labs: Labs) -> Sampled:
    """Return the sample's rows as the holding has them."""
    at = seen.matched.row[sample.rows]
    found = at >= 0
    rows, here = at[found], sample.rows[found]
    telling = [(place, c.index) for place, c in enumerate(sample.columns) if _tells(columns.partner.get(c.index))]
    partners = [columns.partner[index] for _, index in telling]
    leak_cells = sample.cells[[place for place, _ in telling]][:, found] if telling else np.zeros((0, len(rows)))
    cells = cells_at(side, seen.held.starts, rows, partners).T
    leak_day, day = seen.segment.rows.day[here], seen.held.day[rows]
    changed = ((cells != 0) & (leak_cells != 0) & (cells != leak_cells)).any(axis=0)
    return Sampled(
        seen.holding,
        seen.segment.number,
        found,
        leak_day,
        day,
        labs.of_row[seen.segment.part][here],
        tuple(index for _, index in telling),
        leak_cells,
        cells,
        _touched(side, seen, rows, leak_day, changed),
    )


def _tells(column: Logical | None) -> bool:
    return column is not None and column.kind in TELLING


def _touched(side: Digested, seen: Overlap, rows: np.ndarray, leak_day: np.ndarray, changed: np.ndarray) -> np.ndarray:
    """The dated column that lies after the leak's visit mostly where something changed, and seldom elsewhere."""
    best = np.full(len(rows), MISSING, np.int32)
    if changed.sum() < 1 / (1 - _MOSTLY):
        return best
    for days in _dated(side, seen.held.starts, rows):
        known = (days != MISSING) & (leak_day != MISSING)
        later = known & (days > leak_day)
        told, others = known & changed, known & ~changed
        if not told.any() or later[told].mean() < _MOSTLY:
            continue
        if not others.any() or later[others].mean() <= _SELDOM:
            best = days
    return best


def _dated(side: Digested, starts: Sequence[int], rows: np.ndarray) -> Iterator[np.ndarray]:
    """The dated columns at those rows, beside the visit's: by their place, in the tables that have one there."""
    places = sorted({column.index for _, table in side for column in table.columns if column.dated})
    for index in places:
        days = np.full(len(rows), MISSING, np.int32)
        for number, table in side:
            if table.chosen.visit == index or not any(c.index == index and c.dated for c in table.columns):
                continue
            here = np.flatnonzero((rows >= starts[number]) & (rows < starts[number + 1]))
            if here.size:
                whole = side.read(number, [dated(index)]).column(0).to_numpy()
                days[here] = whole[rows[here] - starts[number]]
        if (days != MISSING).any():
            yield days


def changes_of(one: Sampled) -> Changes:
    """Return what a single holding tells: visits, and values changed since the leak's last visit."""
    leak, held = one.leak_day.astype(np.int64), one.day.astype(np.int64)
    both = (one.leak_day != MISSING) & (one.day != MISSING)
    known = both & (held <= leak)
    newer = both & (held > leak)
    changed = ((one.cells != 0) & (one.leak_cells != 0) & (one.cells != one.leak_cells)).any(axis=0)
    touched = one.touched.astype(np.int64)
    told = changed & ~newer & (one.touched != MISSING) & (one.leak_day != MISSING) & (touched > leak)
    return joined(
        [
            Changes(leak[known], leak[known], np.ones(int(known.sum()), bool)),
            Changes(held[newer], held[newer], np.zeros(int(newer.sum()), bool)),
            Changes(touched[told], touched[told], np.zeros(int(told.sum()), bool)),
        ]
    )


def dating_of(one: Sampled, labs: Labs) -> Iterator[Dating]:
    """Say when the copy was made: of the holding whole, or laboratory by laboratory where no one day fits."""
    changes = changes_of(one)
    span = span_of(changes)
    by_lab = dict(_by_lab(one))
    if span is not None and span.fits and not _several_days(span, list(by_lab.values())):
        yield _dating(one, one.holding, span)
        return
    if len(changes):
        yield _dating(one, one.holding, None, rows=len(changes))
    for lab, each in by_lab.items():
        if each.fits:
            yield _dating(one, labs.labels[lab], each, sort="lab")


def _by_lab(one: Sampled) -> Iterator[tuple[int, Span]]:
    for lab in np.unique(one.lab[one.lab != NOWHERE]).tolist():
        span = span_of(changes_of(_of_lab(one, one.lab == lab)))
        if span is not None:
            yield lab, span


def _several_days(whole: Span, by_lab: Sequence[Span]) -> bool:
    """Whether a day per laboratory fits so much better that the copies cannot be of one day."""
    told = sum(span.changes for span in by_lab)
    if len(by_lab) < _TWO or told < _MOSTLY * whole.changes:
        return False
    return sum(span.support for span in by_lab) - whole.support > _GAIN * len(by_lab)


def _of_lab(one: Sampled, kept: np.ndarray) -> Sampled:
    return Sampled(
        one.holding,
        one.segment,
        one.found,
        one.leak_day[kept],
        one.day[kept],
        one.lab[kept],
        one.columns,
        one.leak_cells[:, kept],
        one.cells[:, kept],
        one.touched[kept],
    )


def _dating(one: Sampled, subject: str, span: Span | None, *, sort: str = "holding", rows: int = 0) -> Dating:
    return Dating(
        subject=subject,
        sort=sort,
        earliest=None if span is None or span.earliest is None else month_of(span.earliest),
        latest=None if span is None or span.latest is None else month_of(span.latest),
        why=CHANGED,
        rows=rows if span is None else span.changes,
        holding=one.holding if sort == "lab" else "",
        segment=one.segment,
    )
