"""Many comments read at once: folded, cut and looked up together; word by word only where something may stand."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .analysis import Mark, analysis
from .characters import HIDDEN, code_points, folding
from .found import KINDS, NONE, STATUSES, Found, Span
from .identifiers import identifiers
from .tokens import LONGEST, Tokeniser
from .triggers import triggers

_WINDOW = 1 << 15
"""Longer comments are read in windows of so many characters, cut at blanks."""
_REMEMBERED = 1 << 16
_FEWEST_DIGITS = 8
_BLANKS = frozenset(" \n\t,;.")
Piece = tuple[int, int, str]
"""The comment's position, where the piece begins in it, its text."""


class TextReader:
    """Reads comments; remembers words and rows of words it met. Not to be shared between threads."""

    def __init__(self) -> None:
        self._tokens = Tokeniser()
        self._analysis, self._triggers = analysis(), triggers()
        self._known: dict[bytes, tuple[Mark, ...]] = {}
        self._tables = folding()

    def read(self, text: pa.StringArray) -> Found:
        """Return what stands in the comments; each is read, so hand in distinct ones."""
        found = [self._read(pieces) for pieces in _batches(text)]
        columns = np.concatenate(found, axis=1) if found else np.empty((5, 0), np.int64)
        order = np.lexsort((columns[1], columns[0]))
        return Found(*(columns[row][order] for row in range(5)))

    def _read(self, pieces: list[Piece]) -> np.ndarray:
        points = code_points("\n".join(piece for _comment, _base, piece in pieces))
        sizes = np.fromiter((len(piece) for _comment, _base, piece in pieces), np.int64, len(pieces))
        begins = np.concatenate([[0], np.cumsum(sizes + 1)[:-1]]) if len(pieces) else np.empty(0, np.int64)
        folded = self._tables[points]
        rows = self._identifiers(folded, begins, begins + sizes)
        tokens = self._tokens.cut(folded, points)
        first = np.searchsorted(tokens.start, begins)
        last = np.searchsorted(tokens.start, begins + sizes)
        fired = np.concatenate([[0], np.cumsum(self._triggers.fire(tokens.bits))])
        starts, ends = tokens.start, tokens.end
        for piece in np.flatnonzero(fired[last] > fired[first]).tolist():
            a = int(first[piece])
            row = tokens.bits[a : last[piece]]
            for start, end, kind, status in self._marks(row):
                rows.append((piece, starts[a + start], ends[a + end - 1], kind, status))
        if not rows:
            return np.empty((5, 0), np.int64)
        columns = np.array(rows, np.int64).T
        owner = columns[0]
        shift = np.array([base for _comment, base, _piece in pieces], np.int64) - begins
        columns[1] += shift[owner]
        columns[2] += shift[owner]
        columns[0] = np.array([comment for comment, _base, _piece in pieces], np.int64)[owner]
        return columns

    def _marks(self, row: np.ndarray) -> tuple[Mark, ...]:
        key = row.tobytes()
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._analysis.marks(row.tolist())
        return found

    def _identifiers(
        self, folded: np.ndarray, begins: np.ndarray, ends: np.ndarray
    ) -> list[tuple[int, int, int, int, int]]:
        """Find numbers and addresses of the net, and hide their characters from the reading of words."""
        digit = (folded >= ord("0")) & (folded <= ord("9"))
        digits, signs = _counts(digit, begins, ends), _counts(folded == ord("@"), begins, ends)
        rows = []
        for piece in np.flatnonzero((digits >= _FEWEST_DIGITS) | (signs > 0)).tolist():
            begin, end = int(begins[piece]), int(ends[piece])
            text = folded[begin:end].tobytes().decode("latin-1")
            many, at_sign = bool(digits[piece] >= _FEWEST_DIGITS), bool(signs[piece])
            for start, stop, kind in identifiers(text, at_sign=at_sign, digits=many):
                rows.append((piece, begin + start, begin + stop, kind, NONE))
                folded[begin + start : begin + stop] = HIDDEN
        return rows


def _counts(flags: np.ndarray, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
    sums = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(flags, out=sums[1:])
    return np.asarray(sums[ends] - sums[begins])


def _batches(text: pa.StringArray) -> Iterator[list[Piece]]:
    """Comments in lots of some hundred thousand characters."""
    lot: list[Piece] = []
    size = 0
    lengths = pc.utf8_length(text).fill_null(0).to_numpy(zero_copy_only=False)
    for comment in np.flatnonzero(lengths).tolist():
        value = text[comment].as_py()
        for base, piece in _windows(value):
            lot.append((comment, base, piece))
            size += len(piece) + 1
            if size >= LONGEST:
                yield lot
                lot, size = [], 0
    if lot:
        yield lot


def _windows(text: str) -> Iterator[tuple[int, str]]:
    base = 0
    while len(text) - base > _WINDOW:
        end = base + _WINDOW
        cut = next((at for at in range(end, end - _WINDOW // 8, -1) if text[at] in _BLANKS), end)
        yield base, text[base:cut]
        base = cut
    yield base, text[base:]


def spans(comment: str, reader: TextReader) -> list[Span]:
    """Return what stands in one comment, in order."""
    whole = comment.encode("utf-8", "replace").decode("utf-8")
    found = reader.read(pa.array([whole], pa.string()))
    rows = zip(found.start.tolist(), found.end.tolist(), found.kind.tolist(), found.status.tolist(), strict=True)
    return [Span(start, end, KINDS[kind], STATUSES[status]) for start, end, kind, status in rows]
