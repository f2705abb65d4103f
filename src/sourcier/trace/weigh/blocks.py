"""How many rows a block is worth: rows of one laboratory came about together, so each more says less (Kish, 1965)."""

import numpy as np

ROWS, DAYS, SIZE = 0.01, 0.1, 1.0
"""Correlation of rows inside a block, by what is asked of them: a block never weighs more than 100, 10 or 1 rows."""


def worth(rows: np.ndarray, correlation: float) -> np.ndarray:
    """Return what each row of a block counts."""
    weights: np.ndarray = 1 / (1 + np.maximum(rows - 1, 0) * correlation)
    return weights


def counted(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return how many rows those of all blocks count together; blocks are the last axis."""
    total: np.ndarray = rows @ weights
    return total
