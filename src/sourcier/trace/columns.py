"""Which column of the leak is which column of a holding: by the values of matched rows, whatever the headers.

Two columns are one where they agree far more often than the same values would in another order; where nothing can be
compared, a header or a kind that only one column has on each side tells. Columns are compared over rows spread evenly
over the segment, so that memory does not grow with the file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.data import fold
from sourcier.inventory import Digested, cell
from sourcier.model.trace import ColumnShare

from .cells import Logical, cells_at, logical_columns
from .overlap import Overlap, Segment

_AT_ONCE = 32
"""Columns of a holding that are held at once."""
_TRIED = 3
"""Columns of a holding whose chance agreement is measured, per column of the leak."""
_BEYOND_CHANCE = 0.3
"""Share of the agreement that chance leaves open from which two columns are one: Cohen's kappa (1960)."""
_AT_CHANCE = 0.02
_REPEATED = 0.99
_FEW, _MANY = 3, 20
"""Rows below which nothing is said of a column, and from which disagreement speaks."""
_VAGUE = frozenset({"free_text", "flag", "date", "amount", "record_id", "user_code"})
"""Kinds that many columns have: being of one is no sign."""
NONE = -1


@dataclass(frozen=True, slots=True)
class LeakColumn:
    """A column of the leak as its facts show it."""

    index: int
    name: str
    kind: str | None

    @property
    def cell(self) -> str:
        """Name of its digests."""
        return cell(self.index)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The rows of a segment by which columns are compared."""

    rows: np.ndarray
    """Places in the segment, ascending."""
    columns: tuple[LeakColumn, ...]
    """Those with a filled cell among the rows."""
    cells: np.ndarray
    """uint64, shape (columns, rows)."""


def sample_of(
    side: Digested, starts: Sequence[int], segment: Segment, columns: Sequence[LeakColumn], most: int
) -> Sample:
    """Return the cells of at most that many rows of a segment."""
    rows = np.unique(np.linspace(0, max(0, len(segment.rows) - 1), min(most, len(segment.rows))).astype(np.int64))
    logical = [Logical("", None, 0, 0, ((segment.table, column.index),)) for column in columns]
    kept, cells = [], []
    for first in range(0, len(columns), _AT_ONCE):
        found = cells_at(side, starts, rows + segment.part.start, logical[first : first + _AT_ONCE])
        for place in np.flatnonzero(found.any(axis=0)).tolist():
            kept.append(columns[first + place])
            cells.append(np.ascontiguousarray(found[:, place]))
    return Sample(rows, tuple(kept), np.array(cells, np.uint64).reshape(len(kept), len(rows)))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """How the columns of a segment and of a holding go together."""

    shares: tuple[ColumnShare, ...]
    unknown: tuple[int, ...]
    partner: Mapping[int, Logical]
    """Per column of the leak that stands in the holding, its column there."""


def compare(
    seen: Overlap, sample: Sample, side: Digested, names: Mapping[tuple[int, int], str]
) -> Columns:  # fmt: skip
    """Find the holding's column for each column of the leak; `names` show those of the holding, by table and index."""
    at = seen.matched.row[sample.rows]
    both = np.flatnonzero(at >= 0)
    logical = logical_columns(side.holding.tables)
    counts = _Counts.of(side, seen.held.starts, at[both], logical, sample.cells[:, both])
    pairs = counts.pairs(sample.columns, logical)
    by_values = frozenset(pairs)
    _add_alone(pairs, sample.columns, logical)
    shares, unknown, partner = [], [], {}
    for place, column in enumerate(sample.columns):
        found = pairs.get(place, NONE)
        compared, agreed = counts.share(place, found)
        there = names[logical[found].places[0]] if found != NONE else ""
        shares.append(ColumnShare(column.index, column.name, column.kind, there, compared, agreed))
        told = place not in by_values and counts.varied(place)
        if told and (found == NONE or (compared >= _MANY and counts.at_chance(place, found))):
            unknown.append(column.index)
        elif found != NONE:
            partner[column.index] = logical[found]
    return Columns(tuple(shares), tuple(unknown), partner)


def _add_alone(pairs: dict[int, int], columns: Sequence[LeakColumn], logical: Sequence[Logical]) -> None:
    """Pair what values left alone: the same header, else the same kind, where each side has one such column left."""
    for ours, theirs, vague in (
        ([fold(column.name) for column in columns], [one.header for one in logical], frozenset({""})),
        ([column.kind for column in columns], [one.kind for one in logical], _VAGUE),
    ):
        taken = set(pairs.values())
        left = [name if place not in pairs else None for place, name in enumerate(ours)]
        free = [name if place not in taken else None for place, name in enumerate(theirs)]
        pairs.update(_pairs(left, free, vague))


