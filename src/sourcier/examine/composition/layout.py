"""The sign `layout`: a header that stands again amid the rows, as where two exports were written into one file.

Reading knows lines equal to the table's own header. A header written otherwise is kept as a row: all columns of numbers
and dates hold words there, and hardly anywhere else. Headers at even distances are pages of one export.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from . import signature as s
from .search import LEAST
from .signature import Signature

FAMILIES = ("date_form", "number_form", "postcode_zero", "phone_form")
"""Families whose columns hold digits."""
MOST_COLUMNS = 8
_ROWS = 65_536
"""Rows looked at together."""
_SEVERAL, _PAGES = 3, 3
_RARE, _FEW = 0.01, 8


def words_for_numbers(columns: Sequence[Signature], rows: int) -> np.ndarray:
    """Return, per row, which columns are filled and which hold letters, as bits, uint8 (2, rows)."""
    found = np.zeros((2, rows), np.uint8)
    for place, cells in enumerate(columns[:MOST_COLUMNS]):
        found[0] |= (cells.length > 0).astype(np.uint8) << np.uint8(place)
        found[1] |= cells.has(s.LETTER | s.HIGH).astype(np.uint8) << np.uint8(place)
    return found


def headers_kept(words: np.ndarray) -> list[int]:
    """Return the rows that are headers; `words` is what `words_for_numbers` found of all rows."""
    parts = [words[:, start : start + _ROWS] for start in range(0, words.shape[1], _ROWS)]
    counts = [[np.unpackbits(line[:, None], axis=1).sum(axis=0) for line in part] for part in parts]
    if not counts:
        return []
    known, worded = np.sum(counts, axis=0)
    telling = worded <= np.maximum(_FEW, _RARE * known)
    return [n * _ROWS + row for n, part in enumerate(parts) for row in _headers(part, telling)]


def _headers(words: np.ndarray, telling: np.ndarray) -> list[int]:
    filled, letters = (np.unpackbits(line[:, None], axis=1)[:, telling] for line in words)
    found: list[int] = np.flatnonzero((filled.sum(axis=1) >= _SEVERAL) & (filled == letters).all(axis=1)).tolist()
    return found


def rows_before(at: np.ndarray, offsets: Sequence[int]) -> np.ndarray:
    """Return how many rows, which begin at `at` in the evidence, stand before each of the offsets."""
    return np.searchsorted(at, np.array(offsets, np.int64))


def another_layout(rows: Sequence[int], end: int) -> tuple[int, ...]:
    """Return those of `rows`, at which a header stands, that may begin another export, of `end` rows in all."""
    inside = sorted({row for row in rows if LEAST <= row <= end - LEAST})
    lengths = [after - before for before, after in pairwise([0, *inside])]
    if len(inside) >= _PAGES and max(lengths) - min(lengths) <= 1 and end - inside[-1] <= max(lengths):
        return ()
    return tuple(inside)
