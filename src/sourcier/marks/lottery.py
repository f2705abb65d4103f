"""Invented people are drawn until a keyed chance marks their names: a lottery of one in 1,024, home by home."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sourcier.inventory.people import PeopleReader
from sourcier.recognise.coded import Coded

from .invent import Begun, Inventor, joined

BITS = 10
"""One name in 1,024 is marked by chance."""
_DRAWN = 1 << BITS
_LOTS = 8
Test = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True, eq=False)
class Lottery:
    """One chance by which people are marked, and what they are drawn from."""

    inventor: Inventor
    reader: PeopleReader
    rng: np.random.Generator
    test: Test
    """Which names (digests) are marked."""

    def homes(self, count: int, family: int | None) -> tuple[Begun, np.ndarray]:
        """Draw about `count` people and, for each, the place of who came first in the home.

        `family`: the column of family names; without it everybody lives alone.
        """
        homes = self.inventor.homes
        sizes = homes.drawn(self.rng, count) if count and family is not None else np.ones(count, np.int64)
        first = self._alone(len(sizes))
        wanted = np.repeat(np.arange(len(first)), sizes[: len(first)] - 1)
        again = self.rng.random(len(wanted)) < homes.again
        parts, leader = [first, first.take(wanted[again])], [np.arange(len(first)), wanted[again]]
        if family is not None and not again.all():
            more, whose = self._relatives(first, wanted[~again], family)
            parts.append(more)
            leader.append(whose)
        return joined(parts), np.concatenate(leader)

    def _alone(self, count: int) -> Begun:
        """Draw people no two of whom have one name."""
        kept = []
        for _ in range(_LOTS):
            some = self.inventor.start(self.rng, max(1, count * _DRAWN * 2 // _LOTS))
            at, names = self._marked(some)
            kept.append(some.take(np.sort(at[np.unique(names, return_index=True)[1]])))
        people = joined(kept)
        return people.take(np.arange(min(count, len(people))))

    def _relatives(self, first: Begun, wanted: np.ndarray, family: int) -> tuple[Begun, np.ndarray]:
        """Draw people of the families `wanted`, by their place in `first`, as far as enough of them are marked."""
        kept, whose_kept, left = [first.take(wanted[:0])], [wanted[:0]], np.bincount(wanted, minlength=len(first))
        for _ in range(_LOTS):
            need = np.flatnonzero(left > 0)
            if not need.size:
                break
            whose = need[self.rng.integers(0, need.size, max(1, int(left.sum()) * _DRAWN * 2 // _LOTS))]
            some = self.inventor.start(self.rng, len(whose)).under(family, first, whose)
            at, _names = self._marked(some)
            order = at[np.argsort(whose[at], kind="stable")]
            place = np.arange(order.size) - np.searchsorted(whose[order], whose[order])
            order = order[place < left[whose[order]]]
            left -= np.bincount(whose[order], minlength=len(first))
            kept.append(some.take(order))
            whose_kept.append(whose[order])
        return joined(kept), np.concatenate(whose_kept)

    def _marked(self, begun: Begun) -> tuple[np.ndarray, np.ndarray]:
        """Return whose names are told and marked, and these names."""
        names = names_of(self.reader, begun)
        good = names != 0
        good[good] = self.test(names[good])
        at = np.flatnonzero(good)
        return at, names[at]


def names_of(reader: PeopleReader, begun: Begun) -> np.ndarray:
    """Return a digest of each person's names and birth, uint64; 0 where they are not told."""
    columns = {index: Coded(cells) for index, cells in begun.cells.items()}
    return reader.keys(columns, len(begun)).name
