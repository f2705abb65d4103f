"""What simulated worlds of a case's size say of the log-likelihoods: how far each term may be taken at its word.

A table, made by ``benchmarks/weigh.py fit`` and checked on other worlds by ``benchmarks/weigh.py check``. Calibration
by logistic regression on the cost of log-likelihood ratios: Brümmer & du Preez (2006). The cap is the largest ratio
that false stories of fresh worlds of that size do not reach more often than its inverse: Vergeer et al. (2016).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any, cast

import numpy as np

from .likelihood import TERMS
from .standing import COLUMNS, Size, Standing, learnt

TABLE = "table.json"
_OFF_GRID, _NO_DATES = 1.0, 1.0
"""Powers of ten: the caps where nothing was simulated, and where nothing is dated."""
_MOST = 60.0
"""By no term does a story lie further behind the best."""
_MANY = 0.75
"""Share of migrations from which their days are taken as told."""


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """How log-likelihoods of one size are to be read."""

    name: str
    """Of the worlds; empty off the grid."""
    weights: np.ndarray
    """What each of `TERMS` is multiplied by."""
    values: np.ndarray
    """What each of `COLUMNS` is worth."""
    cap: float
    """Power of ten."""
    why: tuple[str, ...]

    @property
    def slope(self) -> float:
        """Mean of the weights of all terms that were simulated."""
        return float(self.weights[: len(TERMS) - 1].mean())

    def read(self, terms: np.ndarray, standing: Standing) -> np.ndarray:
        """Return the calibrated log-likelihoods: shape (stories, 1 + terms); the last column belongs to no term."""
        found = np.zeros((len(terms), len(TERMS) + 1))
        found[:, :-1] = bounded(terms) * self.weights
        place = [TERMS.index(term) if term else len(TERMS) for _, term in COLUMNS]
        np.add.at(found.T, place, (learnt(standing) * self.values).T)
        return found


def bounded(terms: np.ndarray) -> np.ndarray:
    """Return each term against its best story: only differences between stories mean anything."""
    found: np.ndarray = np.maximum(terms - terms.max(axis=0, initial=-np.inf), -_MOST)
    return found


def calibration(size: Size) -> Calibration:
    """Return how to read a case of that size; off the grid as the nearest on it, with the cap of ten."""
    table = _table()
    learnt = table["dated" if size.dates else "undated"]
    cells = [cell for cell in table["caps"] if cell["dates"] == size.dates and cell["migrations"] == _told(size)]
    nearest = min(cells, key=lambda cell: (_apart(cell, size), cell["rows"]))
    low, high = table["grid"]["rows"]
    on_grid = (
        low <= size.rows <= high and size.labs <= table["grid"]["labs"] and size.holdings <= table["grid"]["holdings"]
    )
    why, cap = ["simulated"], float(nearest["cap"])
    if not on_grid:
        why, cap = ["off_grid"], min(cap, _OFF_GRID)
    if not size.dates:
        why, cap = [*why, "no_dates"], min(cap, _NO_DATES)
    if on_grid and size.dates and cap < table["most"] and size.rows < _FEW:
        why.append("few_rows")
    labs = min(table["grid"]["drawn"], key=lambda count: (abs(log(count / max(size.labs, 1))), count))
    name = f"rows {nearest['rows']}, labs {labs}, {'dates' if size.dates else 'no dates'}" if on_grid else ""
    weights = np.exp(np.array([learnt["weights"].get(term, [0.0] * 4) for term in TERMS]) @ size.scaled)
    values = np.array([learnt["values"].get(column, 0.0) for column, _ in COLUMNS])
    return Calibration(name, weights, values, cap, tuple(dict.fromkeys(why)))


_FEW = 200


def least() -> float:
    """Return the power of ten below which no ratio is reported."""
    return -float(_table()["most"])


def _told(size: Size) -> bool:
    return not size.dates or size.migrations >= _MANY


def _apart(cell: Mapping[str, float], size: Size) -> float:
    rows = min(max(size.rows, 1), 10 * cell["rows"])
    return abs(log(cell["rows"] / rows))


@cache
def _table() -> dict[str, Any]:
    text = (files(__package__) / TABLE).read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))
