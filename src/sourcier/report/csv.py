"""The columns as a CSV table (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from sourcier.locale import Texts
from sourcier.locale.names import CATEGORIES, ROLES
from sourcier.model.facts import Column, Examination

from .figures import DASH, Figures, capital
from .masking import LEAST, SMALL, is_hidden
from .overview import tables_of
from .sentences import reason

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula (OWASP, CSV injection)."""


def render_csv(examination: Examination, texts: Texts) -> str:
    """Return one line per column of the evidence; counts are plain digits, or ``<11`` and ``masked``."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guarded(head) for head in _heads(texts)])
    for line in _lines(examination, texts):
        writer.writerow([guarded(cell) for cell in line])
    return stream.getvalue()


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe before what would be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _heads(texts: Texts) -> list[str]:
    return [
        texts.say("Evidence"),
        texts.say("Table"),
        texts.say("Number"),
        texts.say("Column"),
        texts.say("Kind (code)"),
        texts.say("Kind"),
        texts.say("Category"),
        texts.say("About whom"),
        texts.say("Filled"),
        texts.say("Valid"),
        texts.say("Distinct"),
        texts.say("Chance rate"),
        texts.say("Confidence"),
        texts.say("Runner-up"),
        texts.say("Why"),
        texts.say("Also inside"),
    ]


def _lines(examination: Examination, texts: Texts) -> Iterator[list[str]]:
    for evidence, _place, table in tables_of(examination):
        name = examination.evidence[evidence].name
        for column in table.columns:
            yield [name, table.name, *_column(column, texts)]


def _column(column: Column, texts: Texts) -> list[str]:
    figures = Figures(texts)
    known = column.kind is not None
    return [
        str(column.index + 1),
        column.name,
        column.kind or "",
        figures.kind(column.kind) if known else "",
        capital(figures.name(CATEGORIES, column.category)) if column.category else "",
        figures.name(ROLES, column.role),
        _plain(column.filled, texts),
        _plain(column.valid, texts) if known else "",
        _plain(column.distinct, texts),
        f"{column.chance:g}" if known else "",
        f"{column.confidence:.2f}" if known else "",
        column.runner_up or "",
        " \u00b7 ".join(reason(entry, texts) for entry in column.reasons),
        " \u00b7 ".join(f"{figures.kind(a.kind)} {_plain(a.rows, texts)}" for a in column.also),
    ]


def _plain(count: int, texts: Texts) -> str:
    if count == SMALL:
        return f"<{LEAST}"
    return Figures(texts).count(count) if is_hidden(count) else str(count)


__all__ = ["DASH", "guarded", "render_csv"]
