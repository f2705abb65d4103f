"""XML: the elements that repeat are records; CDA, KMEHR and other documents without any are one.

By expat, which resolves no external entity and stops those that swell (libexpat 2.4.1). Two passes: the first counts
which elements repeat.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from sourcier.read.container import Source
from sourcier.read.errors import FormatDamaged
from sourcier.read.keyed import Record, Records, joined, keyed
from sourcier.read.mixed import Mixed

NAME, UNIT = "xml", "records"
_PIECE = 1 << 18
_BEGINS = re.compile(rb"\s*+(?:<\?xml\b|<!--|<[A-Za-z_][\w.:-]*+(?:\s+xmlns|\s*>|\s+\w[\w:.-]*\s*=))")
_PAGES = re.compile(rb"<!DOCTYPE\s+html|<html\b", re.IGNORECASE)
_DEEPEST = 64


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
        return _Records(self._repeated).of(self._source)


class _Records:
    """Pairs of name and text in the order of the document, gathered into records."""

    def __init__(self, repeated: frozenset[tuple[str, ...]]) -> None:
        self._repeated, self._lengths = repeated, frozenset(map(len, repeated))
        self._path: list[str] = []
        self._text: list[str] = []
        self._inside = 0
        """How deep the element stands whose record is being gathered; 0 outside of all."""
        self._whole: list[tuple[str, str]] = []
        self._pairs = self._whole
        self._found: list[Record] = []

    def of(self, source: Source) -> Records:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.DefaultHandlerExpand = self._text.append, self._other
        for _ in _parsed(source, parser):
            yield from self._found
            self._found.clear()

    def _other(self, said: str) -> None:
        """An entity that is none of XML's own, and is not fetched, stands as it is written."""
        if said.startswith("&") and said.endswith(";"):
            self._text.append(said)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        self._path.append(_bare(tag))
        if not self._inside and len(self._path) in self._lengths and tuple(self._path) in self._repeated:
            self._inside, self._pairs = len(self._path), []
        if attributes:
            name = self._name()
            before = f"{name}." if name else ""
            self._pairs += [(f"{before}@{_bare(key)}", value) for key, value in attributes.items()]

    def _end(self, _tag: str) -> None:
        self._flush()
        if self._inside == len(self._path):
            self._found.append(Record("/".join(self._path), joined(self._pairs)))
            self._inside, self._pairs = 0, self._whole
        elif len(self._path) == 1 and self._whole:
            self._found.append(Record(self._path[0], joined(self._whole)))
        self._path.pop()

    def _flush(self) -> None:
        if not self._text:
            return
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text and len(self._path) - (self._inside or 1) <= _DEEPEST:
            self._pairs.append((self._name() or "text", text))

    def _name(self) -> str:
        return ".".join(self._path[self._inside or 1 :])


def _parsed(source: Source, parser: XMLParserType) -> Iterator[None]:
    """Feed a file to a parser, a piece at a time."""
    stream = source.pieces()
    try:
        while data := stream.read(_PIECE):
            parser.Parse(data, False)  # noqa: FBT003  # whether it is the last one
            yield
        parser.Parse(b"", True)  # noqa: FBT003
        yield
    except ExpatError as error:
        raise FormatDamaged(NAME) from error
    finally:
        stream.close()


def _repeated(source: Source) -> frozenset[tuple[str, ...]]:
    """The outermost elements of which one parent holds several, and that hold more than one text."""
    path: list[str] = []
    siblings: list[dict[str, int]] = [{}]
    holding = [False]
    several: dict[tuple[str, ...], bool] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(_bare(tag))
        siblings.append({})
        holding.append(bool(attributes))

    def end(_tag: str) -> None:
        inside, own, here = siblings.pop(), holding.pop(), path[-1]
        count = siblings[-1][here] = siblings[-1].get(here, 0) + 1
        if count > 1 and (inside or own) and len(path) > 1:
            several[tuple(path)] = True
        path.pop()

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        for _ in _parsed(source, parser):
            pass
    except FormatDamaged:
        if not several:
            raise
    return frozenset(one for one in several if not any(one[:n] in several for n in range(1, len(one))))


@lru_cache(4096)
def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]
