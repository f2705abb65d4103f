"""What is known of one table's rows where its joints are sought, and of the stretches on both sides of a joint."""

from dataclasses import dataclass

import numpy as np

from .look import Look

NEAR = 60
"""Rows that tell something, on each side of a joint, by which a jump is told from a slope."""
_FAR = 400
_TENTH = 10


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Aligned arrays, one entry per row of one table."""

    look: Look
    lab: np.ndarray
    """-1 where none is named."""
    person: np.ndarray
    """-1 where the row identifies nobody."""
    known: np.ndarray | None
    """Whether the row's person stands in a known file; None where none was declared."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.look.rows


@dataclass(frozen=True, slots=True)
class Place:
    """A row where a stretch ends and another begins."""

    start: int
    row: int
    """First row of the later stretch."""
    stop: int

    @property
    def left(self) -> slice:
        """Rows of the earlier stretch."""
        return slice(self.start, self.row)

    @property
    def right(self) -> slice:
        """Rows of the later stretch."""
        return slice(self.row, self.stop)

    @property
    def smaller(self) -> int:
        """Rows of the shorter stretch."""
        return min(self.row - self.start, self.stop - self.row)


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks at one place."""

    code: str
    effect: float
    """0 to 1."""


def distance(left: np.ndarray, right: np.ndarray) -> float:
    """Total variation between the shares that two lines of counts give: 0 alike, 1 nothing in common."""
    if not left.sum() or not right.sum():
        return 0.0
    return float(np.abs(left / left.sum() - right / right.sum()).sum() / 2)


def jump(codes: np.ndarray, place: Place, classes: int) -> tuple[float, float, int]:
    """Return the distance between both sides, that between the rows next to the joint, and how many told of a side.

    `codes` has one entry per row of the table; 0 tells nothing.
    """
    left, right = (np.bincount(codes[side], minlength=classes) for side in (place.left, place.right))
    left[0] = right[0] = 0
    told = int(min(left.sum(), right.sum()))
    return distance(left, right), near(codes, place, classes), told


def near(codes: np.ndarray, place: Place, classes: int) -> float:
    """Return the distance between the rows next to the joint that tell something."""
    width = max(NEAR, min(_FAR, place.smaller // _TENTH))
    left = _first_told(codes[place.left][::-1], width)
    right = _first_told(codes[place.right], width)
    told = min(left.size, right.size)
    return distance(np.bincount(left[:told], minlength=classes), np.bincount(right[:told], minlength=classes))


def _first_told(codes: np.ndarray, width: int) -> np.ndarray:
    """Return the first `width` codes that tell something, fewer where there are no more."""
    reach = 4 * width
    while True:
        told = codes[:reach][codes[:reach] > 0]
        if told.size >= width or reach >= codes.size:
            return told[:width]
        reach *= 4