def _pairs(
    ours: Sequence[str | None], theirs: Sequence[str | None], vague: frozenset[str]
) -> Iterator[tuple[int, int]]:
    one, other = Counter(ours), Counter(theirs)
    for place, name in enumerate(ours):
        if name is not None and name not in vague and one[name] == other[name] == 1:
            yield place, theirs.index(name)


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """Matched rows, per column of the leak and column of the holding."""

    leak: np.ndarray
    """uint64, shape (columns of the leak, rows)."""
    compared: np.ndarray
    agreed: np.ndarray
    """Shape (columns of the leak, columns of the holding)."""
    beyond: Mapping[tuple[int, int], tuple[float, float]]
    """Cohen's kappa and rows that agree beyond chance, of the pairs that agree most."""

    @classmethod
    def of(
        cls, side: Digested, starts: Sequence[int], rows: np.ndarray, logical: Sequence[Logical], leak: np.ndarray
    ) -> "_Counts":
        compared = np.zeros((len(leak), len(logical)), np.int64)
        agreed = np.zeros_like(compared)
        filled = leak != 0
        for number, column in _held(side, starts, rows, logical, range(len(logical))):
            compared[:, number] = (filled & (column != 0)).sum(axis=1)
            agreed[:, number] = (filled & (leak == column)).sum(axis=1)
        tried = [(place, one) for place in range(len(leak)) for one in _likeliest(agreed[place])]
        beyond = {}
        for number, column in _held(side, starts, rows, logical, sorted({one for _, one in tried})):
            for place, one in tried:
                if one == number:
                    beyond[place, one] = _beyond_chance(leak[place], column)
        return cls(leak, compared, agreed, beyond)

    def pairs(self, columns: Sequence[LeakColumn], logical: Sequence[Logical]) -> dict[int, int]:
        """Pair columns that agree far more than by chance, those that agree in most rows first, each with one other.

        A column that agrees wholly with one that is taken is that one once more, as an export may repeat a column.
        """
        ranked = []
        for (place, one), (kappa, beyond) in self.beyond.items():
            if kappa >= _BEYOND_CHANCE:
                column, other = columns[place], logical[one]
                same = (other.header == fold(column.name) != "", other.kind == column.kind)
                ranked.append((-beyond, not same[0], not same[1], place, one))
        found: dict[int, int] = {}
        taken: set[int] = set()
        for _, _, _, place, one in sorted(ranked):
            if place not in found and (one not in taken or self._repeats(place, one)):
                found[place] = one
                taken.add(one)
        return found

    def _repeats(self, column: int, one: int) -> bool:
        compared, agreed = self.share(column, one)
        return agreed >= _MANY and agreed >= _REPEATED * compared

    def at_chance(self, column: int, one: int) -> bool:
        """Whether two columns agree no more than in another order; False where that was not measured."""
        if self.agreed[column, one] < _FEW:
            return True
        return self.beyond.get((column, one), (1.0, 0.0))[0] < _AT_CHANCE

    def share(self, column: int, one: int) -> tuple[int, int]:
        """Return rows filled on both sides, and those that agree."""
        return (0, 0) if one == NONE else (int(self.compared[column, one]), int(self.agreed[column, one]))

    def varied(self, column: int) -> bool:
        """Whether a column of the leak has several values among the rows: one value says nothing."""
        filled = self.leak[column][self.leak[column] != 0]
        return len(filled) >= _FEW and bool((filled != filled[0]).any())


def _held(
    side: Digested, starts: Sequence[int], rows: np.ndarray, logical: Sequence[Logical], wanted: Sequence[int]
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield those columns of a holding that any of the rows fills, few at a time."""
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        cells = cells_at(side, starts, rows, [logical[number] for number in part])
        for at in np.flatnonzero(cells.any(axis=0)).tolist():
            yield part[at], np.ascontiguousarray(cells[:, at])


def _likeliest(agreed: np.ndarray) -> list[int]:
    tried = sorted(np.flatnonzero(agreed >= _FEW).tolist(), key=lambda one: (-int(agreed[one]), one))
    return tried[:_TRIED]


def _beyond_chance(ours: np.ndarray, theirs: np.ndarray) -> tuple[float, float]:
    kept = (ours != 0) & (theirs != 0)
    ours, theirs = ours[kept], theirs[kept]
    values, codes = np.unique(np.concatenate((ours, theirs)), return_inverse=True)
    first, second = (np.bincount(part, minlength=len(values)) for part in np.split(codes, 2))
    by_chance = float((first.astype(np.float64) * second).sum()) / len(ours)
    agreed, left = int((ours == theirs).sum()), len(ours) - by_chance
    return ((agreed - by_chance) / left if left > 0 else 0.0), agreed - by_chance
