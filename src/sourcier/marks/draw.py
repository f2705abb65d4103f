"""Rows drawn at random among those that agree with what is wanted."""

from collections.abc import Sequence

import numpy as np

_LEAST = 4
"""Rows that agree in both, below which one must do."""


def matched(
    rng: np.random.Generator, wanted: Sequence[tuple[np.ndarray, np.ndarray]], pool: int, count: int
) -> np.ndarray:
    """Return a row of the pool for each of `count`: one of those whose codes are the wanted ones.

    `wanted`: the pool's codes and those asked for, of the most telling column first. Where too few rows agree in two
    columns, the first alone counts; where none does, any row will do.
    """
    result = rng.integers(0, pool, count)
    for used in range(1, len(wanted) + 1):
        codes, ask = _joined(wanted[:used])
        order = np.argsort(codes, kind="stable")
        ordered = codes[order]
        low, high = np.searchsorted(ordered, ask), np.searchsorted(ordered, ask, "right")
        enough = high - low >= (_LEAST if used > 1 else 1)
        place = low + (rng.random(count) * np.maximum(high - low, 1)).astype(np.int64)
        result = np.where(enough, order[np.minimum(place, pool - 1)], result)
    return np.asarray(result)


def _joined(wanted: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    codes, ask = wanted[0]
    for more, also in wanted[1:]:
        width = int(more.max()) + 1
        codes, ask = codes * width + more, ask * width + also
    return codes, ask
