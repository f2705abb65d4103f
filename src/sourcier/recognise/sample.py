"""A fair sample of a column's distinct values: those with the smallest hashes.

Every distinct value of every row has the same odds to be in it, whatever its place in the file, and the sample does
not depend on how the rows were cut. Where a column has no more values than the sample holds, it holds them all.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .hashing import Hashes

SIZE = 4_096
"""Distinct values kept per column of a table of up to `_WIDE` columns."""
_WIDE = 256
_SMALLEST = 256
LONGEST = 256
"""Characters kept of a value: no kind but free text is longer."""


def sample_size(columns: int) -> int:
    """Return how many values to keep per column, so that memory does not grow with absurd widths."""
    return SIZE if columns <= _WIDE else max(_SMALLEST, SIZE * _WIDE // columns)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Values and their hashes; sorted by hash and without doubles once settled."""

    size: int
    hashes: Hashes
    text: pa.ChunkedArray


def empty_sample(size: int) -> Sample:
    """Return the sample of nothing."""
    return Sample(size, np.empty(0, np.uint64), pa.chunked_array([], pa.string()))


def take_sample(hashes: Hashes, text: pa.StringArray, size: int) -> Sample:
    """Return the sample of these values."""
    if len(hashes) > size:
        kept = np.flatnonzero(hashes <= np.partition(hashes, size - 1)[size - 1])
        hashes, text = hashes[kept], text.take(pa.array(kept))
    return Sample(size, hashes, pa.chunked_array([_shortened(text)]))


def merge_samples(first: Sample, second: Sample) -> Sample:
    """Return both together; associative and commutative once settled."""
    if not len(first.hashes):
        return second
    if not len(second.hashes):
        return first
    both = Sample(
        first.size,
        np.concatenate([first.hashes, second.hashes]),
        pa.chunked_array([*first.text.chunks, *second.text.chunks]),
    )
    return settled_sample(both) if len(both.hashes) > 4 * first.size else both


def settled_sample(sample: Sample) -> Sample:
    """Return the sorted form: one entry per value, no more than the sample's size."""
    hashes, first = np.unique(sample.hashes, return_index=True)
    kept = first[: sample.size]
    text = sample.text.combine_chunks().take(pa.array(kept))
    return Sample(sample.size, hashes[: sample.size], pa.chunked_array([text]))


def _shortened(text: pa.StringArray) -> pa.StringArray:
    longest = pc.max(pc.binary_length(text)).as_py() or 0
    return pc.utf8_slice_codeunits(text, 0, LONGEST) if longest > LONGEST else text.take(pa.array(np.arange(len(text))))
