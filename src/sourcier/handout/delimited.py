"""Rows to delimited text, written as the source was: separator, quotes, line ends, encoding."""

import codecs
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.reading import Dialect

from .refusals import NotWritten
from .source import BLANK

_BREAKS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_WIDE = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-16": codecs.BOM_UTF16_LE}
_PIECE = 16_384
"""Rows joined at a time."""


class Delimited:
    """Writes one table."""

    def __init__(self, dialect: Dialect, encoding: str, headers: Sequence[str], sources: Sequence[int]) -> None:
        """`sources`: where each column stood in the source, by which `BLANK` names it."""
        self._delimiter, self._escape = dialect.delimiter, dialect.escape
        self._quote = dialect.quote or '"'
        self._break = _BREAKS.get(dialect.line_break, "\n")
        self._encoding = "utf-8" if encoding == "ascii" else encoding
        self._coding = "utf-16-le" if self._encoding == "utf-16" else self._encoding
        self._headers = tuple(headers)
        self._place = {source: at for at, source in enumerate(sources)}
        signs = {self._quote, "\r", "\n", *([self._delimiter] if self._delimiter else [])}
        self._needs = "|".join(_literal(sign) for sign in sorted(signs))

    @property
    def encoding(self) -> str:
        """What the text is written in."""
        return self._encoding

    def head(self) -> bytes:
        """The byte order mark where the encoding needs one, and the header where there is one."""
        mark = _WIDE.get(self._encoding, b"")
        if not self._headers:
            return mark
        cells = [pa.array([header], pa.string()) for header in self._headers]
        return mark + self._encoded(self._joined(cells))

    def pieces(self, batch: pa.RecordBatch) -> list[bytes]:
        """The rows of a batch; its column `BLANK`, where it has one, says which empty cells are texts."""
        return [self._rows(batch.slice(first, _PIECE)) for first in range(0, batch.num_rows, _PIECE)]

    def _rows(self, batch: pa.RecordBatch) -> bytes:
        names = batch.schema.names
        cells = [self._quoted(batch.column(at)) for at, name in enumerate(names) if name != BLANK]
        if BLANK in names:
            cells = self._with_empty_texts(cells, batch.column(BLANK))
        elif len(cells) == 1:
            cells = [pc.if_else(pc.equal(cells[0], ""), self._quote * 2, cells[0])]
        return self._encoded(self._joined(cells, ready=True))

    def _quoted(self, column: pa.StringArray) -> pa.StringArray:
        column = column.fill_null("") if column.null_count else column
        needy = pc.match_substring_regex(column, self._needs)
        if not pc.any(needy).as_py():
            return column
        inner = pc.replace_substring(column, self._quote, (self._escape or self._quote) + self._quote)
        return pc.if_else(needy, pc.binary_join_element_wise(self._quote, inner, self._quote, ""), column)

    def _with_empty_texts(self, cells: list[pa.StringArray], blank: pa.StringArray) -> list[pa.StringArray]:
        """Write empty texts as two quotes; NULL is written as nothing at all (as PostgreSQL's COPY does)."""
        places: dict[int, list[int]] = {}
        for row, said in enumerate(blank.to_pylist()):
            for at in (said or "").split():
                if int(at) in self._place:
                    places.setdefault(self._place[int(at)], []).append(row)
        for at, rows in places.items():
            mask = [False] * len(blank)
            for row in rows:
                mask[row] = True
            cells[at] = pc.if_else(pa.array(mask), self._quote * 2, cells[at])
        return cells

    def _joined(self, cells: list[pa.StringArray], *, ready: bool = False) -> str:
        columns = cells if ready else [self._quoted(cell) for cell in cells]
        lines = pc.binary_join_element_wise(*columns, self._delimiter)
        return self._break.join(lines.to_pylist()) + self._break

    def _encoded(self, text: str) -> bytes:
        try:
            return text.encode(self._coding)
        except UnicodeEncodeError:
            raise NotWritten(self._encoding) from None


def _literal(sign: str) -> str:
    return "".join(f"\\x{{{ord(letter):x}}}" for letter in sign)
