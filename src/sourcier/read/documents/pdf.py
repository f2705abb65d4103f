"""PDF with text (ISO 32000), by pypdf: one part per page; a page without text is a picture, and is told."""

import io
from collections.abc import Iterator

from sourcier.read.container import Source
from sourcier.read.parts import Part, Unreadable

NAME = "pdf"
_BEFORE = 16


def claims(source: Source) -> bool:
    """Whether a file begins as a PDF does; some programs write a few bytes before."""
    return 0 <= source.head.find(b"%PDF-") <= _BEFORE


def parts(data: bytes, passwords: tuple[str, ...]) -> Iterator[Part | Unreadable]:
    """Yield the text of each page."""
    from pypdf import PdfReader  # noqa: PLC0415  # half a second, for those alone who have one
    from pypdf.errors import PdfReadError  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not any(reader.decrypt(password) for password in ("", *passwords)):
        yield Unreadable("password_needed")
        return
    for number, page in enumerate(reader.pages, 1):
        try:
            text = page.extract_text()
        except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            yield Unreadable("page_damaged")
            continue
        if text.strip():
            yield Part(str(number), text)
        elif page.get("/Resources") and page.images:
            yield Unreadable("page_scanned")
