"""Whether tables of one layout are parts of one, or two exports that number different things alike."""

from collections.abc import Sequence

import numpy as np

from sourcier.store import Store

from .find import Group
from .leads import hashes_of
from .sketch import Keyed, Sketch

_LEAST = 10
_SHARED = 0.05
"""Share of the smaller table's keys that must stand in the other for anything to be told."""
_MOST_COLUMNS, _MOST_TABLES = 8, 32
_ANOTHER = 0.5


def number_apart(
    store: Store, stores: Sequence[str], groups: Sequence[Group], widths: Sequence[int], sketches: Sequence[Sketch]
) -> bool:
    """Whether some tables of one layout bear one key over different rows; of many, the largest are looked at."""
    for group in groups:
        keys = [one for one in group.sketch.columns if one.unique]
        if len(group.tables) > 1 and keys:
            largest = sorted(group.tables, key=lambda number: (-sketches[number].rows, number))[:_MOST_TABLES]
            first, width = largest[0], widths[largest[0]]
            near = [n for n in largest[1:] if _meet(sketches[first], sketches[n], keys[0].column)]
            if any(_differ(store, (stores[first], stores[other]), keys[0], width) for other in near):
                return True
    return False


def _meet(one: Sketch, other: Sketch, column: int) -> bool:
    """Whether what is kept of two tables' keys shares anything."""
    kept = [next((c.hashes for c in sketch.columns if c.column == column), None) for sketch in (one, other)]
    return kept[0] is not None and kept[1] is not None and bool(np.isin(kept[0], kept[1]).any())


def _differ(store: Store, pair: tuple[str, str], key: Keyed, width: int) -> bool:
    """Whether most rows of two tables under one key say different things."""
    keys = [hashes_of(store, name, key.column) for name in pair]
    shared, mine, theirs = np.intersect1d(keys[0], keys[1], return_indices=True)
    told = shared != 0
    mine, theirs = mine[told], theirs[told]
    if mine.size < max(_LEAST, _SHARED * min(map(len, keys))):
        return False
    both, same = np.zeros(mine.size, np.int32), np.zeros(mine.size, np.int32)
    for column in [n for n in range(width) if n != key.column][:_MOST_COLUMNS]:
        one, other = (hashes_of(store, name, column)[rows] for name, rows in zip(pair, (mine, theirs), strict=True))
        filled = (one != 0) & (other != 0)
        both += filled
        same += filled & (one == other)
    told_apart = both > 0
    return bool(told_apart.any()) and float((same[told_apart] * 2 < both[told_apart]).mean()) > _ANOTHER
