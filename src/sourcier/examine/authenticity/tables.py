"""Small tables of counts."""

from collections.abc import Iterator, Sequence

import numpy as np

from .measured import Measured, about
from .pairs import codes


def cramer(first: np.ndarray, second: np.ndarray) -> Measured:
    """Return Cramer's V, corrected for its bias in small files (Bergsma 2013), of columns with few values."""
    ((_, _, found),) = associations([first, second])
    return found


def associations(columns: Sequence[np.ndarray]) -> Iterator[tuple[int, int, Measured]]:
    """Yield Cramer's V of every two columns, which have few values and as many rows each."""
    rows = len(columns[0])
    coded = [codes(column) for column in columns]
    sizes = [int(code.max(initial=0)) + 1 for code in coded]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    # Counts below 2 ** 24 are whole in 32 bits, in whatever order they are added.
    flags = np.zeros((rows, int(starts[-1])), np.float32)
    for code, start in zip(coded, starts.tolist(), strict=False):
        flags[np.arange(rows), start + code] = 1
    counts = (flags.T @ flags).astype(float)
    for a in range(len(columns)):
        for b in range(a):
            yield a, b, _v(counts[starts[a] : starts[a + 1], starts[b] : starts[b + 1]], rows)


def _v(counts: np.ndarray, rows: int) -> Measured:
    high, wide = counts.shape
    if rows < 2 or high < 2 or wide < 2:  # noqa: PLR2004  # a table needs two of each
        return Measured(0.0, 0.0, 1.0, rows)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / rows
    square = float(((counts - expected) ** 2 / expected).sum()) / rows
    corrected = max(square - (high - 1) * (wide - 1) / (rows - 1), 0.0)
    least = min(high - (high - 1) ** 2 / (rows - 1), wide - (wide - 1) ** 2 / (rows - 1)) - 1
    return about(min(float(np.sqrt(corrected / max(least, 1e-9))), 1.0), 1 / float(np.sqrt(rows)), rows)
