"""The letter as a Word document (ECMA-376) with merge fields: a lawyer edits it, Word or LibreOffice fill it.

Each condition of the template is a merge field too: its text stands in the mail-merge table, empty where it is not
true.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from sourcier.respond.lists.workbook import clean

from .template import PLACE, Choice, Line, Node, Template, Values, blocks_of, opened, sorted_line

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ADDRESS = tuple(f"address_{number}" for number in range(1, 8))
"""Merge fields of the envelope's lines."""


def part_names(template: Template) -> dict[int, str]:
    """Return the merge field of each condition, by the line it begins on."""
    choices = [node for node in template.nodes if isinstance(node, Choice)]
    return {node.number: f"part_{number}" for number, node in enumerate(choices, 1)}


def parts_of(template: Template, values: Values) -> dict[str, str]:
    """Return what each condition comes to in one letter."""
    names = part_names(template)
    found = {}
    for node in template.nodes:
        if isinstance(node, Choice):
            blocks = blocks_of(template.file, opened([node], values), values)
            found[names[node.number]] = "\n".join(("- " if b.sort == "item" else "") + b.text for b in blocks)
    return found


def document(template: Template, head: Sequence[str]) -> bytes:
    """Return the document; `head` are the lines of the sender."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files(_body(template, head)):
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def _body(template: Template, head: Sequence[str]) -> str:
    lines = [_paragraph(_run(line)) for line in head]
    lines += [_paragraph(_field(name), indent=True) for name in ADDRESS]
    lines += [_paragraph(_field("date"), indent=True)]
    names = part_names(template)
    return "".join([*lines, *_nodes(template.nodes, names), _paragraph(_field("reference"))])


def _nodes(nodes: Sequence[Node], names: dict[int, str]) -> Iterator[str]:
    held = ""
    for node in nodes:
        sort, rest = sorted_line(node.text.strip()) if isinstance(node, Line) else ("", "")
        if isinstance(node, Line) and sort == "paragraph" and rest:
            held += (_run(" ") if held else "") + _runs(rest)
            continue
        if held:
            yield _paragraph(held)
            held = ""
        if isinstance(node, Choice):
            yield _paragraph(_field(names[node.number]))
        elif rest:
            yield _paragraph(_runs(rest), bold=sort in ("heading", "subject"), bullet=sort == "item")
    if held:
        yield _paragraph(held)


def _runs(text: str) -> str:
    pieces, at = [], 0
    for place in PLACE.finditer(text):
        pieces += [_run(text[at : place.start()]), _field(place[1])]
        at = place.end()
    return "".join([*pieces, _run(text[at:])])


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    instruction = quoteattr(f" MERGEFIELD {name} ")
    return f"<w:fldSimple w:instr={instruction}><w:r><w:t>«{escape(name)}»</w:t></w:r></w:fldSimple>"


def _paragraph(runs: str, *, bold: bool = False, bullet: bool = False, indent: bool = False) -> str:
    if bold:
        runs = runs.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
    left = '<w:ind w:left="4800"/>' if indent else '<w:ind w:left="360"/>' if bullet else ""
    space = f'<w:spacing w:after="{0 if indent else 120}"/>'
    mark = _run("\u2013 ") if bullet else ""
    return f"<w:p><w:pPr>{space}{left}</w:pPr>{mark}{runs}</w:p>"


def _files(body: str) -> Iterator[tuple[str, str]]:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    yield (
        "[Content_Types].xml",
        (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
        ),
    )
    yield (
        "_rels/.rels",
        (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
    )
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1247" w:bottom="1134" w:left="1361" '
    page += 'w:header="708" w:footer="708" w:gutter="0"/>'
    yield (
        "word/document.xml",
        (f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body></w:document>'),
    )
