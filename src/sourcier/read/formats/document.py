"""Documents: PDF, Word, RTF, web pages, mails. Their text is one column, a part a row; see `documents` and `worker`."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from sourcier.read import documents
from sourcier.read.container import Source
from sourcier.read.errors import DocumentUnread, NestedTooLarge
from sourcier.read.parts import Part, Unreadable
from sourcier.read.sheets import Rejected, Row, Sheet, Sheets
from sourcier.read.worker import WORKER

UNIT = "pages"
WITHIN = ("zip",)
"""Containers it may be one of."""
HEADERS = ("place", "text")
_forms: list[tuple[str, Any]] = []


def _known() -> list[tuple[str, Any]]:
    if not _forms:
        names = sorted(module.name for module in iter_modules(documents.__path__))
        _forms.extend((name, import_module(f"{documents.__name__}.{name}")) for name in names)
    return _forms


def claims(source: Source) -> bool:
    """Whether one of the documents' formats claims it."""
    return any(form.claims(source) for _, form in _known())


def open_tables(source: Source, asked: Any) -> Sheets:
    """Open a document's parts as one table."""
    name, form = next((name, form) for name, form in _known() if form.claims(source))
    sheets = _sheets(source, name, asked.passwords)
    return Sheets(source, form.NAME, UNIT, sheets, refused_problem="parts_unread")


def _sheets(source: Source, name: str, passwords: tuple[str, ...]) -> Iterator[Sheet]:
    limit = source.limits.most_document
    with source.open() as handle:
        data = handle.read(limit + 1)
    if len(data) > limit:
        raise NestedTooLarge(limit)
    found = WORKER.parts(name, data, passwords)
    if not any(isinstance(part, Part) for part in found):
        raise DocumentUnread(next((part.code for part in found if isinstance(part, Unreadable)), "no_text"))
    yield Sheet(HEADERS, (_row(part) for part in found), header_rows=0)


def _row(part: Part | Unreadable) -> Row | Rejected:
    return Row((part.place, part.text)) if isinstance(part, Part) else Rejected(part.code)
