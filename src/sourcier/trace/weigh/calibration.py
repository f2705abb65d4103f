"""What simulated worlds of a case's size say of the log-likelihoods: how far they may be taken at their word.

A table, made by ``benchmarks/weigh.py fit`` and checked on other worlds by ``benchmarks/weigh.py check``. Calibration
by logistic regression on the cost of log-likelihood ratios: Brümmer & du Preez (2006). The cap is the largest ratio
that false stories of fresh worlds of that size do not reach more often than its inverse: Vergeer et al. (2016).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any, cast

import numpy as np

TABLE = "table.json"
_OFF_GRID, _NO_DATES = 1.0, 1.0
"""Powers of ten: the caps where nothing was simulated, and where nothing is dated."""
_MOSTLY_DATED = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """What decides which worlds a case is like."""

    rows: int
    labs: int
    holdings: int
    dated: float

    @property
    def dates(self) -> bool:
        """Whether days of last visits tell."""
        return self.dated >= _MOSTLY_DATED


@dataclass(frozen=True, slots=True)
class Calibration:
    """How log-likelihoods of one size are to be read."""

    name: str
    """Of the cell of the table; empty off the grid."""
    slope: float
    shift: Mapping[str, float]
    """Added, by the sort of story."""
    cap: float
    """Power of ten."""
    why: tuple[str, ...]

    def apply(self, totals: np.ndarray, sorts: Sequence[str]) -> np.ndarray:
        """Return the calibrated log-likelihoods."""
        found: np.ndarray = self.slope * totals + np.array([self.shift.get(sort, 0.0) for sort in sorts])
        return found


def calibration(size: Size) -> Calibration:
    """Return the calibration of the nearest cell of the table; off the grid the nearest too, with the cap of ten."""
    table = _table()
    cells = [cell for cell in table["cells"] if cell["dates"] == size.dates]
    nearest = min(cells, key=lambda cell: (_apart(cell, size), cell["rows"], cell["labs"]))
    low, high = table["grid"]["rows"]
    on_grid = (
        low <= size.rows <= high and size.labs <= table["grid"]["labs"] and size.holdings <= table["grid"]["holdings"]
    )
    why, cap = ["simulated"], float(nearest["cap"])
    if not on_grid:
        why, cap = ["off_grid"], min(cap, _OFF_GRID)
    if not size.dates:
        why, cap = [*why, "no_dates"], min(cap, _NO_DATES)
    if on_grid and cap < table["most"]:
        why.append("few_rows" if size.dates else "simulated")
    name = f"rows {nearest['rows']}, labs {nearest['labs']}, {'dates' if size.dates else 'no dates'}" if on_grid else ""
    return Calibration(name, nearest["slope"], nearest["shift"], cap, tuple(dict.fromkeys(why)))


def least() -> float:
    """Return the power of ten below which no ratio is reported."""
    return -float(_table()["most"])


def _apart(cell: Mapping[str, float], size: Size) -> float:
    rows = min(max(size.rows, 1), 10 * cell["rows"])
    return abs(log(cell["rows"] / rows)) + abs(log(cell["labs"] / max(size.labs, 1)))


@cache
def _table() -> dict[str, Any]:
    text = (files(__package__) / TABLE).read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))
