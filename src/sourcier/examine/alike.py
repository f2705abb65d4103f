"""Files that say nearly the same, found by a sketch of their values: hashes that stay in memory and enter no fact.

The share of values that two files have in common is estimated from the smallest hashes of both together. Values that
stand in very many files tell nothing of two of them and are left out, so that pairs do not grow with the square.
Source: Broder, "On the resemblance and containment of documents", 1997.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from sourcier.model.facts import AlikeFiles
from sourcier.recognise import Profile

_SKETCH, _LOOKED_UP = 128, 12
"""Hashes kept of a file, and those by which others are found that may be alike."""
_FEW, _MANY, _PART = 64, 500, 4
"""A value that stands in more files than these, or than one in four, tells nothing."""
_SHARED = 3
"""Of the hashes looked up, those that two files must share before they are held against each other."""
_LEAST = 8
"""Telling values that a file must have."""
_ALIKE = 0.8


class Alike:
    """Sketches of pieces of evidence, each added once."""

    def __init__(self) -> None:
        self._sketches: dict[int, np.ndarray] = {}

    def add(self, number: int, profiles: Iterable[Profile | None]) -> None:
        """Enter a piece by the profiles of its tables."""
        columns = [column.distinct.hashes for profile in profiles if profile is not None for column in profile.columns]
        smallest = [np.unique(hashes)[: 2 * _SKETCH] for hashes in columns if len(hashes)]
        if smallest:
            self._sketches[number] = np.unique(np.concatenate(smallest))[: 2 * _SKETCH]

    def groups(self) -> tuple[AlikeFiles, ...]:
        """Return the groups of pieces of which each is like the first of them, by the first's position."""
        held = Counter(value for sketch in self._sketches.values() for value in sketch.tolist())
        most = max(_FEW, min(_MANY, len(self._sketches) // _PART))
        telling = {
            number: np.array([v for v in sketch.tolist() if held[v] <= most], np.uint64)[:_SKETCH]
            for number, sketch in sorted(self._sketches.items())
        }
        found: dict[int, list[tuple[int, float]]] = {}
        grouped: set[int] = set()
        by_value: dict[int, list[int]] = defaultdict(list)
        for number, sketch in telling.items():
            if len(sketch) < _LEAST:
                continue
            for value in sketch[:_LOOKED_UP].tolist():
                by_value[value].append(number)
        for number, sketch in telling.items():
            if number in grouped or len(sketch) < _LEAST:
                continue
            near = Counter(other for value in sketch[:_LOOKED_UP].tolist() for other in by_value[value])
            enough = (other for other, times in near.items() if other > number and times >= _SHARED)
            for other in sorted(set(enough) - grouped):
                share = _resemblance(sketch, telling[other])
                if share >= _ALIKE:
                    found.setdefault(number, []).append((other, share))
                    grouped.add(other)
        return tuple(
            AlikeFiles((first, *(other for other, _ in others)), round(min(share for _, share in others), 6))
            for first, others in sorted(found.items())
        )


def _resemblance(first: np.ndarray, second: np.ndarray) -> float:
    """The share of values in both, among the smallest of both together."""
    both = np.union1d(first, second)[: max(len(first), len(second))]
    return int((np.isin(both, first) & np.isin(both, second)).sum()) / len(both)
