"""Tables and paragraphs as office files and databases."""

import io
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from .table import Content, Table
from .texts import names_of

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_DAY = (2020, 3, 2, 9, 0, 0)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def workbook(*sheets: tuple[str, Table, bool]) -> Content:
    """Sheets with names; the third says whether a sheet is hidden."""

    def content(sink: IO[bytes]) -> None:
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(
            buffer, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
        )
        book.set_properties({"created": datetime(2020, 3, 2)})  # noqa: DTZ001  # a workbook knows no zone
        for name, table, hidden in sheets:
            sheet = book.add_worksheet(name)
            lines = ([table.headers] if table.headers else []) + list(table.rows())
            for place, row in enumerate(lines):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(place, column, cell)
            if hidden:
                sheet.hide()
        book.close()
        sink.write(buffer.getvalue())

    return content


def _zipped(sink: IO[bytes], parts: dict[str, str]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in parts.items():
            box.writestr(zipfile.ZipInfo(name, _DAY), text, zipfile.ZIP_STORED if name == "mimetype" else None)
    sink.write(buffer.getvalue())


def calc(table: Table) -> Content:
    """An OpenDocument sheet."""

    def content(sink: IO[bytes]) -> None:
        rows = ([table.headers] if table.headers else []) + list(table.rows())
        body = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        spaces = " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
        )
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
            "<office:body>"
            f'<office:spreadsheet><table:table table:name="Feuille1">{body}</table:table></office:spreadsheet>'
            "</office:body></office:document-content>"
        )
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        manifest = (
            '<?xml version="1.0"?>'
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        )
        _zipped(sink, {"mimetype": kind, "content.xml": text, "META-INF/manifest.xml": manifest})

    return content


def word(paragraphs: list[str], table: Table | None = None) -> Content:
    """A Word document: paragraphs, then a table."""

    def content(sink: IO[bytes]) -> None:
        body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
        if table:
            rows = ([table.headers] if table.headers else []) + list(table.rows())
            cells = "".join(
                "<w:tr>"
                + "".join(f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>" for cell in row)
                + "</w:tr>"
                for row in rows
            )
            body += f"<w:tbl>{cells}</w:tbl>"
        types = (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        )
        links = (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>'
        )
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        )
        _zipped(sink, {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": text})

    return content


def pdf(lines: list[str]) -> Content:
    """Lines of text on as many pages as they need."""

    def content(sink: IO[bytes]) -> None:
        pages = [lines[start : start + 55] for start in range(0, len(lines), 55)] or [[]]
        objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
        objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
        kids = []
        for page in pages:
            shown = "".join(f"({line.translate(_ESCAPED)}) Tj T*\n" for line in page)
            text = f"BT /F1 9 Tf 40 800 Td 13 TL\n{shown}"
            packed = zlib.compress((text + "ET").encode("cp1252", "replace"))
            objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
            kids.append(len(objects) + 1)
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
                % len(objects)
            )
        objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
        out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(objects) + 1
        tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        sink.write(out + tail % (size, table, size, len(out)))

    return content


def dbase(table: Table, encoding: str = "cp850") -> Content:
    """A table of dBASE III without memos."""

    def content(sink: IO[bytes]) -> None:
        rows = list(table.rows())
        names = [f"{name[:8]}{place:02}" if len(name) > 10 else name for place, name in enumerate(names_of(table))]
        widths = [min(254, max([1, *(len(row[place]) for row in rows)])) for place in range(len(names))]
        head = struct.pack("<BBBBIHH20x", 3, 120, 3, 2, len(rows), 33 + 32 * len(names), 1 + sum(widths))
        sink.write(head)
        for name, width in zip(names, widths, strict=True):
            sink.write(struct.pack("<11sc4xBB14x", name.upper().encode("ascii", "replace")[:10], b"C", width, 0))
        sink.write(b"\r")
        for row in rows:
            cells = (c.encode(encoding, "replace")[:w].ljust(w) for c, w in zip(row, widths, strict=True))
            sink.write(b" " + b"".join(cells))
        sink.write(b"\x1a")

    return content


def database(table: Table, name: str = "t1") -> Content:
    """A SQLite file."""

    def content(sink: IO[bytes]) -> None:
        names = names_of(table)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "one.db"
            with sqlite3.connect(path) as base:
                columns = ", ".join(f'"{column}" TEXT' for column in names)
                base.execute(f"CREATE TABLE {name} ({columns})")
                marks = ",".join("?" * len(names))
                base.executemany(f"INSERT INTO {name} VALUES ({marks})", table.rows())
            base.close()
            sink.write(path.read_bytes())

    return content


def parquet(table: Table) -> Content:
    def content(sink: IO[bytes]) -> None:
        columns = list(zip(*table.rows(), strict=True)) or [[] for _ in table.headers]
        buffer = io.BytesIO()
        arrays = [pa.array(list(column), pa.string()) for column in columns]
        pq.write_table(pa.table(arrays, names=names_of(table)), buffer)
        sink.write(buffer.getvalue())

    return content
