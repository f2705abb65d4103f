"""A text, chunk by chunk, into blocks of rows; every byte is entered in an account on the way."""

import errno
import os
from collections.abc import Generator, Iterator
from dataclasses import replace

from sourcier.model.reading import Reading, Tally

from .block import Block
from .chunk import Chunk
from .decode import Decoded
from .errors import EvidenceUnreadable, NoRecord
from .plan import Plan
from .shapes import shape
from .stream import narrow_pieces
from .table import Reject, TableState, reading_of

_MOST_FOOTER_LINES = 12


class Scan:
    """One pass over a text. Iterate `blocks` to the end, then ask for `readings`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.tables: list[TableState] = []
        self.rejects: list[Reject] = []
        """Rejects not yet handed to `take_rejects`."""
        self.used = 0
        """Bytes of the evidence dealt with: what progress counts."""
        self._at = plan.encoding.bom
        self._numbers: list[int] = []
        self._waiting: list[Reject] = []
        """Rejects since the last row: a footer or a title, if the text ends or a table begins there."""
        self._last: TableState | None = None
        """The table of the last row so far."""

    def blocks(self) -> Iterator[Block]:
        """Yield blocks of rows in file order.

        Raises:
            NoRecord: the text has bytes, but no record.
        """
        carry = b""
        skipping = 0
        for piece, used, last in self._pieces():
            self.used = used
            data = carry + piece
            if last and not skipping and len(data) <= self.plan.limits.longest_record:
                carry = data
                continue
            cut = _last_break(data)
            if skipping and cut:
                first = _first_break(data)
                self._reject_long(data[:first], skipping)
                data, cut, skipping = data[first:], max(0, cut - first), 0
            if cut:
                rest = yield from self._chunk(data[:cut], final=False)
                carry = data[rest:]
            elif skipping or len(data) > self.plan.limits.longest_record:
                skipping += self.plan.weights(data).total(data)
                carry = b""
            else:
                carry = data
        if skipping:
            self._reject_long(carry, skipping)
        elif carry:
            yield from self._chunk(carry, final=True)
        self._finish()

    def _pieces(self) -> Iterator[tuple[bytes, int, bool]]:
        """The text's pieces, and whether each is the last: a short text is looked at whole."""
        waiting: tuple[bytes, int] | None = None
        for piece in narrow_pieces(self.plan.source, self.plan.encoding, self.plan.limits.chunk):
            if waiting is not None:
                yield (*waiting, False)
            waiting = piece
        if waiting is not None:
            yield (*waiting, True)

    def _cut_short(self, table: TableState) -> bool:
        if len(self._waiting) != 1 or not _stops_short(self._waiting[0], table):
            return False
        table.cut = True
        self._waiting = [replace(self._waiting[0], code="cut_line")]
        return True

    def readings(self) -> tuple[Reading, ...]:
        """Return the facts of every table, once the blocks are exhausted."""
        read = [reading_of(state, self.plan.encoding) for state in self.tables]
        if self.plan.source.problem:
            oddities = (*read[-1].oddities, Tally(self.plan.source.problem, 0))
            read[-1] = replace(read[-1], oddities=oddities)
        return tuple(read)

    def take_rejects(self) -> list[Reject]:
        """Return the rejects entered since the last call."""
        taken, self.rejects = self.rejects, []
        return taken

    def decoded(self, table: int, counts: Decoded) -> None:
        """Enter how a block's cells were decoded; called by whoever parsed it."""
        self.tables[table].decoded.add(counts)

    def _chunk(self, data: bytes, *, final: bool) -> Generator[Block, None, int]:
        """Deal with whole lines; return (as a generator) where the bytes begin that must wait for the next chunk."""
        work = Chunk(self.plan, self.tables, data, at=self._at, final=final)
        work.sort_out()
        # Tables found in one chunk are found dialect by dialect, and numbered in the order of the file.
        self.tables.sort(key=lambda state: state.begun)
        for number, state in enumerate(self.tables):
            state.number = number
        self._enter(work)
        for block in work.blocks():
            yield replace(block, number=self._next_number(block.table))
        self._at = work.next_at
        return work.rest

    def _reject_long(self, tail: bytes, skipped: int) -> None:
        length = skipped + self.plan.weights(tail).total(tail)
        self._waiting.append(Reject(self._at, length, "line_too_long", b""))
        self._at += length

    def _enter(self, work: Chunk) -> None:
        """Take over a chunk's rejects: those behind its last row wait for what follows."""
        if work.first_row is not None and work.last_row is not None:
            self._settle_waiting(work.first_row[1])
            self._last = work.last_row[1]
        for state, reject in work.rejects:
            if state is None or work.last_row is None or reject.at > work.last_row[0]:
                self._waiting.append(reject)
            else:
                state.reject(reject)
                self.rejects.append(reject)

    def _settle_waiting(self, table: TableState) -> None:
        for reject in self._waiting:
            table.reject(reject)
        self.rejects += self._waiting
        self._waiting = []

    def _next_number(self, table: int) -> int:
        while len(self._numbers) <= table:
            self._numbers.append(0)
        self._numbers[table] += 1
        return self._numbers[table] - 1

    def _finish(self) -> None:
        if not self.tables and self.plan.source.problem == "read_error":
            raise EvidenceUnreadable(os.strerror(errno.EIO))
        if not self.tables:
            raise NoRecord(self.plan.limits.longest_record)
        last = self._last or self.tables[-1]
        odd = self.plan.source.streamed - self._at
        cut = self._cut_short(last)
        footer = (
            not cut
            and 0 < len(self._waiting) <= _MOST_FOOTER_LINES
            and all(_like_footer(r, last) for r in self._waiting)
        )
        if footer:
            last.footer += sum(reject.length for reject in self._waiting)
            self._waiting = []
        self._settle_waiting(last)
        if odd > 0:
            last.reject(Reject(self._at, odd, "odd_byte", b""))
        self.tables[0].bom = self.plan.encoding.bom


def _stops_short(reject: Reject, table: TableState) -> bool:
    """Whether the last line has no line break and its beginning looks like the beginning of a row."""
    if not reject.raw or reject.raw[-1:] in (b"\n", b"\r") or reject.code == "line_too_long":
        return False
    if reject.code == "quotes_do_not_balance":
        return True
    begun = shape(reject.raw)
    return any(known.startswith(begun) for known in table.shapes.columns[0]) if table.shapes.columns else False


def _like_footer(reject: Reject, table: TableState) -> bool:
    if table.fields < 2 or reject.code != "too_few_fields":  # noqa: PLR2004  # one column has no narrower line
        return False
    mark = table.sniffed.chosen.delimiter
    return reject.raw.count(mark) + 1 <= max(1, table.fields // 3) if mark else False


def _last_break(data: bytes) -> int:
    """Return the position after the last line break that is certain to be one, 0 where there is none."""
    cut = data.rfind(b"\n") + 1
    if cut:
        return cut
    return data.rfind(b"\r", 0, len(data) - 1) + 1


def _first_break(data: bytes) -> int:
    ends = [at + 1 for at in (data.find(b"\n"), data.find(b"\r")) if at >= 0]
    first = min(ends)
    return first + 1 if data[first - 1 : first + 1] == b"\r\n" else first
