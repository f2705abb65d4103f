"""What the comparison counted, made ready for weighing: row by row only bits are kept, one set per holding."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sourcier.model.trace import Containment
from sourcier.trace.changed import TELLING
from sourcier.trace.labs import NOWHERE
from sourcier.trace.last_visit import last_day
from sourcier.trace.leak import Leak
from sourcier.trace.overlap import Overlap, Segment

from .piece import Counts, Held, Piece

_HALF = 0.5
_FEW = 3
_MARKS = ("found", "dated", "same", "newer")
_KNOWN = 0.2
"""Share of a block's rows that must stand somewhere for these alone to tell its last visit."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What is known of a segment before any holding: which block each row is of, and when blocks end."""

    number: int
    rows: int
    labels: tuple[str, ...]
    block: np.ndarray
    day: np.ndarray
    dated: np.ndarray
    last: np.ndarray
    """Per block, NaN where nothing is dated."""
    end: float
    """Of all."""
    labs: np.ndarray
    """Per block, the laboratory of the leak, `NOWHERE` for the rows that name none."""

    @property
    def named(self) -> bool:
        """Whether most rows name their laboratory."""
        return bool((self.labs[self.block] != NOWHERE).sum() >= _HALF * self.rows)


def ground_of(leak: Leak, segment: Segment) -> Ground:
    """Return the ground of a segment."""
    labs, block = np.unique(leak.labs.of_row[segment.part], return_inverse=True)
    labels = tuple("" if lab == NOWHERE else leak.labs.labels[lab] for lab in labs.tolist())
    return _ground(segment, labels, labs, block.astype(np.int32))


def _ground(segment: Segment, labels: tuple[str, ...], labs: np.ndarray, block: np.ndarray) -> Ground:
    day, dated = segment.rows.day, segment.rows.dated
    last = last_of(day, dated, block, len(labels))
    end = float(last_day(day[dated])[0]) if dated.any() else np.nan
    return Ground(segment.number, len(day), labels, block, day, dated, last, end, labs)


def last_of(day: np.ndarray, dated: np.ndarray, block: np.ndarray, count: int) -> np.ndarray:
    """Return the last day of each block with more than a trickle of visits, NaN where none is dated."""
    rows = np.flatnonzero(dated & (block >= 0))
    order = rows[np.argsort(block[rows], kind="stable")]
    ends = np.searchsorted(block[order], np.arange(count + 1))
    found = np.full(count, np.nan)
    for number in range(count):
        days = day[order[ends[number] : ends[number + 1]]]
        if len(days):
            found[number] = last_day(days)[0]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """One holding against one segment."""

    marks: Mapping[str, np.ndarray]
    """Packed bits per row of the segment, of `_MARKS`."""
    newer: np.ndarray
    """Of the rows whose last visit is later there than in the leak: that day."""
    chance: float
    """Share of its shared rows that is left once those that chance would give are taken off."""
    size: np.ndarray
    last: np.ndarray
    total: int
    lacking: frozenset[int]
    """Columns of the leak that it is known to lack."""
    having: frozenset[int]
    """Those it has."""
    values: tuple[int, int]
    complete: bool


def gathered(ground: Ground, seen: Overlap, facts: Containment) -> Gathered:
    """Return what is kept of a comparison."""
    found = seen.matched.found
    at = np.where(found, seen.matched.row, 0)
    held_day = seen.held.day[at].astype(np.int64) if len(seen.held) else np.zeros(len(found), np.int64)
    both = found & ground.dated & (seen.held.dated[at] if len(seen.held) else False)
    newer = both & (held_day > ground.day)
    marks = {"found": found, "dated": both, "same": both & (held_day == ground.day), "newer": newer}
    place = np.full(int(ground.labs.max(initial=0)) + 2, -1)
    place[ground.labs] = np.arange(len(ground.labs))
    labs = seen.held_labs
    inside = labs <= ground.labs.max(initial=NOWHERE)
    block = np.where((labs != NOWHERE) & inside, place[np.where(inside, labs, NOWHERE)], -1)
    count = len(ground.labels)
    size = np.bincount(block[block >= 0], minlength=count).astype(float)
    told = [c for c in facts.columns if c.there and c.kind in TELLING and c.compared >= _FEW]
    kept = [c for c in told if c.agreed >= _HALF * c.compared]
    return Gathered(
        {name: np.packbits(mark) for name, mark in marks.items()},
        held_day[newer].astype(np.int32),
        1.0 - facts.placebo / facts.shared if facts.shared > facts.placebo else 0.0,
        size,
        last_of(seen.held.day, seen.held.dated, block, count),
        facts.holding_rows,
        frozenset(facts.columns_unknown),
        frozenset(column.column for column in facts.columns if column.there),
        (sum(column.agreed for column in kept), sum(column.compared for column in kept)),
        facts.complete,
    )


