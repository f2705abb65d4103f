"""What is weighed: one segment of the leak and every holding against it, counted block by block.

A block is a laboratory. Its rows came about together, so it speaks once, however many rows it has.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

UNKNOWN = np.nan


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A segment of the leak; arrays have one entry per block."""

    labels: tuple[str, ...]
    """As the facts show them; empty for the rows that name no laboratory."""
    rows: np.ndarray
    dated: np.ndarray
    """Rows with a day."""
    last: np.ndarray
    """Last visit, NaN where none is dated; few stragglers left out."""
    left: np.ndarray
    """The day the laboratory left its software; NaN where nobody said."""
    age: float
    """Mean days from a row's day to its block's last: how soon a sample of rows comes near to the day of the copy."""
    verdict: str
    """Of its authenticity."""

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """All holdings against that segment; arrays of shape (holdings, blocks) unless said otherwise."""

    ids: tuple[str, ...]
    parties: tuple[str, ...]
    size: np.ndarray
    """Rows of the holding under that laboratory."""
    total: np.ndarray
    """Rows of the holding; one entry per holding."""
    shared: np.ndarray
    """Rows of the leak that stand in the holding, less those that chance would give."""
    anywhere: np.ndarray
    """Per block, rows of the leak that stand in any holding."""
    dated: np.ndarray
    """Of those shared, rows dated on both sides."""
    same: np.ndarray
    """Of these, rows with the same last visit."""
    after: np.ndarray
    """Rows whose last visit in the holding lies beyond the leak's last of that laboratory."""
    beyond: np.ndarray
    """Rows whose last visit in the holding lies beyond the leak's last of all laboratories."""
    last: np.ndarray
    """Last visit of the laboratory in the holding, NaN where nothing is dated."""
    columns: np.ndarray
    """Shape (holdings, 2): columns of the leak that the holding lacks and another has, of those that can be told."""
    values: np.ndarray
    """Shape (holdings, 2): cells of telling columns that agree, of those compared."""

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Rows of the leak, per block, that stand in any of several holdings, as `Held` counts them of one."""

    shared: np.ndarray
    dated: np.ndarray
    same: np.ndarray
    """Rows with the same last visit in any."""
    after: np.ndarray
    """Rows known later in any, and the same in none."""
    others: np.ndarray
    """Rows that stand in another holding as well."""

    def only(self, kept: np.ndarray) -> "Counts":
        """Return some of the blocks."""
        return Counts(self.shared[kept], self.dated[kept], self.same[kept], self.after[kept], self.others[kept])


Together = Callable[[tuple[int, ...]], Counts]
"""What one or several holdings, by number, hold together."""
