"""JSON values one after another from a stream that need not fit into memory; a damaged one is cut out and told."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .container import Source

_PIECE = 1 << 20
_LONGEST = 64 << 20
"""Characters of one record: a longer one is told, not held."""
_BETWEEN = " \t\r\n,\ufeff"


@dataclass(frozen=True, slots=True)
class Cut:
    """What stood where a value should."""

    code: str
    raw: bytes


Values = Iterator[Any]


def values_of(source: Source) -> Values:
    """Yield the values of an array at the top, or those that follow one another; `Cut` where none can be read.

    Numbers stay as they are written. Raises EvidenceUnreadable.
    """
    decoder = json.JSONDecoder(parse_float=_Number, parse_int=_Number)
    utf8 = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    pieces = source.pieces()
    text, at, ended, begun = "", 0, False, False
    try:
        while True:
            at = _skipped(text, at)
            if text[at : at + 1] == ("]" if begun else "["):
                at, begun = at + 1, True
                continue
            if at < len(text):
                value, end = _decoded(decoder, text, at)
                if end > at and (ended or end < len(text)):
                    begun, at = True, end
                    yield value
                    continue
                if ended or len(text) - at > _LONGEST:
                    begun = True
                    cut, at = _cut(text, at)
                    yield cut
                    continue
            elif ended:
                return
            data = pieces.read(max(_PIECE, len(text) - at))
            ended = not data
            text, at = text[at:] + utf8.decode(data, final=ended), 0
    finally:
        pieces.close()


def _skipped(text: str, at: int) -> int:
    """Where the next value begins: blanks and commas stand between."""
    while at < len(text) and text[at] in _BETWEEN:
        at += 1
    return at


def _decoded(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Any, int]:
    """A value and its end, or an end that is not past its beginning where none can be read yet."""
    try:
        return decoder.raw_decode(text, at)
    except (json.JSONDecodeError, RecursionError):
        return None, at


class _Number(str):
    """A number as it is written: 007.10 or 2^60 are not rounded on the way."""

    __slots__ = ()


def _cut(text: str, at: int) -> tuple[Cut, int]:
    """Cut off what cannot be read: up to the next line that begins as an object, or all of it."""
    end = text.find("\n", at + 1)
    while end >= 0 and text[(start := _skipped(text, end)) : start + 1] not in ("{", "["):
        end = text.find("\n", end + 1)
    end = len(text) if end < 0 else end
    return Cut("no_record", text[at : min(end, at + _PIECE)].encode("utf-8", "surrogateescape")), end
