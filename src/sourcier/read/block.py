"""Rows that are ready to be parsed: the dear part of reading, done by whichever worker takes the block."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from .decode import Decoded, decode_bytes, decode_column
from .encoding import Encoding
from .lines import Marks
from .stream import spare_byte
from .strict import Strict, lenient_cells

_BOM = b"\xef\xbb\xbf"
AT, FATE = "_at", "_fate"


@dataclass(frozen=True, slots=True)
class Special:
    """A row whose cells the slow path has already taken apart."""

    at: int
    """Offset in the evidence."""
    cells: Sequence[bytes]
    fate: int
    """Index into `table.FATES`."""


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of one table."""

    table: int
    """Which table of the text, from 0."""
    number: int
    """Which block of the table, from 0."""
    fields: int
    data: bytes
    """Legal records, one after another, each with its line break."""
    at: np.ndarray
    """int64: offset in the evidence of each record in `data`."""
    specials: tuple[Special, ...]
    delimiter: int | None
    long_delimiter: bytes
    """What `delimiter` stands for, where that is no single byte of ASCII; else empty."""
    quote: int | None
    encoding: Encoding
    starts: np.ndarray | None = None
    """int64: where each record begins in `data`; None where they stand as they do in the evidence."""

    @property
    def rows(self) -> int:
        """How many rows the block holds."""
        return len(self.at) + len(self.specials)

    def batch(self) -> tuple[pa.RecordBatch, Decoded]:
        """Return the rows as text columns ``c0`` ... with ``_at`` and ``_fate``, and how cells were decoded."""
        counts = Decoded()
        arrays = []
        for column in self._columns():
            text, decoded = decode_column(self._with_long_delimiter(column), self.encoding)
            counts.add(decoded)
            arrays.append(text)
        at, fate = self.at, np.zeros(len(self.at), np.uint8)
        if self.specials:
            arrays, at, fate = self._interleaved(arrays, counts)
        names = [f"c{c}" for c in range(self.fields)]
        arrays += [pa.array(at, pa.int64()), pa.array(fate, pa.uint8())]
        return pa.RecordBatch.from_arrays(arrays, names=[*names, AT, FATE]), counts

    def _columns(self) -> list[pa.BinaryArray]:
        if not len(self.at):
            return [pa.array([], pa.binary())] * self.fields
        try:
            table = self._parsed()
        except pa.ArrowInvalid:
            return self._by_hand()
        if table.num_rows != len(self.at):
            return self._by_hand()
        return [column.combine_chunks() for column in table.columns]

    def _parsed(self) -> pa.Table:
        names = [f"c{c}" for c in range(self.fields)]
        data = _BOM + self.data if self.data.startswith(_BOM) else self.data
        return pacsv.read_csv(
            pa.BufferReader(data),
            read_options=pacsv.ReadOptions(use_threads=False, block_size=max(len(data) + 1, 4096), column_names=names),
            parse_options=pacsv.ParseOptions(
                delimiter=chr(spare_byte(data) if self.delimiter is None else self.delimiter),
                quote_char=False if self.quote is None else chr(self.quote),
                double_quote=self.quote is not None,
                escape_char=False,
                newlines_in_values=True,
                ignore_empty_lines=False,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.binary()),
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
                check_utf8=False,
            ),
        )

    def _by_hand(self) -> list[pa.BinaryArray]:
        """Return the columns record by record: slow, and exact whatever the parser made of the data."""
        strict = Strict(Marks(self.delimiter, self.quote, None))
        starts = self.at - self.at[0] if self.starts is None else self.starts
        bounds = [*starts.tolist(), len(self.data)]
        rows = [self._record(strict, self.data[a:b]) for a, b in pairwise(bounds)]
        return [pa.array([row[c] for row in rows], pa.binary()) for c in range(self.fields)]

    def _record(self, strict: Strict, record: bytes) -> list[bytes]:
        content = record[:-2] if record[-2:] == b"\r\n" else record[:-1] if record[-1:] in (b"\r", b"\n") else record
        cells = strict.cells(content, 0, len(content))
        if len(cells) != self.fields:
            cells = lenient_cells(content, strict.marks)
        last = self.fields - 1
        delimiter = b"" if self.delimiter is None else bytes([self.delimiter])
        return [*cells[:last], *([b""] * (last - len(cells))), delimiter.join(cells[last:])]

    def _with_long_delimiter(self, column: pa.BinaryArray) -> pa.BinaryArray:
        if not self.long_delimiter or self.delimiter is None:
            return column
        return pc.replace_substring(column, bytes([self.delimiter]), self.long_delimiter)

    def _interleaved(
        self, arrays: list[pa.StringArray], counts: Decoded
    ) -> tuple[list[pa.StringArray], np.ndarray, np.ndarray]:
        """Return the columns with the specials put back where they stood."""
        every = np.concatenate([self.at, np.array([special.at for special in self.specials], np.int64)])
        fates = np.array([0] * len(self.at) + [special.fate for special in self.specials], np.uint8)
        order = np.argsort(every, kind="stable")
        picked = pa.array(order)
        merged = []
        for column, array in enumerate(arrays):
            cells = pa.array([self._text(special.cells[column], counts) for special in self.specials], pa.string())
            merged.append(pa.concat_arrays([array, cells]).take(picked))
        return merged, every[order], fates[order]

    def _text(self, cell: bytes, counts: Decoded) -> str:
        if self.long_delimiter and self.delimiter is not None:
            cell = cell.replace(bytes([self.delimiter]), self.long_delimiter)
        if not cell.isascii():
            text = decode_bytes(cell, self.encoding)
            counts.utf8 += text.encode() == cell
            counts.eight_bit += text.encode() != cell
            return text
        return cell.decode("ascii")
