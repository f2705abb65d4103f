"""The records of a sample under one dialect, told with local recovery: one stray quote does not condemn a dialect."""

from dataclasses import dataclass

import numpy as np

from .lines import Lines, Marks, guard, split_lines
from .strict import Strict, lenient_cells

QUOTED = b"\0"
"""First byte of a cell that was legally quoted, in the rows of a sample: whatever it holds, quoting explains it."""
_ATTEMPTS = 400
_REACH = 1 << 16
_LENIENT = 0.8
"""What a line is worth whose quotes only make sense if some of them are taken for data."""
_ROWS = 100


@dataclass(frozen=True, slots=True)
class Records:
    """What a sample's lines are under one dialect."""

    data: bytes
    strict: Strict
    spans: np.ndarray
    """int64 of shape (records, 2): where the content of each legal record starts and stops."""
    widths: np.ndarray
    """Fields of each record, the legal ones first, then those read leniently."""
    weight: np.ndarray
    """Lines each record explains."""
    lines: int
    """Lines that are not blank."""

    def rows(self, fields: int) -> list[list[bytes]]:
        """Return up to 100 legal records of that width, spread over the sample."""
        fitting = np.flatnonzero(self.widths[: len(self.spans)] == fields)
        step = max(1, len(fitting) // _ROWS)
        return [self._cells(*self.spans[at].tolist()) for at in fitting[::step][:_ROWS]]

    def _cells(self, start: int, stop: int) -> list[bytes]:
        quote = self.strict.marks.quote
        mark = None if quote is None else bytes([quote])
        return [QUOTED if mark and cell[:1] == mark else cell for cell in self.strict.raw_cells(self.data, start, stop)]


def tell_records(data: bytes, marks: Marks) -> Records:
    """Return the records of a sample: lines that are legal by themselves, legal records over several, lenient lines."""
    buffer = np.frombuffer(data, np.uint8)
    lines = split_lines(buffer)
    judged = guard(buffer, lines, marks)
    strict = Strict(marks)
    plain = judged.legal & ~judged.blank
    over, lenient, looked = _beyond_lines(data, lines, np.flatnonzero(~judged.legal), strict, plain)
    if looked < len(lines):
        plain[looked:] = False
    alone = np.flatnonzero(plain)
    spans = np.stack([lines.start[alone], lines.stop[alone]], axis=1)
    if over:
        spans = np.concatenate([spans, np.array([(start, stop) for start, stop, _, _ in over], np.int64)])
    widths = [*judged.fields[alone].tolist(), *(width for _, _, width, _ in over), *lenient]
    weight = [*([1.0] * len(alone)), *(float(count) for _, _, _, count in over), *([_LENIENT] * len(lenient))]
    number = int((~judged.blank[:looked]).sum())
    return Records(data, strict, spans, np.array(widths, np.int64), np.array(weight), number)


def _beyond_lines(
    data: bytes, lines: Lines, suspects: np.ndarray, strict: Strict, plain: np.ndarray
) -> tuple[list[tuple[int, int, int, int]], list[int], int]:
    """Records over several lines as (start, stop, fields, lines), the widths of lines read leniently, and lines seen.

    Lines that a record swallows are struck off `plain`.
    """
    over: list[tuple[int, int, int, int]] = []
    lenient: list[int] = []
    following = 0
    for line in suspects[:_ATTEMPTS].tolist():
        if line < following:
            continue
        start = int(lines.start[line])
        end = strict.match(data, start, min(len(data), start + _REACH))
        if end is None or (end == start + _REACH and end < len(data)):
            lenient.append(len(lenient_cells(data[start : int(lines.stop[line])], strict.marks)))
            continue
        last = int(np.searchsorted(lines.end, end))
        stop = int(lines.stop[last])
        over.append((start, stop, len(strict.cells(data, start, stop)), last - line + 1))
        plain[line : last + 1] = False
        following = last + 1
    looked = len(lines) if len(suspects) <= _ATTEMPTS else max(following, int(suspects[_ATTEMPTS]))
    return over, lenient, looked
