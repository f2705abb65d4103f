"""Comma-separated values (RFC 4180) that a spreadsheet opens as texts: no cell begins what it takes for a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters a spreadsheet takes for a formula, the wide forms of Asian keyboards included (OWASP)."""
_EVERY = 1_000
_MARK = b"\xef\xbb\xbf"
"""Spreadsheets take a file without it for Windows-1252."""


def separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the table in pieces."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    yield _MARK
    for number, row in enumerate(rows, 1):
        writer.writerow([guarded(cell) for cell in row])
        if number % _EVERY == 0:
            yield _drained(stream)
    yield _drained(stream)


def guarded(cell: str) -> str:
    """Return the cell without control characters, an apostrophe before what would be a formula."""
    plain = "".join(c if unicodedata.category(c) not in ("Cc", "Cs") or c == "\n" else "\ufffd" for c in cell)
    return f"'{plain}" if plain.lstrip(" \u00a0").startswith(_FORMULA) else plain


def _drained(stream: io.StringIO) -> bytes:
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text.encode()
