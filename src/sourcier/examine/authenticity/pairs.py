"""Do two columns of a file depend on each other? Told by pairs of rows.

Of two rows that agree in the first column, how much more often do they agree in the second than any two rows? 0 where
the columns are drawn independently, whatever their margins and however small the file: a count of pairs of different
rows has no bias, where Cramer's V and mutual information grow with the number of cells. Pairs are counted from the
table of distinct values, never listed. Errors are those of a U-statistic (Hoeffding 1948): the projection on single
rows, and the noise of the pairs themselves.
"""

import numpy as np
import pyarrow as pa

from .measured import Measured, about


def codes(*columns: np.ndarray) -> np.ndarray:
    """Return one small number per row: equal where all the columns are equal."""
    result = _numbered(columns[0])
    for column in columns[1:]:
        inner = _numbered(column)
        result = _numbered(result * (int(inner.max(initial=0)) + 1) + inner)
    return result


def _numbered(column: np.ndarray) -> np.ndarray:
    """Values by the order they are met in: hashed, where `numpy.unique` sorts and takes five times as long."""
    numbers: np.ndarray = pa.array(column).dictionary_encode().indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def dependence(first: np.ndarray, second: np.ndarray) -> Measured:
    """Return how far agreeing in `first` makes rows agree in `second`: 0 independent, 1 determined."""
    rows = len(first)
    a, b = codes(first), codes(second)
    both = _companions(codes(a, b))
    groups, alike = _companions(a), _companions(b)
    pairs, every = groups.sum(), rows * (rows - 1)
    if not pairs or not every:
        return Measured(0.0, -1.0, 1.0, 0)
    within, base = both.sum() / pairs, alike.sum() / every
    left = max(1 - base, 1e-9)
    pull = 2 * ((both - within * groups) / pairs - (1 - within) / left * (alike - base * (rows - 1)) / every)
    noise = max(within * (1 - within), base * (1 - base), 1 / (pairs + 1)) / (pairs / 2)
    error = float(np.sqrt((pull**2).sum() + noise)) / left
    return about(float((within - base) / left), error, int((groups > 0).sum()), int(pairs // 2))


def likeness(group: np.ndarray, number: np.ndarray) -> Measured:
    """Return how much closer in `number` rows of one group are than any two rows: the intraclass correlation."""
    rows = len(group)
    g, value = codes(group), number.astype(float) - float(number.mean())
    size = np.bincount(g)
    mean = np.bincount(g, value) / size
    apart = (value - mean[g]) ** 2
    spread = np.bincount(g, apart)
    companions = size[g] - 1.0
    square = size[g] * apart + spread[g]
    square[companions == 0] = 0
    pairs, base = companions.sum(), 2 * float(value.var()) * rows / max(rows - 1, 1)
    if not pairs or not base:
        return Measured(0.0, -1.0, 1.0, 0)
    within = square.sum() / pairs
    own = value**2 + float(value.var())
    pull = 2 * ((square - within * companions) / pairs / base - within / base * (own / base - 1) / rows)
    noise = 2 / (pairs / 2)
    error = float(np.sqrt((pull**2).sum() + noise))
    return about(float(1 - within / base), error, int((companions > 0).sum()), int(pairs // 2))


def evenness(column: np.ndarray) -> float:
    """Return how often two rows agree in a column: near 1 where one value rules it, and nothing can be told by it."""
    rows = len(column)
    return float(_companions(codes(column)).sum() / max(rows * (rows - 1), 1))


def _companions(group: np.ndarray) -> np.ndarray:
    """How many other rows are in each row's group."""
    return np.asarray(np.bincount(group)[group] - 1.0)
