"""Where rows change: the best cuts of a sequence of small codes, by exact counts, then to the row.

Binary segmentation: the cut that makes both sides most alike in themselves, and so on within each side, as long as the
gain in log-likelihood outweighs what the best of so many cuts gains by chance (Schwarz 1978; Fryzlewicz 2014 on the
method). What is kept is decided by effect sizes, not by the gain: with half a million rows any change is significant.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

BLOCKS = 512
"""Cuts are sought at the edges of as many blocks at most, then within one of them."""
LEAST = 5
"""Rows a side must have."""
_DEPTH = 8
_SURE = 10.0
"""Gain, in natural logarithms, beyond the price of looking: odds of 20,000 to one."""
_CHUNK = 65_536
_GRID = 32
Codes = Callable[[slice], np.ndarray]
Moved = dict[tuple[int, int, int], int]
"""Rows to which cuts were moved, by where they and their neighbours were."""


@dataclass(frozen=True, slots=True, eq=False)
class Sequences:
    """Several aligned sequences of codes, counted in blocks; code 0 counts for nothing."""

    codes: tuple[Codes, ...]
    """For each sequence, its codes in a slice of rows."""
    classes: int
    rows: int
    counts: np.ndarray
    """int64 (sequences, blocks + 1, classes): rows of each class before each block."""
    size: int
    """Rows of a block; the last may have fewer."""

    def at(self, block: int) -> int:
        """Return the first row of a block."""
        return min(block * self.size, self.rows)

    def between(self, start: int, stop: int) -> np.ndarray:
        """Return how many rows of each class each sequence has between two rows, int64 (sequences, classes)."""
        return np.asarray(self._before(stop) - self._before(start))

    def _before(self, row: int) -> np.ndarray:
        block = min(row // self.size, self.counts.shape[1] - 1)
        found = self.counts[:, block].copy()
        if (start := self.at(block)) < row:
            for place, codes in enumerate(self.codes):
                found[place] += np.bincount(codes(slice(start, row)), minlength=self.classes)
        found[:, 0] = 0
        return np.asarray(found)


def counted(codes: Sequence[Codes], rows: int, classes: int) -> Sequences:
    """Count sequences of codes below `classes` in blocks."""
    size = max(1, -(-rows // BLOCKS))
    blocks = max(1, -(-rows // size))
    counts = np.zeros((len(codes), blocks + 1, classes), np.int64)
    step = max(1, _CHUNK // size) * size
    for place, sequence in enumerate(codes):
        for start in range(0, rows, step):
            found = sequence(slice(start, min(start + step, rows))).astype(np.int64)
            keys = np.arange(len(found)) // size * classes + found
            first, many = start // size, -(-len(found) // size)
            counts[place, first + 1 : first + 1 + many] += np.bincount(keys, minlength=many * classes).reshape(
                -1, classes
            )
    counts[:, :, 0] = 0
    return Sequences(tuple(codes), classes, rows, counts.cumsum(axis=1), size)


def cuts(sequences: Sequences) -> list[int]:
    """Return the rows at which the sequences change, ascending, to the block; every one begins a new stretch."""
    found: list[int] = []
    blocks = sequences.counts.shape[1] - 1
    todo = [(0, blocks, 0)]
    while todo:
        first, last, depth = todo.pop()
        cut = _best(sequences, first, last)
        if cut is None:
            continue
        found.append(cut)
        if depth < _DEPTH:
            todo += [(first, cut, depth + 1), (cut, last, depth + 1)]
    ordered = sorted(found)
    if sequences.size > 1:
        # A block that holds the joint is unlike both neighbours: its two edges are one cut.
        ordered = [cut for before, cut in pairwise([-2, *ordered]) if cut - before > 1]
    return [sequences.at(cut) for cut in ordered]


def to_the_row(sequences: Sequences, rows: Sequence[int], moved: Moved | None = None) -> list[int]:
    """Move cuts to the row from which rows look more like those after it than like those before, two blocks around.

    `moved` keeps, from one call to the next, where cuts between the same neighbours went.
    """
    moved = {} if moved is None else moved
    edges = [0, *rows, sequences.rows]
    exact = [0]
    for before, cut, after in zip(edges, edges[1:], edges[2:], strict=False):
        around = (max(before, exact[-1] + 1), cut, after)
        row = moved[around] = moved[around] if around in moved else _to_the_row(sequences, *around)
        exact.append(min(max(row, exact[-1] + 1), max(after - 1, exact[-1] + 1)))
    return exact[1:]


def _best(sequences: Sequences, first: int, last: int) -> int | None:
    """Return the block at which the stretch is best cut, None where no cut is worth it."""
    edge = max(1, -(-LEAST // sequences.size))
    places = np.arange(first + edge, last - edge + 1)
    if not places.size:
        return None
    gain = _gains(sequences, np.full(places.size, first), places, (first, last), places.size)
    best = int(gain.argmax())
    return int(places[best]) if gain[best] > _SURE else _inside(sequences, first, last, edge)


def _inside(sequences: Sequences, first: int, last: int, edge: int) -> int | None:
    """Return where a stretch begins that is unlike both of its sides: one cut alone gains too little there.

    Olshen et al., "Circular binary segmentation", 2004; on a grid, then to the block.
    """
    grid = np.unique(np.linspace(first + edge, last - edge, _GRID).astype(np.int64))
    starts, stops = (grid[at] for at in np.triu_indices(grid.size, 1))
    kept = stops - starts >= edge
    starts, stops = starts[kept], stops[kept]
    if last - first < 3 * edge or not starts.size:
        return None
    gain = _gains(sequences, starts, stops, (first, last), starts.size)
    best = int(gain.argmax())
    if gain[best] <= _SURE:
        return None
    start, stop = int(starts[best]), int(stops[best])
    around = max(1, (last - first) // _GRID + 1)
    places = np.arange(max(first + edge, start - around), max(start, min(stop - edge, start + around)) + 1)
    near = _gains(sequences, np.full(places.size, first), places, (first, stop), places.size)
    return int(places[int(near.argmax())])


def _gains(
    sequences: Sequences, starts: np.ndarray, stops: np.ndarray, whole: tuple[int, int], looks: int
) -> np.ndarray:
    """Return, per stretch of blocks, what setting it apart from the rest of the whole gains beyond its price."""
    total = sequences.counts[:, whole[1]] - sequences.counts[:, whole[0]]
    price = np.log(max(2, sequences.rows)) + np.log(max(1, looks))
    gain = np.zeros(len(starts))
    for place in np.flatnonzero((total > 0).sum(axis=1) > 1):
        met = np.flatnonzero(total[place])
        counts, every = sequences.counts[place][:, met], total[place, met]
        part = counts[stops] - counts[starts]
        gain += np.maximum(0.0, _gain(part, every - part, every) - price * (met.size - 1) / 2)
    return np.asarray(np.round(gain, 6))


def _gain(left: np.ndarray, right: np.ndarray, total: np.ndarray) -> np.ndarray:
    """By how much the logarithm of the likelihood grows when both sides have shares of their own."""
    parted = _entropy(left) + _entropy(right)
    return np.asarray(parted - _entropy(total[None, :]))


def _entropy(counts: np.ndarray) -> np.ndarray:
    whole = counts.sum(axis=1)
    return np.asarray(_xlogx(counts).sum(axis=1) - _xlogx(whole))


def _xlogx(counts: np.ndarray) -> np.ndarray:
    return np.asarray(counts * np.log(np.maximum(counts, 1)))


def _to_the_row(sequences: Sequences, before: int, middle: int, after: int) -> int:
    reach = 2 * sequences.size
    start, stop = max(before, middle - reach), min(after, middle + reach)
    if start - before < LEAST or after - stop < LEAST:
        start, stop = max(before + LEAST, start), min(after - LEAST, stop)
    if stop - start <= 1:
        return middle
    left, right = _shares(sequences.between(before, start)), _shares(sequences.between(stop, after))
    score = np.zeros(stop - start)
    for place, codes in enumerate(sequences.codes):
        odds = np.log(left[place]) - np.log(right[place])
        odds[0] = 0.0
        score += odds[codes(slice(start, stop))]
    running = np.round(np.concatenate([[0.0], score.cumsum()]), 6)
    return start + int(running.argmax())


def _shares(counts: np.ndarray) -> np.ndarray:
    """Shares of each class, none of them nil."""
    counts = counts[:, 1:] + 0.1
    shares = counts / counts.sum(axis=1, keepdims=True)
    return np.asarray(np.pad(shares, ((0, 0), (1, 0)), constant_values=1.0))
