"""Snapshots of one party's holding at several dates: values that changed between two of them bracket the copy."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from sourcier.inventory import MISSING
from sourcier.model.parties import Manifest
from sourcier.model.trace import Dating

from .changed import Sampled
from .clock import Changes, joined, span_of
from .months import day_of, month_of

SNAPSHOTS = "snapshots"
_BEHIND = 0.02
"""Share of shared rows that one side knows a later visit of, from which it is the later one."""


def snapshot_groups(manifest: Manifest) -> tuple[tuple[str, ...], ...]:
    """Return the ids of holdings of one party that end on different days, earliest first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for holding in manifest.holdings:
        if holding.until and holding.path:
            groups.setdefault(holding.party, []).append((holding.until, holding.id))
    found = [sorted(group) for group in groups.values()]
    return tuple(tuple(name for _, name in group) for group in found if len({until for until, _ in group}) > 1)


def datings(manifest: Manifest, held: Mapping[str, Sequence[Sampled]]) -> Iterator[Dating]:
    """Say, per party with snapshots, when the copy was made; `held` has each holding's sampled rows, by segment."""
    ends = {holding.id: holding.until or "" for holding in manifest.holdings}
    parties = {holding.id: holding.party for holding in manifest.holdings}
    for group in snapshot_groups(manifest):
        there = [name for name in group if name in held]
        for segment in range(min((len(held[name]) for name in there), default=0)):
            kept = [(day_of(ends[name]), held[name][segment]) for name in there]
            if sum(one.found.any() for _, one in kept) > 1:
                yield _dating(parties[there[0]], kept)


def _dating(party: str, kept: Sequence[tuple[int, Sampled]]) -> Dating:
    changes = joined([_between(first, second) for first, second in pairwise(kept)])
    span = span_of(changes)
    low, high = _by_visits(kept)
    if span is not None and span.fits:
        low = max((day for day in (low, span.earliest) if day is not None), default=None)
        high = min((day for day in (high, span.latest) if day is not None), default=None)
    if low is not None and high is not None and low > high:
        low = high = None
    return Dating(
        subject=party,
        sort="party",
        earliest=None if low is None else month_of(low),
        latest=None if high is None else month_of(high),
        why=SNAPSHOTS,
        rows=len(changes) if span is not None and span.fits else max(int(one.found.sum()) for _, one in kept),
    )


def _by_visits(kept: Sequence[tuple[int, Sampled]]) -> tuple[int | None, int | None]:
    """The latest snapshot that is behind the leak, and the earliest that is ahead of it."""
    low = high = None
    for day, one in kept:
        both = (one.leak_day != MISSING) & (one.day != MISSING)
        count = int(both.sum())
        if not count:
            continue
        if int((one.day[both] < one.leak_day[both]).sum()) > _BEHIND * count:
            low = day
        if high is None and int((one.day[both] > one.leak_day[both]).sum()) > _BEHIND * count:
            high = day
    return low, high


def _between(first: tuple[int, Sampled], second: tuple[int, Sampled]) -> Changes:
    """Values that differ between two snapshots where the leak has one of both."""
    (start, old), (end, new) = first, second
    both = old.found & new.found
    one, other = both[old.found], both[new.found]
    after, until, seen = [], [], []
    for index in sorted(set(old.columns) & set(new.columns)):
        place, there = old.columns.index(index), new.columns.index(index)
        before, later, leak = old.cells[place][one], new.cells[there][other], old.leak_cells[place][one]
        told = (before != 0) & (later != 0) & (before != later) & ((leak == before) | (leak == later))
        count = int(told.sum())
        after.append(np.full(count, start))
        until.append(np.full(count, end))
        seen.append((leak == later)[told])
    if not seen:
        return joined([])
    return Changes(np.concatenate(after), np.concatenate(until), np.concatenate(seen))
