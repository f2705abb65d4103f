"""Many comments read at once: folded, cut and looked up together; word by word only where something may stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .analysis import MARK_COLUMNS, analysis
from .characters import HIDDEN, code_points, folding
from .found import KINDS, NONE, STATUSES, Found, Span
from .identifiers import emails, numbers
from .memory import Memory
from .parts import parts, shout
from .streets import streets
from .tokens import LONGEST, Tokeniser, Tokens, hash_stretches
from .triggers import triggers

_WINDOW = 1 << 12
"""Longer comments are read in windows of so many characters, cut at blanks."""
_LOT = 1 << 14
"""Comments turned into text at once."""
_FEWEST_DIGITS, _FEWEST_ABROAD = 10, 8
_MIXER = np.uint64(0x9E3779B97F4A7C15)
_BETWEEN = np.zeros(256, bool)
_BETWEEN[list(b" .-/_()+OAB")] = True
_BLANKS = frozenset(" \n\t,;.")
Row = tuple[int, int, int, int, int, bool]
"""The piece, where the span begins and ends, its kind, its status, whether it is weak."""


class TextReader:
    """Reads comments; remembers words and rows of words it met. Not to be shared between threads."""

    def __init__(self) -> None:
        self._tokens = Tokeniser()
        self._analysis, self._triggers, self._parts, self._streets = analysis(), triggers(), parts(), streets()
        self._memory = Memory(MARK_COLUMNS)
        self._tables = folding()

    def read(self, text: pa.StringArray) -> Found:
        """Return what stands in the comments; each is read, so hand in distinct ones."""
        found = [self._read(lot) for lot in _lots(text)]
        columns = np.concatenate(found, axis=1) if found else np.empty((5, 0), np.int64)
        order = np.lexsort((columns[1], columns[0]))
        return Found(*(columns[row][order] for row in range(5)))

    def _read(self, lot: "_Lot") -> np.ndarray:
        points = code_points("\n".join(lot.texts))
        sizes = lot.sizes
        begins = np.concatenate([[0], np.cumsum(sizes + 1)[:-1]])
        folded = self._tables[points]
        rows = self._identifiers(folded, begins)
        tokens = self._tokens.cut(folded, points)
        first = np.searchsorted(tokens.start, begins)
        last = np.searchsorted(tokens.start, begins + sizes)
        columns = _said_once(
            np.concatenate([np.array(rows, np.int64).reshape(-1, 6).T, self._facts(tokens, first, last)], axis=1)
        )
        owner = columns[0]
        shift = lot.bases - begins
        columns[1] += shift[owner]
        columns[2] += shift[owner]
        columns[0] = lot.comments[owner]
        return columns

    def _facts(self, tokens: Tokens, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Read the parts of comments in which something may stand."""
        bits = tokens.bits
        if not len(bits):
            return np.empty((6, 0), np.int64)
        row = self._parts.row(bits)
        ways = self._streets.begin(row.word)
        begin = self._parts.starts(row, ways, first, last)
        owner = np.searchsorted(first, begin, side="right") - 1
        stop = self._parts.trimmed(row, begin, np.minimum(np.append(begin[1:], len(bits)), last[owner]), last[owner])
        fired = np.concatenate([[0], np.cumsum(self._triggers.fire(row, ways))])
        asked = np.flatnonzero(fired[stop] > fired[begin])
        tests = np.where(self._parts.holds_agent(row, begin, stop), self._parts.among_tests(row, first, last)[owner], 0)
        bits[begin] |= shout(bits, tokens.letters, first, last)[owner] | tests
        return self._spread(tokens, begin[asked], stop[asked], owner[asked])

    def _spread(self, tokens: Tokens, begin: np.ndarray, stop: np.ndarray, owner: np.ndarray) -> np.ndarray:
        """Read each distinct part once, and set down what it holds wherever it stands."""
        bits = tokens.bits
        mixed = (bits.astype(np.uint64) + np.uint64(1)) * _MIXER
        part, marks = self._memory.marks(
            hash_stretches(mixed, begin, stop),
            lambda asked: self._analysis.marks(bits[begin[asked] : stop[asked]].tolist()),
        )
        return np.stack(
            [
                owner[part],
                tokens.start[begin[part] + marks[:, 0]],
                tokens.end[begin[part] + marks[:, 1] - 1],
                *marks[:, 2:].T,
            ]
        )

    def _identifiers(self, folded: np.ndarray, begins: np.ndarray) -> list[Row]:
        """Find numbers and addresses of the net, and hide their characters from the reading of words."""
        starts, stops = _long_numbers(folded)
        signs = np.flatnonzero(folded == ord("@"))
        if not (starts.size or signs.size):
            return []
        text = folded.tobytes().decode("latin-1")
        found = [place for sign in signs.tolist() for place in emails(text, sign)]
        found += [
            place
            for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
            for place in numbers(text, start, stop)
        ]
        for start, stop, _kind in found:
            folded[start:stop] = HIDDEN
        pieces = np.searchsorted(begins, [start for start, _stop, _kind in found], side="right") - 1
        return [(piece, *place, NONE, False) for piece, place in zip(pieces.tolist(), found, strict=True)]


