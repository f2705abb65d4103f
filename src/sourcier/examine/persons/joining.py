"""Pairs to persons: the likeliest first, and never two parts that exclude each other, however long the chain."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .components import components, spanning

Excludes = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Whether pairs of records may not be one person."""
_MOST_CHECKED = 8_000_000
"""Pairs within groups that are checked, the nearest in order first: only a crafted file has more."""
_AT_ONCE = 131_072


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Records as persons."""

    person: np.ndarray
    """int32 per record: the smallest record of its person."""
    refused: np.ndarray
    """Positions of the edges that an exclusion kept from joining."""
    used: np.ndarray
    """Positions of the edges that joined two parts."""


def join(records: int, first: np.ndarray, second: np.ndarray, odds: np.ndarray, excludes: Excludes) -> Joined:
    """Join records along edges, those of greatest odds first."""
    rank = np.argsort(-odds, kind="stable")
    root = components(first, second, records)
    inside = root[first]
    members = np.union1d(first, second)
    members = members[np.argsort(root[members], kind="stable")]
    forbidden = _forbidden(root, members, excludes)
    bad = np.unique(root[forbidden[:, 0]]) if len(forbidden) else np.zeros(0, np.int64)
    troubled = np.isin(inside, bad)
    person = root.astype(np.int32)
    easy = ~troubled
    plain = rank[easy[rank]]
    used = [plain[spanning(first[plain], second[plain])]]
    alone = members[np.isin(root[members], bad)]
    person[alone] = alone
    hard = _Parts(forbidden)
    for edge in rank[troubled[rank]].tolist():
        hard.join(int(first[edge]), int(second[edge]), edge)
    for record, home in hard.homes():
        person[record] = home
    joining = np.sort(np.concatenate([*used, np.array(hard.used, np.int64)]))
    return Joined(person, np.array(sorted(hard.refused), np.int64), joining)


def _forbidden(root: np.ndarray, members: np.ndarray, excludes: Excludes) -> np.ndarray:
    """Pairs of records of one group that exclude each other, shape (pairs, 2)."""
    group, found = root[members], []
    at = np.arange(len(members))
    checked, distance, held = 0, 0, 0
    asked: list[tuple[np.ndarray, np.ndarray]] = []
    while checked < _MOST_CHECKED:
        distance += 1
        at = at[at + distance < len(members)]
        at = at[group[at] == group[at + distance]]
        if not at.size:
            break
        checked += at.size
        asked.append((members[at], members[at + distance]))
        held += at.size
        if held >= _AT_ONCE:
            found.append(_excluded(asked, excludes))
            asked, held = [], 0
    if asked:
        found.append(_excluded(asked, excludes))
    return np.concatenate(found) if found else np.zeros((0, 2), np.int64)


def _excluded(asked: list[tuple[np.ndarray, np.ndarray]], excludes: Excludes) -> np.ndarray:
    """Those of the pairs that exclude each other; all are looked at together, for their text is read once."""
    one, other = (np.concatenate([pair[side] for pair in asked]) for side in (0, 1))
    out = excludes(np.minimum(one, other), np.maximum(one, other))
    return np.stack([one[out], other[out]], axis=1)


class _Parts:
    """Groups grown edge by edge, each with the records it excludes."""

    def __init__(self, forbidden: np.ndarray) -> None:
        self._home: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._against: dict[int, set[int]] = {}
        self.refused: list[int] = []
        self.used: list[int] = []
        for one, other in forbidden.tolist():
            self._against.setdefault(one, set()).add(other)
            self._against.setdefault(other, set()).add(one)

    def join(self, one: int, other: int, edge: int) -> None:
        a, b = self._of(one), self._of(other)
        if a == b:
            return
        small, large = sorted((a, b), key=lambda home: (len(self._members[home]), home))
        if any(not self._against.get(m, _NONE).isdisjoint(self._members[large]) for m in self._members[small]):
            self.refused.append(edge)
            return
        self._members[large] += self._members.pop(small)
        for member in self._members[large]:
            self._home[member] = large
        self.used.append(edge)

    def _of(self, record: int) -> int:
        if record not in self._home:
            self._home[record] = record
            self._members[record] = [record]
        return self._home[record]

    def homes(self) -> list[tuple[int, int]]:
        """Records with the smallest of their group."""
        return [(member, min(members)) for members in self._members.values() for member in members]


_NONE: frozenset[int] = frozenset()
