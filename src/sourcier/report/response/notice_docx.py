"""The notice as a document that officers edit, the same bytes from the same facts."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.shared import Cm, Pt, RGBColor

from sourcier.locale import Texts

from .form import Form, Row

_WIDTHS = (Cm(5.5), Cm(11))
_FIXED = (2000, 1, 1, 0, 0, 0)
_MUTED = RGBColor(0x4F, 0x60, 0x72)
_OPEN = RGBColor(0x8C, 0x1D, 0x18)


def notice_docx(form: Form, title: str, lead: tuple[str, ...], texts: Texts) -> bytes:
    """Return the notice as an Office Open XML document."""
    document = Document()
    _set_up(document, title)
    document.add_heading(title, 0)
    for line in lead:
        document.add_paragraph(line)
    for section in form.sections:
        document.add_heading(f"{section.id} {section.title}", 1)
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = width
        for row in section.rows:
            _add(table, row, texts)
    document.add_paragraph(_credit(form, texts))
    stream = io.BytesIO()
    document.save(stream)
    return _repeatable(stream.getvalue())


def _set_up(document: Any, title: str) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    core = document.core_properties
    core.title, core.author, core.comments = title, "sourcier", ""
    core.created = core.modified = core.last_printed = datetime(2000, 1, 1, tzinfo=UTC)


def _add(table: Any, row: Row, texts: Texts) -> None:
    label, answer = table.add_row().cells
    label.width, answer.width = _WIDTHS
    label.paragraphs[0].add_run(f"{row.id}. ").bold = True
    label.paragraphs[0].add_run(_plain(row.label) + (" *" if row.mandatory else ""))
    first = answer.paragraphs[0]
    for place, line in enumerate(row.lines):
        (first if place == 0 else answer.add_paragraph()).add_run(_plain(line))
    if row.who:
        open_ = (first if not row.lines else answer.add_paragraph()).add_run(
            texts.say("To be answered by: %(who)s (%(why)s)", who=row.who, why=row.gap)
        )
        open_.font.color.rgb, open_.italic = _OPEN, True
    if row.source:
        source = answer.add_paragraph().add_run(texts.say("Source: %(source)s", source=_plain(row.source)))
        source.font.size, source.font.color.rgb = Pt(8), _MUTED


def _plain(text: str) -> str:
    """XML 1.0 knows no controls but tab and line breaks."""
    return "".join(c for c in text if c in "\t\n" or c.isprintable() or c in "\u202f\u00a0")


def _credit(form: Form, texts: Texts) -> str:
    pack = form.pack
    return texts.say(
        "After %(name)s %(version)s of %(adopted)s, © European Data Protection Board, %(licence)s, %(url)s. It is a "
        "consultation draft: the authority's own online form stays the way to notify. This is no legal advice.",
        name=pack.name,
        version=pack.version,
        adopted=texts.date(pack.adopted),
        licence=pack.licence,
        url=pack.source_url,
    )


def _repeatable(content: bytes) -> bytes:
    """Write the archive anew with members in order and one fixed time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return stream.getvalue()
