"""XML: the elements that repeat are records; CDA, KMEHR and other documents without any are one.

By expat, which resolves no external entity and stops those that swell (libexpat 2.4.1). Two passes: the first counts
which elements repeat.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from sourcier.read.container import Source
from sourcier.read.errors import FormatDamaged
from sourcier.read.keyed import Record, Records, joined, keyed
from sourcier.read.mixed import Mixed

NAME, UNIT = "xml", "records"
_PIECE = 1 << 18
_BEGINS = re.compile(rb"\s*+(?:<\?xml\b|<!--|<[A-Za-z_][\w.:-]*+(?:\s+xmlns|\s*>|\s+\w[\w:.-]*\s*=))")
_PAGES = re.compile(rb"<!DOCTYPE\s+html|<html\b", re.IGNORECASE)
_DEEPEST = 64
_WORD = re.compile(r"\s+")


def claims(source: Source) -> bool:
    """Whether a file begins as XML does, and is no web page."""
    head = source.head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xef\xbb\xbf")
    return _BEGINS.match(head) is not None and _PAGES.search(head) is None


def open_tables(source: Source, _asked: Any) -> Mixed:
    """Open one table per kind of element that repeats. Raises FormatDamaged."""
    return keyed(source, NAME, UNIT, _Reader(source).records)


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._repeated: frozenset[tuple[str, ...]] | None = None

    def records(self) -> Records:
        if self._repeated is None:
            self._repeated = _repeated(self._source)
        path: list[str] = []
        for event, element in _events(self._source):
            if event == "start":
                path.append(_bare(element.tag))
                continue
            here = tuple(path)
            if here in self._repeated:
                yield Record("/".join(here), joined(_flat(element)))
                element.clear()
            elif len(path) == 1 and (values := joined(_flat(element))):
                yield Record(path[0], values)
            path.pop()


def _events(source: Source) -> Iterator[tuple[str, Any]]:
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    stream = source.pieces()
    try:
        while data := stream.read(_PIECE):
            parser.feed(data)
            yield from _read(parser)
        parser.close()
        yield from _read(parser)
    except ParseError as error:
        raise FormatDamaged(NAME) from error
    finally:
        stream.close()


def _read(parser: Any) -> Iterator[tuple[str, Any]]:
    yield from parser.read_events()


def _repeated(source: Source) -> frozenset[tuple[str, ...]]:
    """The outermost elements of which one parent holds several, and that hold more than one text."""
    path: list[str] = []
    siblings: list[Counter[str]] = [Counter()]
    several: dict[tuple[str, ...], bool] = {}
    try:
        for event, element in _events(source):
            if event == "start":
                path.append(_bare(element.tag))
                siblings.append(Counter())
                continue
            inside = siblings.pop()
            siblings[-1][path[-1]] += 1
            here = tuple(path)
            if siblings[-1][path[-1]] > 1 and (inside or element.attrib) and len(path) > 1:
                several[here] = True
            path.pop()
            if len(path) <= 2:  # noqa: PLR2004  # what hangs below the root is let go of as it is counted
                element.clear()
    except FormatDamaged:
        if not several:
            raise
    return frozenset(one for one in several if not any(one[:n] in several for n in range(1, len(one))))


def _flat(element: Element, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        yield f"{before}@{_bare(name)}", value
    text = _WORD.sub(" ", element.text or "").strip()
    if text:
        yield before.rstrip(".") or "text", text
    for child in element if depth < _DEEPEST else ():
        yield from _flat(child, f"{before}{_bare(child.tag)}.", depth + 1)
        tail = _WORD.sub(" ", child.tail or "").strip()
        if tail:
            yield before.rstrip(".") or "text", tail


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
