"""Rows of the leak that stand in no holding: openly unexplained, laboratory by laboratory and month by month."""

from collections.abc import Iterator

import numpy as np

from sourcier.model.trace import LabShare, MonthShare, Unexplained

from .interval import share
from .labs import Labs
from .months import month_name, months_of
from .overlap import Segment


def unexplained(segment: Segment, explained: np.ndarray, by_others: np.ndarray, labs: Labs) -> Unexplained:
    """Return what no holding explains of a segment; arrays have one entry per row of it.

    `by_others`: the rows that stand in a holding which is not the leak's own file.
    """
    left = int((~explained).sum())
    return Unexplained(
        rows=left,
        share=share(left, len(explained)),
        by_lab=tuple(_by_lab(labs.of_row[segment.part], explained, labs)),
        segment=segment.number,
        leak_rows=len(explained),
        by_month=tuple(_by_month(segment, explained)),
        only_itself=int((explained & ~by_others).sum()),
    )


def _by_lab(of_row: np.ndarray, explained: np.ndarray, labs: Labs) -> Iterator[LabShare]:
    count = len(labs.labels)
    every, held = (np.bincount(rows[rows >= 0], minlength=count).tolist() for rows in (of_row, of_row[explained]))
    for lab in range(count):
        if every[lab]:
            yield LabShare(labs.labels[lab], every[lab], 0, held[lab], 0)


def _by_month(segment: Segment, explained: np.ndarray) -> Iterator[MonthShare]:
    dated = segment.rows.dated
    months, place = np.unique(months_of(segment.rows.day[dated]), return_inverse=True)
    every = np.bincount(place, minlength=len(months)).tolist()
    held = np.bincount(place[explained[dated]], minlength=len(months)).tolist()
    for month, leak_rows, shared in zip(months.tolist(), every, held, strict=True):
        yield MonthShare(month_name(month), leak_rows, shared)
