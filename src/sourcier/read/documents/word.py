"""Word documents (ECMA-376), by python-docx: body, tables cell by cell, headers and footers."""

import io
from collections.abc import Iterator

from sourcier.read.container import Source
from sourcier.read.parts import Part, Unreadable
from sourcier.read.zipped import lying_in, names_in

NAME = "docx"


def claims(source: Source) -> bool:
    """Whether a file is a ZIP that holds a Word document."""
    if not source.head.startswith(b"PK\x03\x04"):
        return False
    return "word/document.xml" in names_in(source) or any(name.startswith("word/") for name in lying_in(source))


def parts(data: bytes, _passwords: tuple[str, ...]) -> Iterator[Part | Unreadable]:
    """Yield the paragraphs as one text, and each row of each table."""
    from docx import Document  # noqa: PLC0415  # half a second, for those alone who have one

    document = Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs if paragraph.text.strip())
    if text:
        yield Part("body", text)
    for number, table in enumerate(document.tables, 1):
        for row in table.rows:
            cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
            if any(cells):
                yield Part(f"table {number}", " | ".join(cells))
    for section in document.sections:
        for place in (section.header, section.footer):
            about = "\n".join(paragraph.text for paragraph in place.paragraphs if paragraph.text.strip())
            if about:
                yield Part("margin", about)
