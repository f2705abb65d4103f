"""Which columns lead to which tables' keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .sketch import Keyed, Sketch, together
from .weigh import ENOUGH, Weighed, weigh
from .words import meet

_PROBED = 1024
"""Values of a column by which the keys worth weighing are found."""
_SHARE = 0.3
_MOST_PAIRS = 20_000
"""Pairs weighed because their names meet: thousands of small files all call their columns the same."""
_TIE = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Tables of one layout, which are parts of one."""

    tables: tuple[int, ...]
    """Their places among all."""
    sketch: Sketch


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A column of one group leads to the key of another."""

    child: int
    column: Keyed
    parent: int
    key: Keyed
    weighed: Weighed


def groups_of(sketches: Sequence[Sketch], files: Sequence[str], homes: Sequence[str]) -> tuple[Group, ...]:
    """Return the tables that are not parts of one, in order.

    `files`: the file each stands in; `homes`: what only tables of one layout with the same may be parts of.
    """
    declaring = {files[number] for number, one in enumerate(sketches) if one.declared}
    layouts: dict[tuple[object, ...], list[int]] = {}
    for number, one in enumerate(sketches):
        same = one.headers if len(one.headers) > 1 and all(one.headers) else (number,)
        apart = (files[number], one.title) if files[number] in declaring else ()
        layouts.setdefault((homes[number], *same, *apart), []).append(number)
    return tuple(Group(tuple(tables), together([sketches[n] for n in tables])) for tables in layouts.values())


def links_of(
    groups: Sequence[Group], files: Sequence[str], folders: Sequence[str], named: Sequence[bool]
) -> tuple[Link, ...]:
    """Return the relations that values, names and declarations speak for, one at most per column.

    `folders`: the folder of each table: of several tables that fit alike, the one beside it is meant. `named`: which
    groups name people.
    """
    keys = [(number, key) for number, group in enumerate(groups) for key in group.sketch.telling(named=named[number])]
    index = _Index(keys)
    pairs = len(keys) * sum(len(group.sketch.columns) for group in groups)
    best: list[Link] = []
    for number, group in enumerate(groups):
        for column in group.sketch.columns:
            found = []
            for parent, key, declared in _worth(number, column, groups, index, files):
                to = groups[parent].sketch
                weighed = weigh(column, group.sketch, key, to, declared=declared, pairs=pairs)
                if weighed.weight >= ENOUGH:
                    found.append(Link(number, column, parent, key, weighed))
            found.sort(key=lambda link: -link.weighed.weight)
            if found and (one := _meant(found, groups, folders)) is not None:
                best.append(one)
    return tuple(link for link in best if not _reversed(link, best, groups))


def _meant(found: list[Link], groups: Sequence[Group], folders: Sequence[str]) -> Link | None:
    """The best relation of a column; none where several tables fit it alike, and not just one stands beside it."""
    close = [link for link in found if found[0].weighed.weight - link.weighed.weight < _TIE]
    if len({link.parent for link in close}) > 1:
        own = {folders[n] for n in groups[found[0].child].tables}
        close = [link for link in close if {folders[n] for n in groups[link.parent].tables} & own]
    return close[0] if len({link.parent for link in close}) == 1 else None


def _reversed(link: Link, links: Sequence[Link], groups: Sequence[Group]) -> bool:
    """Whether two keys lead to each other and the other way round is the better one: what is named after the other."""
    back = [b for b in links if (b.child, b.parent) == (link.parent, link.child) and b.key is link.column]
    back = [b for b in back if b.column is link.key]
    if not back:
        return False
    mine, theirs = link.weighed.weight, back[0].weighed.weight
    if mine != theirs:
        return mine < theirs
    return (groups[link.parent].sketch.rows, -link.parent) < (groups[link.child].sketch.rows, -link.child)


class _Index:
    """Every key's hashes, in one order: which keys hold a value is one search."""

    def __init__(self, keys: list[tuple[int, Keyed]]) -> None:
        self.keys = keys
        hashes = [key.hashes for _, key in keys] or [np.zeros(0, np.uint64)]
        whose = np.repeat(np.arange(len(keys)), [len(key.hashes) for _, key in keys]) if keys else np.zeros(0, np.int64)
        every = np.concatenate(hashes)
        order = np.argsort(every, kind="stable")
        self._hashes, self._whose = every[order], whose[order]
        limits = [2**64 - 1 if key.limit is None else int(key.limit) for _, key in keys]
        self._limits = np.array(limits, np.uint64)

    def holding(self, column: Keyed) -> set[int]:
        """Return the keys that hold enough of a column's values for both to be worth weighing."""
        probe = column.hashes[:_PROBED]
        first, last = (np.searchsorted(self._hashes, probe, side=side) for side in ("left", "right"))
        counts = last - first
        at = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
        met = np.bincount(self._whose[at], minlength=len(self.keys))
        tested = np.searchsorted(probe, self._limits, side="right")
        return set(np.flatnonzero((met > 0) & (met >= _SHARE * tested)).tolist())


def _worth(
    number: int, column: Keyed, groups: Sequence[Group], index: _Index, files: Sequence[str]
) -> Iterator[tuple[int, Keyed, bool]]:
    """Yield the keys worth weighing for a column, and whether the evidence declares the relation."""
    held = index.holding(column)
    told = any(key.column == column.name for key in groups[number].sketch.declared)
    by_name = bool(column.says) and len(index.keys) * len(groups) <= _MOST_PAIRS
    for place in range(len(index.keys)) if told or by_name else sorted(held):
        parent, key = index.keys[place]
        if parent == number:
            continue
        declared = told and _declares(groups[number], column, groups[parent], key, files)
        if declared or place in held or (by_name and meet(column.says, groups[parent].sketch.says)):
            yield parent, key, declared


def _declares(child: Group, column: Keyed, parent: Group, key: Keyed, files: Sequence[str]) -> bool:
    one_piece = {files[n] for n in child.tables} & {files[n] for n in parent.tables}
    return bool(one_piece) and any(
        told.column == column.name and told.table == parent.sketch.title and told.other in ("", key.name)
        for told in child.sketch.declared
    )
