"""A later table in another dialect than the first: found among lines that are rows of no known table.

Lines are taken for a table of their own only where eight of them in a row (three, where a gap and a header set them
apart) have one width in the other dialect, sniffing them alone prefers that dialect, and no quoted field of the first
dialect runs over them. Damage to one place cannot make such lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.model.reading import Overrides

from .encoding import Encoding
from .header import header_rows
from .lines import Lines, Marks, guard, split_lines
from .shapes import Shapes
from .sniff import Reading, Sniffed, sniff
from .start import SHORT_RUN, SURE_RUN, Text
from .strict import Strict

DELIMITERS = b";,\t|^~\x1f\x01"
_QUOTES = b"\"'"
_LEAST_SCORE = 0.6
_SAMPLED = 100
"""Lines a dialect is told from."""
CARRIED = 1 << 16
"""Bytes at a chunk's end that wait for the next chunk where a table begins, or may begin, in them."""
_REACH = 8
"""Lines that may be damaged between two rows of a table."""
_MOST_TITLE_LINES = 12
_ATTEMPTS = 200


@dataclass(frozen=True, slots=True)
class Region:
    """Consecutive lines of a chunk, from `first` to `last`, that are written in another dialect."""

    first: int
    last: int
    sniffed: Sniffed
    begins: bool
    """Whether its dialect was not known before."""


