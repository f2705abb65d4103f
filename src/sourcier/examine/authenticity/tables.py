"""Small tables of counts."""

import numpy as np

from .measured import Measured, about
from .pairs import codes


def cramer(first: np.ndarray, second: np.ndarray) -> Measured:
    """Return Cramer's V, corrected for its bias in small files (Bergsma 2013), of columns with few values."""
    rows = len(first)
    a, b = codes(first), codes(second)
    high, wide = int(a.max(initial=0)) + 1, int(b.max(initial=0)) + 1
    if rows < 2 or high < 2 or wide < 2:  # noqa: PLR2004  # a table needs two of each
        return Measured(0.0, 0.0, 1.0, rows)
    counts = np.bincount(a * wide + b, minlength=high * wide).reshape(high, wide).astype(float)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / rows
    square = float(((counts - expected) ** 2 / expected).sum()) / rows
    corrected = max(square - (high - 1) * (wide - 1) / (rows - 1), 0.0)
    least = min(high - (high - 1) ** 2 / (rows - 1), wide - (wide - 1) ** 2 / (rows - 1)) - 1
    return about(min(float(np.sqrt(corrected / max(least, 1e-9))), 1.0), 1 / float(np.sqrt(rows)), rows)
