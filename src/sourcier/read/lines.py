"""Physical lines of a chunk, and which of them are well-formed records by themselves.

Everything here works on whole chunks: arrays have one entry per byte or per line, never a Python step per line.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

LF, CR = 10, 13

Bytes = np.ndarray
"""uint8, one entry per byte of the chunk."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The bytes that shape records. None where the dialect has no such byte."""

    delimiter: int | None
    quote: int | None
    escape: int | None


@dataclass(frozen=True, slots=True)
class Lines:
    """Physical lines: LF, CRLF or a lone CR end them. int64 arrays, one entry per line."""

    start: np.ndarray
    stop: np.ndarray
    """End of the content, before the line break."""
    end: np.ndarray
    """End of the line, after the line break."""

    def __len__(self) -> int:
        return len(self.start)


def split_lines(data: Bytes) -> Lines:
    """Return the lines of a chunk; the last one may lack its line break."""
    breaks = np.flatnonzero(data == LF)
    returns = np.flatnonzero(data == CR)
    if returns.size:
        following = data[np.minimum(returns + 1, data.size - 1)]
        lone = returns[(following != LF) | (returns == data.size - 1)]
        if lone.size:
            breaks = np.sort(np.concatenate([breaks, lone]))
    end = breaks + 1
    if not end.size or end[-1] != data.size:
        end = np.append(end, data.size)
        stop = np.append(breaks, data.size)
    else:
        stop = breaks.copy()
    start = np.empty_like(end)
    start[0] = 0
    start[1:] = end[:-1]
    if returns.size:
        inner = np.flatnonzero(stop > start)
        inner = inner[stop[inner] < data.size]
        paired = inner[(data[stop[inner]] == LF) & (data[stop[inner] - 1] == CR)]
        stop[paired] -= 1
    return Lines(start, stop, end)


@dataclass(frozen=True, slots=True)
class Guard:
    """What each line is worth by itself. One entry per line."""

    fields: np.ndarray
    """int32: delimiters outside quotes, plus one."""
    legal: np.ndarray
    """bool: quotes balance, open at the start of a field and close at its end (RFC 4180)."""
    blank: np.ndarray
    """bool: nothing but the line break."""


def guard(data: Bytes, lines: Lines, marks: Marks) -> Guard:
    """Judge every line as if a record began there. A line with an escape is left to the slow path."""
    blank = lines.stop == lines.start
    active = data == marks.delimiter if marks.delimiter is not None else np.zeros(data.size, bool)
    legal = np.ones(len(lines), bool)
    if marks.escape is not None:
        escapes = data == marks.escape
        if escapes.any():
            legal &= ~_per_line(escapes, lines).astype(bool)
    if marks.quote is not None:
        quotes = data == marks.quote
        if quotes.any():
            legal &= ~(_per_line(quotes, lines) & 1).astype(bool)
            if not legal.all():
                quotes &= np.repeat(legal, lines.end - lines.start)
            inside, wrong = _quote_state(quotes, data, marks)
            if wrong.any():
                legal &= ~_per_line(wrong, lines).astype(bool)
            active &= ~inside
    return Guard(_per_line(active, lines) + 1, legal, blank)


def _per_line(flags: np.ndarray, lines: Lines) -> np.ndarray:
    return _counted(flags, lines.start)


def _counted(flags: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return how many flags are set from each start to the next, int32."""
    # Sums of bytes are ten times as fast where all are below 256: then, and only then, they add up.
    few = np.add.reduceat(flags.view(np.uint8), start, dtype=np.uint8).astype(np.int32)
    if int(few.sum()) == np.count_nonzero(flags):
        return few
    return np.add.reduceat(flags.view(np.uint8), start, dtype=np.int32)


def _quote_state(quotes: np.ndarray, data: Bytes, marks: Marks) -> tuple[np.ndarray, np.ndarray]:
    """Return, per byte, whether it stands inside quotes, and whether it is a quote that may not stand there."""
    inside = np.bitwise_xor.accumulate(quotes.view(np.uint8)).view(bool)
    beside = quotes | (data == LF) | (data == CR)
    if marks.delimiter is not None:
        beside |= data == marks.delimiter
    opening_wrong = quotes & inside
    opening_wrong[1:] &= ~beside[:-1]
    opening_wrong[0] = False
    closing_wrong = quotes & ~inside
    closing_wrong[:-1] &= ~beside[1:]
    closing_wrong[-1] = False
    return inside, opening_wrong | closing_wrong


@dataclass(frozen=True, slots=True)
class StrictRecords:
    """Records of a chunk by the strict rule, where quoted line breaks are data."""

    lines: Lines
    guard: Guard
    rest: int
    """Where the last record, still open at the end of the chunk, begins; the chunk's size where none is."""


def strict_records(data: Bytes, lines: Lines, marks: Marks) -> StrictRecords | None:
    """Return the chunk's records if every quote in it is legal from the first byte on, else None."""
    if marks.quote is None or (marks.escape is not None and (data == marks.escape).any()):
        return None
    inside, wrong = _quote_state(data == marks.quote, data, marks)
    if wrong.any():
        return None
    last_byte = lines.end - 1
    last = np.flatnonzero(~inside[last_byte])
    if not last.size:
        return None
    end = lines.end[last]
    start = np.concatenate([[0], end[:-1]])
    records = Lines(start, lines.stop[last], end)
    active = ~inside[: end[-1]]
    active &= data[: end[-1]] == marks.delimiter if marks.delimiter is not None else np.zeros(end[-1], bool)
    fields = _counted(active, start) + 1
    return StrictRecords(records, Guard(fields, np.ones(last.size, bool), records.stop == start), int(end[-1]))


def over_lines(records: Lines, lines: Lines) -> np.ndarray:
    """Return, per record, whether it runs over several lines."""
    several: np.ndarray = np.searchsorted(lines.end, records.end) > np.searchsorted(lines.start, records.start)
    return several


def line_breaks(data: bytes, lines: Lines, mine: np.ndarray) -> Counter[str]:
    """Return how many of the lines in `mine` end with CRLF, LF or CR."""
    width = (lines.end - lines.stop)[mine]
    two = int((width == 2).sum())  # noqa: PLR2004  # CR and LF
    one = lines.end[mine][width == 1] - 1
    feeds = int((np.frombuffer(data, np.uint8)[one] == LF).sum())
    return +Counter({"crlf": two, "lf": feeds, "cr": len(one) - feeds})