@dataclass(slots=True)
class Evidence:
    """All holdings against all segments."""

    grounds: tuple[Ground, ...]
    holdings: dict[str, list[Gathered]] = field(default_factory=dict)

    def add(self, holding: str, number: int, seen: Overlap, facts: Containment) -> None:
        """Keep what weighing needs of one comparison."""
        self.holdings.setdefault(holding, []).append(gathered(self.grounds[number], seen, facts))

    def rows(self, holding: str, number: int, mark: str = "found") -> np.ndarray:
        """Return which rows of a segment bear a mark."""
        ground = self.grounds[number]
        return np.unpackbits(self.holdings[holding][number].marks[mark], count=ground.rows).astype(bool)

    def ground(self, number: int, beside: frozenset[str]) -> Ground:
        """Return a segment's ground; where it names no laboratories, rows are of the smallest holding that has them.

        Last visits are those of rows that stand somewhere: what somebody added has days of its own.
        """
        ground = self.grounds[number]
        order = sorted(self.holdings, key=lambda name: (self.holdings[name][number].total, name))
        others = [one for one in order if one not in beside and self.holdings[one][number].chance > 0]
        block = ground.block if ground.named else self._by_holding(ground, others)
        used = ground.labels if ground.named else ("",) * (int(block.max(initial=0)) + 1)
        anywhere = np.zeros(ground.rows, bool)
        for name in others:
            anywhere |= self.rows(name, number)
        last, end = _known_last(ground, block, len(used), anywhere)
        labs = ground.labs if ground.named else np.full(len(used), NOWHERE)
        return Ground(number, ground.rows, used, block, ground.day, ground.dated, last, end, labs)

    def _by_holding(self, ground: Ground, order: Sequence[str]) -> np.ndarray:
        block = np.full(ground.rows, -1, np.int32)
        for place, name in enumerate(order):
            block[(block < 0) & self.rows(name, ground.number)] = place
        inverse: np.ndarray = np.unique(block, return_inverse=True)[1].astype(np.int32)
        return inverse

    def piece(self, ground: Ground, left: np.ndarray, verdict: str) -> Piece:
        """Return a segment as it is weighed; `left`: the day each block's laboratory left its software."""
        count = len(ground.labels)
        rows = np.bincount(ground.block, minlength=count)
        dated = np.bincount(ground.block[ground.dated], minlength=count)
        apart = np.maximum(ground.last[ground.block] - ground.day, 0)[ground.dated]
        apart = apart[np.isfinite(apart)]  # rows that stand nowhere have no last visit to be compared with
        age = float(np.round(apart.mean(), 6)) if apart.size else 0.0
        return Piece(ground.labels, rows, dated, ground.last, left, age, verdict)

    def held(self, ground: Ground, names: Sequence[str], parties: Sequence[str], itself: frozenset[str]) -> Held:
        """Return the holdings as they are weighed; those that are the leak itself explain nothing to the others."""
        count, number = len(ground.labels), ground.number
        kept = [self.holdings[name][number] for name in names]
        counts: dict[str, list[np.ndarray]] = {mark: [] for mark in (*_MARKS[:3], "after", "beyond")}
        anywhere = np.zeros(ground.rows, bool)
        for name, one in zip(names, kept, strict=True):
            for mark, bits in self._marked(ground, name):
                counts[mark].append(np.bincount(ground.block[bits], minlength=count) * one.chance)
                if mark == "found" and name not in itself and one.chance > 0:
                    anywhere |= bits
        arrays = {mark: np.array(rows, float).reshape(len(names), count) for mark, rows in counts.items()}
        fits = [len(one.size) == count and self.grounds[number].named for one in kept]
        shared = arrays["found"]
        size = [one.size if fit else _spread(one, rows) for one, fit, rows in zip(kept, fits, shared, strict=True)]
        last = [one.last if fit else np.full(count, np.nan) for one, fit in zip(kept, fits, strict=True)]
        return Held(
            tuple(names), tuple(parties),
            size=np.array(size, float).reshape(len(names), count),
            total=np.array([one.total for one in kept], float),
            shared=shared,
            anywhere=np.bincount(ground.block[anywhere], minlength=count).astype(float),
            dated=arrays["dated"], same=arrays["same"], after=arrays["after"], beyond=arrays["beyond"],
            last=np.array(last, float).reshape(len(names), count),
            columns=_columns(kept),
            values=np.array([one.values for one in kept], float).reshape(len(names), 2),
        )  # fmt: skip

    def _marked(self, ground: Ground, name: str) -> Iterator[tuple[str, np.ndarray]]:
        """Which rows stand there, are dated on both sides, agree, and are known there beyond the leak's last visits."""
        for mark in _MARKS[:3]:
            yield mark, self.rows(name, ground.number, mark)
        newer = self.rows(name, ground.number, "newer")
        days = self.holdings[name][ground.number].newer
        last = np.nan_to_num(ground.last, nan=np.inf)[ground.block[newer]]
        for mark, least in (("after", last), ("beyond", ground.end)):
            found = np.zeros(ground.rows, bool)
            found[newer] = days > least
            yield mark, found

    def holders(self, ground: Ground, names: Sequence[str]) -> np.ndarray:
        """Return in how many of those holdings each row stands."""
        found = np.zeros(ground.rows, np.int16)
        for name in names:
            found += self.rows(name, ground.number)
        return found

    def together(self, ground: Ground, names: Sequence[str], holders: np.ndarray, counted: Container[str]) -> Counts:
        """Return what several holdings hold together: a day that agrees in one agrees.

        `holders`: in how many of the holdings that are `counted` each row stands.
        """
        found, dated, same, after = (np.zeros(ground.rows, bool) for _ in range(4))
        beside = holders.copy()
        for name in names:
            for mark, bits in self._marked(ground, name):
                into = {"found": found, "dated": dated, "same": same, "after": after}.get(mark)
                if into is not None:
                    into |= bits
                if mark == "found" and name in counted:
                    beside -= bits
        chance = min(self.holdings[name][ground.number].chance for name in names)
        count = len(ground.labels)
        marks = (found, dated, same, after & ~same, found & (beside > 0))
        return Counts(*(np.bincount(ground.block[bits], minlength=count) * chance for bits in marks))

    def stand(self, ground: Ground, names: Sequence[str]) -> np.ndarray:
        """Return the rows, per block, that stand in any of those holdings."""
        found = np.zeros(ground.rows, bool)
        for name in names:
            found |= self.rows(name, ground.number)
        return np.bincount(ground.block[found], minlength=len(ground.labels)).astype(float)


