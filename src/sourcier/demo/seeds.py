"""One tree of random streams: every part of the case has its own, so that parts never disturb each other."""

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


def stream(seed: int, *part: str | int) -> np.random.Generator:
    """The random stream of one part, such as ``stream(7, "people", 3)``; equal arguments, equal stream."""
    key = tuple(zlib.crc32(step.encode()) if isinstance(step, str) else step for step in part)
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence(seed, spawn_key=key)))


def portion(total: int, weights: Sequence[float] | Floats) -> list[int]:
    """Split `total` in proportion to `weights` by largest remainders: the parts are whole and sum to `total`."""
    share = np.asarray(weights, float)
    exact = share / share.sum() * total
    parts = np.floor(exact).astype(int)
    short = total - int(parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:short]] += 1
    return [int(part) for part in parts]


def chosen(rng: np.random.Generator, among: Flags, count: int) -> Flags:
    """Mark exactly `count` of the rows in `among`, or all of them where there are fewer."""
    rows = np.flatnonzero(among)
    marked = np.zeros(len(among), bool)
    marked[rng.permutation(rows)[:count]] = True
    return marked


def weighted(rng: np.random.Generator, weights: Sequence[float] | Floats, size: int) -> Ints:
    """Draw `size` positions of `weights`, each in proportion to its weight."""
    return bounded(rng, np.cumsum(np.asarray(weights, float)), size)


def bounded(rng: np.random.Generator, bounds: Floats, size: int) -> Ints:
    """The same from running sums of the weights, for weights that are drawn from again and again."""
    drawn: Ints = np.searchsorted(bounds, rng.random(size) * bounds[-1], side="right").astype(np.int64)
    return drawn
