"""What the cells of each column look like, learned from rows that are whole.

A row with a field too many or too few is put back only where its cells fit their columns, clearly better one way than
any other; else it is rejected, and its bytes are kept. Shapes keep no letter and no digit of a cell.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

_CLASSES = bytearray(range(256))
for _byte in range(256):
    if 48 <= _byte <= 57:  # noqa: PLR2004  # ASCII digits
        _CLASSES[_byte] = ord("9")
    elif 65 <= _byte <= 90 or 97 <= _byte <= 122 or _byte >= 128:  # noqa: PLR2004  # ASCII letters; any accent
        _CLASSES[_byte] = ord("A")
_TABLE = bytes(_CLASSES)
_WORDS = re.compile(rb"A[A '\-.]*")
_LONG_NUMBER = re.compile(rb"9{16,}")
_LONGEST = 24
_REMEMBERED = 20_000
"""Answers kept: evidence is not to fill the memory with its oddities."""

_FLOOR = 1e-3
"""Share a shape never seen in a column is given there: damage makes new shapes."""


def shape(cell: bytes) -> bytes:
    """Return the cell's shape: digits as 9, runs of words as A, punctuation as it is; 24 bytes at most."""
    if not cell:
        return b""
    classed = cell[:64].strip().translate(_TABLE)
    return _LONG_NUMBER.sub(b"9+", _WORDS.sub(b"A", classed))[:_LONGEST]


class Shapes:
    """Shapes per column, from `rows` of equal length."""

    def __init__(self, rows: Sequence[Sequence[bytes]]) -> None:
        self.rows = len(rows)
        width = len(rows[0]) if rows else 0
        self.columns = [Counter(shape(row[c]) for row in rows) for c in range(width)]
        overall: Counter[bytes] = Counter()
        for column in self.columns:
            overall.update(column)
        total = max(1, sum(overall.values()))
        self._overall = {key: count / total for key, count in overall.items()}
        self._scores: list[dict[bytes, float]] = [{} for _ in self.columns]
        self.empty = _running([self.score(c, b"") for c in range(width)])
        """Score of a run of empty cells from the first column up to each."""
        self.filled: dict[tuple[bytes, ...], int | None] = {}
        """Where cells were put into a row of such shapes, or None for nowhere: rows of one damage are alike."""
        self.typical = sum(self._row(row) for row in rows[:200]) / max(1, min(200, self.rows))
        """Mean log score of a whole row: what a repaired one is measured against."""

    def score(self, column: int, cell_shape: bytes) -> float:
        """Return the log of how usual this shape is in that column."""
        known = self._scores[column]
        score = known.get(cell_shape)
        if score is None:
            seen = self.columns[column].get(cell_shape, 0)
            background = max(self._overall.get(cell_shape, 0.0), _FLOOR)
            score = math.log((seen + background) / (self.rows + 1))
            if len(known) < _REMEMBERED:
                known[cell_shape] = score
        return score

    def _row(self, row: Sequence[bytes]) -> float:
        return sum(self.score(c, shape(cell)) for c, cell in enumerate(row))

    def fits(self, row: Sequence[bytes]) -> bool:
        """Whether a row looks like the rows that were learned; nothing does where none was."""
        return len(row) == len(self.columns) and self._row(row) >= self.typical - slack(len(self.columns))


def slack(width: int) -> float:
    """How far, in logs, a row may stray from the typical one and still be taken for one of its kind."""
    return 6.0 + 0.5 * width


CLEARLY = 2.0
"""Logs by which the best way of putting a row back must beat the next: 7 to 1."""


_BESIDE_NOTHING = 5.0
"""Logs against a delimiter that strayed beside an empty cell: it strays inside text."""
_BEFORE_SPACE = 4.0
"""Logs for a delimiter before a space: so it is written in a sentence, not between fields."""


def merge_surplus(cells: Sequence[bytes], shapes: Shapes, delimiter: bytes) -> list[bytes] | None:
    """Return the row with its surplus delimiters put back into one cell, or None if no place is clearly right.

    Where the surplus cells at the end are empty, they may also be left out.
    """
    width, surplus = len(shapes.columns), len(cells) - len(shapes.columns)
    if surplus < 1 or not shapes.rows:
        return None
    kept = [shape(cell) for cell in cells]
    before = _running([shapes.score(c, kept[c]) for c in range(width)])
    trailing = not any(cells[width:])
    if trailing and before[width] >= shapes.typical:
        return list(cells[:width])
    after = _running([shapes.score(c, kept[c + surplus]) for c in range(width)])
    options = [(before[width], width)] if trailing else []
    for place in range(width):
        total = before[place] + _merged(place, cells[place : place + surplus + 1], shapes) + after[width]
        options.append((total - after[place + 1], place))
    best = _clear_best(options, shapes)
    if best is None:
        return None
    if best == width:
        return list(cells[:width])
    merged = delimiter.join(cells[best : best + surplus + 1])
    return [*cells[:best], merged, *cells[best + surplus + 1 :]]


def _merged(column: int, parts: Sequence[bytes], shapes: Shapes) -> float:
    """Score cells that are one: as text in which the delimiter is no more than a space."""
    score = shapes.score(column, shape(b" ".join(part.strip() for part in parts))) - CLEARLY
    score -= _BESIDE_NOTHING * parts.count(b"")
    return score + _BEFORE_SPACE * sum(part[:1] == b" " for part in parts[1:])


def fill_missing(cells: Sequence[bytes], shapes: Shapes) -> list[bytes] | None:
    """Return the row with empty cells put where cells are missing, or None if no place is clearly right."""
    missing = len(shapes.columns) - len(cells)
    if missing < 1 or not cells or not shapes.rows:
        return None
    kept = tuple(shape(cell) for cell in cells)
    place = shapes.filled.get(kept, -1)
    if place == -1:
        place = _gap(kept, shapes, missing)
        if len(shapes.filled) < _REMEMBERED:
            shapes.filled[kept] = place
    return None if place is None else [*cells[:place], *([b""] * missing), *cells[place:]]


def _gap(kept: Sequence[bytes], shapes: Shapes, missing: int) -> int | None:
    """Return before which of the cells the missing ones stood, or None if no place is clearly right."""
    count = len(kept)
    before = _running([shapes.score(c, kept[c]) for c in range(count)])
    after = _running([shapes.score(c + missing, kept[c]) for c in range(count)])
    options = []
    for place in range(count + 1):
        if place and not kept[place - 1]:
            continue
        gap = shapes.empty[place + missing] - shapes.empty[place]
        options.append((before[place] + gap + (after[count] - after[place]), place))
    return _clear_best(options, shapes)


def _running(scores: Sequence[float]) -> list[float]:
    totals = [0.0]
    for score in scores:
        totals.append(totals[-1] + score)
    return totals


def _clear_best(options: list[tuple[float, int]], shapes: Shapes) -> int | None:
    """Return the place of the best option, or None where it is poor or not clearly better than the next."""
    options.sort(key=lambda option: -option[0])
    best = options[0]
    if best[0] < shapes.typical - slack(len(shapes.columns)):
        return None
    if len(options) > 1 and best[0] - options[1][0] < CLEARLY:
        return None
    return best[1]