def _known_last(ground: Ground, block: np.ndarray, count: int, anywhere: np.ndarray) -> tuple[np.ndarray, float]:
    """Last visits of each block and of all, by rows that stand somewhere, where these are not few."""
    every = last_of(ground.day, ground.dated, block, count)
    known = last_of(ground.day, ground.dated & anywhere, block, count)
    rows, found = np.bincount(block, minlength=count), np.bincount(block[anywhere], minlength=count)
    enough = found >= _KNOWN * np.maximum(rows, 1)
    mostly = anywhere.sum() >= _HALF * ground.rows
    last = np.where(enough, known, np.nan if mostly else every)
    days = ground.day[ground.dated & anywhere] if mostly else ground.day[ground.dated]
    return last, float(last_day(days)[0]) if days.size else np.nan


def _columns(kept: Sequence[Gathered]) -> np.ndarray:
    """Columns that each lacks and another has, of those that any has: what nobody has was added."""
    somewhere: frozenset[int] = frozenset().union(*(one.having for one in kept))
    lacking = [len((one.lacking - one.having) & somewhere) for one in kept]
    pairs = [(count, count + len(one.having)) for count, one in zip(lacking, kept, strict=True)]
    return np.array(pairs, float).reshape(len(kept), 2)


def _spread(one: Gathered, shared: np.ndarray) -> np.ndarray:
    """A holding's rows by block, as far as the rows it shares tell."""
    spread: np.ndarray = shared * (one.total / shared.sum()) if shared.sum() > 0 else np.zeros(len(shared))
    return spread
