"""Legal records that stood apart in a chunk, put one after another so that one parse takes them all."""

from collections.abc import Sequence

import numpy as np

from .lines import CR, LF, Lines


def side_by_side(
    data: bytes, lines: Lines, rows: np.ndarray, extra: Sequence[tuple[int, int]]
) -> tuple[bytes, np.ndarray, np.ndarray]:
    """Return the records as one text, and where each begins: in the chunk, and in that text.

    `rows` are lines that are records by themselves, `extra` the start and end of records over several lines.
    """
    starts = np.concatenate([lines.start[rows], np.array([start for start, _ in extra], np.int64)])
    ends = np.concatenate([lines.end[rows], np.array([end for _, end in extra], np.int64)])
    if not starts.size:
        return b"", starts, starts
    starts, ends = np.sort(starts), np.sort(ends)
    apart = np.flatnonzero(starts[1:] != ends[:-1])
    first = starts[np.concatenate([[0], apart + 1]).astype(np.int64)].tolist()
    last = ends[np.concatenate([apart, [starts.size - 1]]).astype(np.int64)].tolist()
    text = _with_line_feeds(data, ends - 1)
    inside = np.cumsum(ends - starts) - (ends - starts)
    return b"".join(text[a:b] for a, b in zip(first, last, strict=True)), starts, inside


def _with_line_feeds(data: bytes, ends: np.ndarray) -> bytes:
    """The chunk with LF for the CR that ends a record: once lines between are gone, CR and LF may meet."""
    buffer = np.frombuffer(data, np.uint8)
    returns = ends[buffer[ends] == CR]
    if not returns.size:
        return data
    changed = buffer.copy()
    changed[returns] = LF
    return changed.tobytes()
