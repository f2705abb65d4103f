"""RTF (specification 1.9.1), by striprtf: one part."""

from collections.abc import Iterator

from sourcier.read.container import Source
from sourcier.read.parts import Part, Unreadable

NAME = "rtf"


def claims(source: Source) -> bool:
    """Whether a file begins as RTF does."""
    return source.head.lstrip().startswith(b"{\\rtf")


def parts(data: bytes, _passwords: tuple[str, ...]) -> Iterator[Part | Unreadable]:
    """Yield the text."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  # half a second, for those alone who have one

    text: str = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    if text.strip():
        yield Part("body", text)
