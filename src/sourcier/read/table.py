"""One table while it is being read: its layout, its account of bytes, its tallies."""

from collections import Counter
from dataclasses import dataclass, field

from sourcier.model.reading import Account, ByteRange, Dialect, Reading, RowCount, Tally

from .decode import Decoded, decode_bytes
from .encoding import Encoding
from .shapes import Shapes
from .sniff import Sniffed

_SHOWN_RANGES = 1000

CLEAN = 0
FATES = (
    "clean",
    "stray_quote",
    "line_break_in_field",
    "surplus_delimiter",
    "missing_fields",
    "short_padded",
    "cut_line",
)
"""Index = the number in the ``_fate`` column. Stable: extend at the end only."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Bytes that could not be read as a row; offsets are the evidence's own."""

    at: int
    length: int
    code: str
    raw: bytes


@dataclass(slots=True)
class TableState:
    """What is known of a table so far. Lengths are bytes of the evidence."""

    sniffed: Sniffed
    """The dialect it is written in, and those it was chosen from."""
    begun: int
    """Offset in the evidence of its first line."""
    fields: int
    shapes: Shapes
    headers: tuple[str, ...]
    header_line: bytes
    header_rows: int
    number: int = -1
    """Which table of the text, from 0; known once the chunk it begins in was gone through."""
    trims: bool = False
    """Whether rows drop their trailing empty fields by habit."""
    preamble_lines: int = 0
    bom: int = 0
    preamble: int = 0
    header: int = 0
    clean: int = 0
    repaired: int = 0
    rejected: int = 0
    separators: int = 0
    footer: int = 0
    clean_rows: int = 0
    repairs: Counter[str] = field(default_factory=Counter)
    rejects: Counter[str] = field(default_factory=Counter)
    ranges: list[ByteRange] = field(default_factory=list)
    headers_again: list[int] = field(default_factory=list)
    """Offsets in the evidence of lines equal to the header."""
    decoded: Decoded = field(default_factory=Decoded)
    breaks: Counter[str] = field(default_factory=Counter)
    quoted: bool = False
    cut: bool = False

    def speaks(self, sniffed: Sniffed) -> bool:
        """Whether the table is written in that dialect."""
        return self.sniffed.marks == sniffed.marks

    def reject(self, reject: Reject) -> None:
        """Enter bytes that are no row."""
        self.rejected += reject.length
        self.rejects[reject.code] += 1
        if len(self.ranges) < _SHOWN_RANGES:
            self.ranges.append(ByteRange(reject.at, reject.length, reject.code))

    def header_again(self, at: int, length: int) -> None:
        """Enter a line equal to the header."""
        self.header += length
        if len(self.headers_again) < _SHOWN_RANGES:
            self.headers_again.append(at)

    def account(self) -> Account:
        """Return what every byte became so far."""
        parts = (self.bom, self.preamble, self.header, self.clean, self.repaired, self.rejected, self.separators)
        return Account("bytes", sum(parts) + self.footer, *parts, self.footer)

    def rows(self) -> RowCount:
        """Return how many rows met which fate."""
        repaired, rejected = sum(self.repairs.values()), sum(self.rejects.values())
        return RowCount(self.clean_rows + repaired + rejected, self.clean_rows, repaired, rejected)


def reading_of(state: TableState, encoding: Encoding) -> Reading:
    """Return the facts of a table that was read to its end."""
    common = state.breaks.most_common(1)
    chosen = state.sniffed.chosen
    dialect = Dialect(
        decode_bytes(chosen.delimiter, encoding),
        chr(chosen.quote) if chosen.quote is not None and state.quoted else "",
        chr(chosen.escape) if chosen.escape is not None else "",
        common[0][0] if common else "lf",
        state.header_rows,
        state.preamble_lines,
        state.fields,
    )
    return Reading(
        name=f"table-{state.number + 1}",
        format="delimited",
        encoding=_encoding(encoding.name, state.decoded),
        dialect=dialect,
        account=state.account(),
        rows=state.rows(),
        headers=state.headers,
        repairs=_tallies(state.repairs),
        rejects=_tallies(state.rejects),
        oddities=_oddities(encoding.name, state.decoded),
        alternatives=state.sniffed.alternatives(encoding),
        rejected_ranges=tuple(state.ranges),
        cut=state.cut,
        headers_again=tuple(sorted(set(state.headers_again))[:_SHOWN_RANGES]),
    )


def _tallies(counted: Counter[str]) -> tuple[Tally, ...]:
    return tuple(Tally(code, rows) for code, rows in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _encoding(sniffed: str, decoded: Decoded) -> str:
    if sniffed != "ascii":
        return sniffed
    if not decoded.utf8 and not decoded.eight_bit:
        return "ascii"
    return "utf-8" if decoded.utf8 >= decoded.eight_bit else "cp1252"


def _oddities(sniffed: str, decoded: Decoded) -> tuple[Tally, ...]:
    """Cells in another encoding than the table's."""
    name = _encoding(sniffed, decoded)
    if name in ("utf-8", "ascii") or name.startswith("utf-"):
        odd, code = decoded.eight_bit, "cells_in_eight_bit"
    else:
        odd, code = decoded.utf8, "cells_in_utf8"
    return (Tally(code, odd),) if odd else ()
