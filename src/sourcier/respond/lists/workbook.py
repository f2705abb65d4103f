"""A workbook (ECMA-376) written row by row: nothing of it lies on disk in clear, nor all of it in memory.

Every cell is a text, whatever it looks like: no formula, no link, no number. Repeatable byte for byte.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .zipped import Pieces, member

_MOST_ROWS = 1_000_000
"""A sheet holds 1,048,576."""
_LONGEST = 32_000
"""A cell holds 32,767 characters."""
_EVERY = 2_000
_BAD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="49" fontId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; its rows are drawn once."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[str]]


def workbook(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """Yield a workbook in pieces; a sheet with too many rows goes on in another."""
    out = Pieces()
    names: list[str] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in sheets:
            rows = iter(sheet.rows)
            more = True
            while more:
                names.append(_name(sheet.name, names))
                with archive.open(member(f"xl/worksheets/sheet{len(names)}.xml"), "w") as stream:
                    stream.write(_opening(sheet.head))
                    more = False
                    for count, row in enumerate(rows, 1):
                        stream.write(_row(row, style=0))
                        if count % _EVERY == 0:
                            yield out.drain()
                        if count == _MOST_ROWS:
                            more = True
                            break
                    stream.write(b"</sheetData></worksheet>")
                yield out.drain()
        for name, text in _frame(names):
            archive.writestr(member(name), text)
    yield out.drain()


def _name(wanted: str, taken: Sequence[str]) -> str:
    """A sheet's name: at most 31 characters, none of those forbidden, no name twice."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", wanted)[:28] or "1"
    return plain if plain not in taken else f"{plain} {len(taken) + 1}"[:31]


def _opening(head: Sequence[str]) -> bytes:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    start = (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(head)}" width="18" style="0" customWidth="1"/></cols><sheetData>'
    )
    return start.encode() + _row(head, style=1)


def _row(cells: Sequence[str], style: int) -> bytes:
    return ("<row>" + "".join(_cell(cell, style) for cell in cells) + "</row>").encode()


def _cell(text: str, style: int) -> str:
    if not text:
        return f'<c s="{style}"/>'
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(clean(text))}</t></is></c>'


def clean(text: str) -> str:
    """Return a text that XML can hold and a cell has room for."""
    return _BAD.sub("\ufffd", text[:_LONGEST]).replace("\r", " ")


def _frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    sheet, book, style = (f"application/vnd.openxmlformats-officedocument.spreadsheetml.{what}+xml"
                          for what in ("worksheet", "sheet.main", "styles"))  # fmt: skip
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{sheet}"/>' for n in range(1, len(names) + 1)
    )
    yield (
        "[Content_Types].xml",
        (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{book}"/><Override PartName="/xl/styles.xml" ContentType="{style}"/>{parts}</Types>'
        ),
    )
    yield (
        "_rels/.rels",
        (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
    )
    sheets = "".join(f'<sheet name="{escape(clean(name), {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
                     for n, name in enumerate(names, 1))  # fmt: skip
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    last = len(names) + 1
    yield (
        "xl/_rels/workbook.xml.rels",
        (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}<Relationship Id="rId{last}" '
            f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
    )
    yield "xl/styles.xml", _STYLES
