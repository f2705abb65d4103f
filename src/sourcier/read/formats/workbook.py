"""Workbooks: XLSX, XLSM, XLSB, XLS, ODS, by calamine; every sheet that holds cells is a table, hidden ones too.

Values as the workbook stores them, not as it shows them: dates in ISO form, whole numbers without a point; no formula
is run. Leading rows with one cell are a title; the first row of the sheet's width, all text, is its header.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from sourcier.read.container import Source
from sourcier.read.errors import FormatDamaged, TooManyColumns
from sourcier.read.sheets import Row, Sheet, Sheets, headed
from sourcier.read.zipped import lying_in, names_in, part_in

NAME, UNIT = "workbook", "cells"
WITHIN = ("zip",)
"""Containers it may be one of."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_PARTS = ("xl/workbook.xml", "xl/workbook.bin")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_DIRECTORY = 1 << 20


def claims(source: Source) -> bool:
    """Whether a file is a workbook: told by the parts inside, for a ZIP or OLE file may be anything."""
    if source.head.startswith(_ZIP):
        return _zipped(source)
    return source.head.startswith(_OLE) and _has_stream(source)


def _zipped(source: Source) -> bool:
    names = names_in(source)
    if "mimetype" in names:
        return (part_in(source, "mimetype", len(_OPEN_DOCUMENT) + 2) or b"").strip() == _OPEN_DOCUMENT
    return any(part in names for part in _PARTS) or any(name.startswith("xl/") for name in lying_in(source))


def _has_stream(source: Source) -> bool:
    with source.seekable() as handle:
        while block := handle.read(_DIRECTORY):
            if any(name in block for name in _STREAMS):
                return True
    return False


def open_tables(source: Source, _asked: Any) -> Sheets:
    """Open every sheet that holds cells. Raises FormatDamaged."""
    try:
        with source.seekable() as handle:
            book = CalamineWorkbook.from_filelike(handle)
    except (CalamineError, OSError, ValueError) as error:
        raise FormatDamaged(NAME) from error
    return Sheets(source, NAME, UNIT, _sheets(book, source.limits.most_columns))


def _sheets(book: CalamineWorkbook, most: int) -> Iterator[Sheet]:
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_index(place)
        except (CalamineError, ValueError) as error:
            raise FormatDamaged(NAME) from error
        if sheet.width > most:
            raise TooManyColumns(most)
        if sheet.height:
            yield headed(_rows(sheet), sheet.width, about.name)


def _rows(sheet: Any) -> Iterator[Row]:
    for cells in sheet.iter_rows():
        yield Row(_texts(cells))


def _texts(cells: Sequence[Any]) -> list[str]:
    return [cell if type(cell) is str else _text(cell) for cell in cells]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004  # exact
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)
