"""Laboratories of a holding that writes them in another way than the leak: by a site's code, or not at all.

Where a column of the leak says which laboratory a row is of, as a code of the site does, and the holding has that
column too, its rows are of the laboratories that the codes mean in the leak.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.inventory import Digested

from .cells import Logical, cells_at
from .columns import Sample
from .labs import NOWHERE

_PURE = 0.99
"""Share of rows whose value must mean one laboratory."""
_VALUES_PER_LAB = 4
_ENOUGH = 20
_ALONE = 0.95
"""Share of matched rows of one laboratory from which a holding without laboratories is that laboratory's."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """The values of one column of the leak, and the laboratory each means."""

    column: int
    values: np.ndarray
    """uint64, ascending."""
    labs: np.ndarray


def codes_of(sample: Sample, labs: np.ndarray) -> tuple[Codes, ...]:
    """Return the columns of the leak that say which laboratory a row is of; `labs` are those of the sample's rows."""
    known = len(np.unique(labs[labs != NOWHERE]))
    found = [
        _codes(column.index, cells, labs, known) for column, cells in zip(sample.columns, sample.cells, strict=True)
    ]
    return tuple(one for one in found if one is not None) if known > 1 else ()


def _codes(column: int, cells: np.ndarray, labs: np.ndarray, known: int) -> Codes | None:
    told = (cells != 0) & (labs != NOWHERE)
    if int(told.sum()) < max(_ENOUGH, len(cells) // 2):
        return None
    values, codes = np.unique(cells[told], return_inverse=True)
    if not known <= len(values) <= _VALUES_PER_LAB * known:
        return None
    width = int(labs.max()) + 1
    counts = np.bincount(codes * width + labs[told], minlength=len(values) * width).reshape(len(values), width)
    if counts.max(axis=1).sum() < _PURE * told.sum():
        return None
    return Codes(column, values, counts.argmax(axis=1).astype(np.int32))


def labs_by_columns(
    side: Digested,
    starts: Sequence[int],
    held_labs: np.ndarray,
    *,
    codes: Sequence[Codes],
    partner: Mapping[int, Logical],
    matched_labs: np.ndarray,
) -> np.ndarray:
    """Return the laboratories of a holding's rows, those not told by their label told by a code where one is.

    `matched_labs`: laboratories of the leak's rows that stand in the holding.
    """
    found = held_labs.copy()
    for one in codes:
        open_rows = np.flatnonzero(found == NOWHERE)
        if one.column in partner and open_rows.size:
            cells = cells_at(side, starts, open_rows, [partner[one.column]])[:, 0]
            place = np.minimum(np.searchsorted(one.values, cells), len(one.values) - 1)
            found[open_rows] = np.where(one.values[place] == cells, one.labs[place], NOWHERE)
    named = matched_labs[matched_labs != NOWHERE]
    if (found == NOWHERE).all() and len(named) >= _ENOUGH:
        counts = np.bincount(named)
        if counts.max() >= _ALONE * len(named):
            found[:] = int(counts.argmax())
    return found
