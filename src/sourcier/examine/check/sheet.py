"""The sheet: which places were drawn, and in which order they are judged."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sourcier.model.check import Item, Population, Sheet

from .draw import drawn, shuffled
from .places import COMMENT, KIND, MARKED, REJECTED, SILENT, UNKNOWN, Part

NOTHING_FOUND = (UNKNOWN, SILENT, MARKED, REJECTED)
LOST_IN = {KIND: (UNKNOWN,), COMMENT: (SILENT, MARKED)}
"""Where what was found under one part may have been missed."""
_FEWEST = 5
"""Items of a kind that was found, at least: less says nothing of it."""
_FOUND_SHARE = 3
"""For three items in which nothing was found, one in which something was."""


def sheet_of(parts: Sequence[Part], examination: str, seed: int, sample: int, only: Sequence[str] = ()) -> Sheet:
    """Draw a sheet: `sample` items where nothing was found, shared evenly, and a third as many of what was.

    `only` names the parts, or the kinds, to draw from: they get `sample` items in all.
    """
    chosen = [part for part in parts if not only or part.part in only or part.kind in only]
    asked = iter(_counts(chosen, sample, evenly=bool(only)))
    counts = [next(asked) if part in chosen else 0 for part in parts]
    items: list[Item] = []
    populations: list[Population] = []
    for number, (part, count) in enumerate(zip(parts, counts, strict=True)):
        places = drawn(seed, f"{part.part}|{part.kind}", part.size, count)
        populations.append(Population(part.part, part.kind, part.size, len(places)))
        items += _items(number, part, places)
    order = shuffled(seed, "order", len(items))
    return Sheet(examination, seed, sample, tuple(populations), tuple(items[place] for place in order))


def _counts(parts: Sequence[Part], sample: int, *, evenly: bool) -> list[int]:
    if evenly:
        return _spread([part.size for part in parts], sample)
    nothing = [part.part in NOTHING_FOUND for part in parts]
    missed = _spread([part.size for part, silent in zip(parts, nothing, strict=True) if silent], sample)
    sizes = [part.size for part, silent in zip(parts, nothing, strict=True) if not silent]
    found = _spread(sizes, max(sample // _FOUND_SHARE, _FEWEST * len(sizes)))
    each = {True: iter(missed), False: iter(found)}
    return [next(each[silent]) for silent in nothing]


def _spread(sizes: Sequence[int], total: int) -> list[int]:
    """Share `total` evenly; what a small population cannot take goes to the larger ones."""
    counts = [0] * len(sizes)
    left = total
    for done, place in enumerate(sorted(range(len(sizes)), key=lambda place: (sizes[place], place))):
        counts[place] = min(sizes[place], -(-left // (len(sizes) - done)))
        left -= counts[place]
    return counts


def _items(number: int, part: Part, places: Sequence[int]) -> list[Item]:
    ends = list(accumulate(stretch.size for stretch in part.stretches))
    of_stretch: dict[int, list[int]] = {}
    for place in places:
        at = bisect_right(ends, place)
        of_stretch.setdefault(at, []).append(place - (ends[at - 1] if at else 0))
    return [
        Item(number, stretch.evidence, stretch.table, stretch.column, row)
        for at, inside in sorted(of_stretch.items())
        for stretch in (part.stretches[at],)
        for row in stretch.rows(inside)
    ]


def found(part: str) -> bool:
    """Whether something was found in the items of a part."""
    return part not in NOTHING_FOUND
