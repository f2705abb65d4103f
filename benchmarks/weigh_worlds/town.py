"""The people of a world: which laboratory, which visits, which addresses; and what a base knew of them on a day."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

END = 2300
"""Day on which current bases are handed in; visits begin on day 0."""
_VISITS = 4
_MOVES = 0.15
NOBODY = -1


@dataclass(frozen=True)
class Town:
    """Everybody, laboratory by laboratory."""

    lab: np.ndarray
    visits: np.ndarray
    """Shape (people, visits), ascending."""
    moved: np.ndarray
    """Whether the address was told anew at that visit."""
    migration: np.ndarray
    """Per laboratory, of its controller."""
    controller: np.ndarray
    """Per laboratory."""
    starts: np.ndarray

    @property
    def labs(self) -> int:
        """How many laboratories there are."""
        return len(self.migration)

    def known(self, day: np.ndarray | int) -> tuple[np.ndarray, np.ndarray]:
        """Return the last visit of each person by that day, `NOBODY` before the first, and which address they had."""
        seen = np.full(len(self.lab), NOBODY)
        homes = np.zeros(len(self.lab), int)
        for at in range(_VISITS):
            by_then = self.visits[:, at] <= day
            seen[by_then] = self.visits[by_then, at]
            homes += by_then & self.moved[:, at]
        return seen, homes

    @cached_property
    def now(self) -> tuple[np.ndarray, np.ndarray]:
        """The same on the last day."""
        return self.known(END)


def town(rng: np.random.Generator, labs: int, people: int) -> Town:
    """Draw a town of so many laboratories and about so many people each."""
    sizes = np.maximum(20, people * rng.lognormal(0, rng.uniform(0.2, 0.7), labs)).astype(int)
    controller = np.cumsum(rng.random(labs) < rng.uniform(0.4, 1.0))
    controller -= controller[0]
    days = rng.integers(1000, 2150, controller[-1] + 1)
    count = int(sizes.sum())
    first = rng.integers(0, END, count)
    gaps = rng.exponential(rng.uniform(150, 600), (count, _VISITS - 1)) + 1
    visits = np.column_stack((first, first[:, None] + np.cumsum(gaps, axis=1))).astype(int)
    moved = rng.random(visits.shape) < _MOVES
    moved[:, 0] = False
    lab = np.repeat(np.arange(labs), sizes)
    return Town(lab, visits, moved, days[controller], controller, np.concatenate(([0], np.cumsum(sizes))))
