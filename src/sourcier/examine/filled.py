"""Which cells of a row are filled, one bit per column: what categories are counted by."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

FILLED = "_filled"
"""Name of the column, fixed-size binary: bit c (from the most significant) is column c."""
_SPACE = 32


def filled_bits(columns: Sequence[pa.StringArray]) -> pa.FixedSizeBinaryArray:
    """Return one bit per column and row: whether the cell holds more than white space."""
    rows = len(columns[0])
    flags = np.zeros((rows, len(columns)), bool)
    for number, column in enumerate(columns):
        flags[:, number] = _filled(column)
    packed = np.packbits(flags, axis=1)
    return pa.FixedSizeBinaryArray.from_buffers(
        pa.binary(packed.shape[1]), rows, [None, pa.py_buffer(packed.tobytes())]
    )


def _filled(column: pa.StringArray) -> np.ndarray:
    _, offsets, data = column.buffers()
    if data is None or not len(column):
        return np.zeros(len(column), bool)
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    filled: np.ndarray = bounds[1:] > bounds[:-1]
    some = np.flatnonzero(filled)
    if some.size:
        suspect = some[np.frombuffer(data, np.uint8)[bounds[some]] <= _SPACE]
        if suspect.size:
            trimmed = pc.utf8_trim_whitespace(column.take(pa.array(suspect)))
            filled[suspect] = pc.greater(pc.binary_length(trimmed), 0).to_numpy(zero_copy_only=False)
    return filled


def read_bits(bits: pa.FixedSizeBinaryArray, columns: Sequence[int]) -> np.ndarray:
    """Return bools of shape (rows, columns): whether each of these columns is filled."""
    width = bits.type.byte_width
    raw = np.frombuffer(bits.buffers()[1], np.uint8)[bits.offset * width : (bits.offset + len(bits)) * width]
    raw = raw.reshape(len(bits), width)
    return np.stack([(raw[:, c // 8] >> (7 - c % 8)) & 1 for c in columns], axis=1).astype(bool)