@dataclass(frozen=True, slots=True)
class Known:
    """A dialect in which tables were found before, and their widths."""

    sniffed: Sniffed
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in the free lines of one chunk."""

    text: Text
    free: np.ndarray
    """bool per line: a row of no known table."""
    encoding: Encoding
    fields: int
    """Width of the chunk's own tables."""
    known: Sequence[Known]

    def regions(self) -> list[Region]:
        """Return the foreign regions, in order."""
        return [region for first, last in self.stretches() for region in self._within(first, last)]

    def waits_from(self, regions: Sequence[Region], rest: int) -> int | None:
        """Return the line from which on a chunk that is not the last leaves free lines to the next one, if any."""
        lines, stretches = self.text.lines, list(self.stretches(least=1))
        if not stretches or not self.text.judged.blank[stretches[-1][1] + 1 :].all():
            return None
        first = stretches[-1][0]
        for region in regions:
            if region.last >= first:
                first = region.first if region.begins else region.last + 1
        return first if first < len(lines) and rest - int(lines.start[first]) <= CARRIED else None

    def stretches(self, least: int = SHORT_RUN) -> Iterator[tuple[int, int]]:
        """Yield the first and last line of runs of free lines, with the blank ones between them, worth a look."""
        free = np.flatnonzero(self.free)
        if not free.size:
            return
        owned = np.cumsum(~(self.free | self.text.judged.blank))
        apart = np.flatnonzero(np.diff(owned[free])) + 1
        for lines in np.split(free, apart):
            if lines.size >= least or (self.known and (lines[0] == 0 or lines.size > 1)):
                yield int(lines[0]), int(lines[-1])

    def _within(self, first: int, last: int) -> list[Region]:
        found: list[Region] = []
        waiting = [(first, last)]
        while waiting:
            lo, hi = waiting.pop()
            region = self._best(lo, hi)
            if region is not None:
                found.append(region)
                waiting += [(a, b) for a, b in ((lo, region.first - 1), (region.last + 1, hi)) if a <= b]
        return sorted(found, key=lambda region: region.first)

    def _best(self, lo: int, hi: int) -> Region | None:
        part = _Part(self.text, lo, hi)
        for known in self.known:
            run = part.longest(_marks(known.sniffed.chosen), known.widths, 1 if lo == 0 else 2)
            if run is not None:
                return self._region(part, run, known.sniffed, begins=False)
        runs = [run for marks in self._candidates(part.data) if (run := part.longest(marks, None, SHORT_RUN))]
        for run in sorted(runs, key=lambda run: -run.lines.size):
            sniffed = self._confirmed(part, run)
            if sniffed is not None:
                return self._region(part, run, sniffed, begins=True)
        return None

    def _candidates(self, data: bytes) -> Iterator[Marks]:
        own = self.text.strict.marks
        for delimiter in DELIMITERS:
            for quote in _QUOTES:
                other = (delimiter, quote) != (own.delimiter, own.quote)
                if other and delimiter in data and (quote in data or quote == _QUOTES[0]):
                    yield Marks(delimiter, quote, None)

    def _confirmed(self, part: "_Part", run: "_Run") -> Sniffed | None:
        """Return the dialect that the run's own lines speak for, if it is a table's and another than the first."""
        sample = part.raw(int(run.lines[0]), int(run.lines[:_SAMPLED][-1]))
        sniffed = sniff([sample], self.encoding, Overrides())
        best, own = sniffed.chosen, self.text.strict.marks
        if len(best.delimiter) != 1 or best.delimiter[0] not in DELIMITERS or best.score < _LEAST_SCORE:
            return None
        quoted = best.quote is not None and best.quote in sample
        if best.delimiter[0] == own.delimiter and (best.quote == own.quote or not quoted):
            return None
        if best.fields != run.fields or (run.lines.size < SURE_RUN and not part.is_set_apart(run)):
            return None
        return sniffed

    def _region(self, part: "_Part", run: "_Run", sniffed: Sniffed, *, begins: bool) -> Region | None:
        first, last = part.reach(run)
        first, last = part.first + first, part.first + last
        if self._inside_quotes(part.first, first):
            return None
        first = self._with_title(part.first, first)
        return Region(first, last, replace(sniffed, chosen=replace(sniffed.chosen, fields=run.fields)), begins)

    def _with_title(self, lowest: int, first: int) -> int:
        """Return the first of the lines before a table that are its title: they hold little of the first dialect."""
        judged = self.text.judged
        most = max(1, self.fields // 3)
        title = first
        for line in range(first - 1, max(lowest, first - _MOST_TITLE_LINES) - 1, -1):
            if judged.blank[line]:
                continue
            if not judged.legal[line] or judged.fields[line] > most:
                break
            title = line
        return title

    def _inside_quotes(self, lowest: int, first: int) -> bool:
        """Whether a quoted field of the first dialect, opened before a line, legally runs over it."""
        text = self.text
        at = int(text.lines.start[first])
        opening = np.flatnonzero(~text.judged.legal[lowest:first])[-_ATTEMPTS:] + lowest
        ends = (text.strict.match(text.data, int(text.lines.start[line]), len(text.data)) for line in opening.tolist())
        return any(end is not None and end > at for end in ends)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of one width in a dialect; blank ones left out."""

    marks: Marks
    lines: np.ndarray
    """Their numbers, counted from the part's first."""
    fields: int
    widths: np.ndarray
    """Of every line of the part, 0 where it is no record."""


class _Part:
    """Consecutive lines of a chunk, judged by other marks than the chunk's."""

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.first = first
        start = int(text.lines.start[first])
        self.data = text.data[start : int(text.lines.end[last])]
        self._buffer = np.frombuffer(self.data, np.uint8)
        lines = split_lines(self._buffer)
        same = len(lines) == last - first + 1
        self._lines = lines if same else Lines(*(edge[first : last + 1] - start for edge in _edges(text.lines)))

    def raw(self, first: int, last: int) -> bytes:
        """Return consecutive lines with their breaks."""
        return self.data[int(self._lines.start[first]) : int(self._lines.end[last])]

    def longest(self, marks: Marks, widths: Sequence[int] | None, least: int) -> _Run | None:
        """Return the longest run of at least `least` lines of one width, of one of `widths` if told."""
        judged = guard(self._buffer, self._lines, marks)
        found = np.where(judged.legal & ~judged.blank, judged.fields, 0)
        rows = np.flatnonzero(~judged.blank)
        if not rows.size:
            return None
        breaks = np.flatnonzero(np.diff(found[rows])) + 1
        starts = np.concatenate([[0], breaks])
        lengths = np.diff(np.concatenate([starts, [rows.size]]))
        fields = found[rows[starts]]
        fitting = fields > 1 if widths is None else np.isin(fields, widths)
        lengths = np.where(fitting, lengths, 0)
        best = int(np.argmax(lengths))
        if lengths[best] < least:
            return None
        return _Run(marks, rows[starts[best] : starts[best] + lengths[best]], int(fields[best]), found)

    def is_set_apart(self, run: _Run) -> bool:
        """Whether a short run stands behind a gap, or at the beginning, and has a header."""
        before = int(run.lines[0]) - 1
        if before >= 0 and self._lines.stop[before] > self._lines.start[before] and run.widths[before] > 1:
            return False
        strict = Strict(run.marks)
        rows = [
            strict.cells(self.data, int(self._lines.start[line]), int(self._lines.stop[line]))
            for line in run.lines.tolist()
        ]
        return header_rows(rows[:SHORT_RUN], Shapes(rows[1:]), rows[1:]) > 0

    def reach(self, run: _Run) -> tuple[int, int]:
        """Return the first and last line of the table a run belongs to: damage between its rows is part of it."""
        like = np.flatnonzero(run.widths == run.fields)
        gaps = np.flatnonzero(np.diff(like) > _REACH)
        at = int(np.searchsorted(like, run.lines[0]))
        first = gaps[gaps < at]
        last = gaps[gaps >= at]
        return int(like[first[-1] + 1 if first.size else 0]), int(like[last[0] if last.size else -1])


def _edges(lines: Lines) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return lines.start, lines.stop, lines.end


def _marks(reading: Reading) -> Marks:
    return Marks(reading.delimiter[0], reading.quote, reading.escape)