def _said_once(columns: np.ndarray) -> np.ndarray:
    """Drop words that only go along with a fact where another of its kind is said in the comment; else keep one."""
    weak = columns[5] > 0
    if weak.any():
        pair = columns[0] * len(KINDS) + columns[3]
        order = np.lexsort((columns[1], weak, pair))
        again = np.zeros(len(pair), bool)
        again[order[1:]] = pair[order[1:]] == pair[order[:-1]]
        columns = columns[:, ~(weak & again)]
    return columns[:5]


def _long_numbers(folded: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return runs of digits, and of signs that stand between them, with digits enough for a phone."""
    digit = (folded >= ord("0")) & (folded <= ord("9"))
    inside = digit | _BETWEEN[folded]
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    bounds = np.concatenate([[0], edges, [len(folded)]])
    sums = np.zeros(len(folded) + 1, np.int32)
    np.cumsum(digit | (folded == ord("O")), out=sums[1:])
    start, stop = bounds[:-1], bounds[1:]
    enough = sums[stop] - sums[start] >= _FEWEST_ABROAD
    start, stop = start[enough], stop[enough]
    signs = np.flatnonzero(folded == ord("+"))
    abroad = np.searchsorted(signs, stop) > np.searchsorted(signs, start)
    enough = (sums[stop] - sums[start] >= _FEWEST_DIGITS) | abroad
    return start[enough], stop[enough]


@dataclass(frozen=True, slots=True, eq=False)
class _Lot:
    """Comments, or windows of long ones, that are read at once."""

    comments: np.ndarray
    """The position of the comment each text is of, int64."""
    bases: np.ndarray
    """Where each text begins in its comment."""
    sizes: np.ndarray
    texts: list[str]


def _lots(text: pa.StringArray) -> Iterator[_Lot]:
    """Yield comments in lots of some hundred thousand characters; blank ones are left out."""
    lengths = pc.utf8_length(text).fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
    filled = np.flatnonzero(lengths)
    start = 0
    while start < len(filled):
        total = np.cumsum(lengths[filled[start : start + _LOT]] + 1)
        some = filled[start : start + max(1, int(np.searchsorted(total, LONGEST)))]
        start += len(some)
        texts = text.take(pa.array(some)).to_pylist()
        if lengths[some].max() <= _WINDOW:
            yield _Lot(some, np.zeros(len(some), np.int64), lengths[some], texts)
        else:
            for comment, value in zip(some.tolist(), texts, strict=True):
                yield from _cut(comment, value)


def _cut(comment: int, value: str) -> Iterator[_Lot]:
    """Yield a long comment in lots of windows."""
    windows = _windows(value)
    while some := list(islice(windows, LONGEST // _WINDOW)):
        sizes = np.array([len(window) for _base, window in some], np.int64)
        bases = np.array([base for base, _window in some], np.int64)
        yield _Lot(np.full(len(some), comment, np.int64), bases, sizes, [window for _base, window in some])


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
