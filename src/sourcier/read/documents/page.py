"""Web pages (HTML), by the standard library: the text people see, a block a line; scripts and styles are none."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from sourcier.read.container import Source
from sourcier.read.parts import Part, Unreadable

NAME = "html"
_BEGINS = re.compile(
    rb"\s*+(?:<!--.*?-->\s*+)?(?:<\?xml[^>]*\?>\s*+)?<(?:!DOCTYPE\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCKS = frozenset(("p", "div", "br", "tr", "li", "table", "section", "article", "header", "footer", "title", "dt"))
_BLOCKS |= {"dd", "h1", "h2", "h3", "h4", "h5", "h6"}
_UNSEEN = frozenset(("script", "style", "template", "noscript"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def claims(source: Source) -> bool:
    """Whether a file begins as a page does."""
    return _BEGINS.match(source.head.removeprefix(b"\xef\xbb\xbf")) is not None


def parts(data: bytes, _passwords: tuple[str, ...]) -> Iterator[Part | Unreadable]:
    """Yield the page's text."""
    text = text_of(_decoded(data))
    if text:
        yield Part("body", text)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = _CHARSET.search(data[:4096])
        try:
            return data.decode(told[1].decode("ascii") if told else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def text_of(markup: str) -> str:
    """Return the text of some HTML."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).splitlines())
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _UNSEEN
        if tag in _BLOCKS:
            self.found.append("\n")
        elif tag in ("td", "th"):
            self.found.append(" ")
        self.found += [f" {value} " for name, value in attrs if name in ("alt", "title", "value") and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
