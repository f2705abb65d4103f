"""The dirt of an old export: what a careless program leaves in a few lines in a thousand.

Each soiling takes the fields of one record and gives the bytes that stand in the file instead, without the line break
at the end. Nothing is quoted in the file, so that a separator inside a comment splits it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .layout import columns
from .lines import Lines
from .seeds import stream

_COMMENTS = tuple(place.index for place in columns() if place.fill.startswith("comment"))
_ADDRESS = next(place.index for place in columns() if place.fill == "address")
_NAMES = next(place.index for place in columns() if place.fill == "town")
END = b"\r\n"


@dataclass(frozen=True, slots=True)
class _Soiling:
    share: float
    """Of all records."""
    fits: Callable[[Lines, int], bool]
    """Whether the record at that position can be soiled so."""
    soil: Callable[[list[bytes], np.random.Generator], bytes]


def _comment_of(fields: list[bytes]) -> int:
    return next(index for index in _COMMENTS if fields[index])


def _in_comment(fields: list[bytes], rng: np.random.Generator, inserted: bytes) -> bytes:
    index = _comment_of(fields)
    said = fields[index].split(b" ")
    at = int(rng.integers(0, len(said)))
    kept = b" ".join(said[: at + 1]) + inserted + b" ".join(said[at + 1 :])
    return b";".join([*fields[:index], kept, *fields[index + 1 :]])


def _separator(fields: list[bytes], rng: np.random.Generator) -> bytes:
    return _in_comment(fields, rng, b"; ")


def _line_break(fields: list[bytes], rng: np.random.Generator) -> bytes:
    return _in_comment(fields, rng, END if rng.random() < 0.6 else b"\n")  # noqa: PLR2004  # both are met


def _quote(fields: list[bytes], rng: np.random.Generator) -> bytes:
    words = fields[_ADDRESS].split(b" ")
    at = int(rng.integers(0, len(words)))
    words[at] = b'"' + words[at] + (b'"' if rng.random() < 0.5 else b"")  # noqa: PLR2004  # balanced or not
    return b";".join([*fields[:_ADDRESS], b" ".join(words), *fields[_ADDRESS + 1 :]])


def _opening_quote(fields: list[bytes], rng: np.random.Generator) -> bytes:
    index = _NAMES if rng.random() < 0.5 else _comment_of(fields)  # noqa: PLR2004  # either field
    return b";".join([*fields[:index], b'"' + fields[index], *fields[index + 1 :]])


def _nul(fields: list[bytes], rng: np.random.Generator) -> bytes:
    line = b";".join(fields)
    at = int(rng.integers(10, len(line)))
    return line[:at] + b"\0" * int(rng.integers(1, 3)) + line[at:]


def _short(fields: list[bytes], rng: np.random.Generator) -> bytes:
    return b";".join(fields[: -int(rng.integers(2, 40))])


def _trailing(fields: list[bytes], _: np.random.Generator) -> bytes:
    return b";".join(fields) + b";"


def _utf8(fields: list[bytes], _: np.random.Generator) -> bytes:
    return b";".join(fields).decode("latin-1").encode()


def _record(lines: Lines, row: int) -> bytes:
    return bytes(lines.data[lines.starts[row] : lines.starts[row + 1] - len(END)])


def _has_comment(lines: Lines, row: int) -> bool:
    fields = _record(lines, row).split(b";", _COMMENTS[-1] + 1)
    return any(fields[index] for index in _COMMENTS)


def _has_accent(lines: Lines, row: int) -> bool:
    return not _record(lines, row).isascii()


def _any_record(_lines: Lines, _row: int) -> bool:
    return True


_SOILINGS = {
    "separator_in_comment": _Soiling(0.0016, _has_comment, _separator),
    "line_break_in_comment": _Soiling(0.0012, _has_comment, _line_break),
    "stray_quote": _Soiling(0.0008, _any_record, _quote),
    "opening_quote": _Soiling(0.0002, _has_comment, _opening_quote),
    "nul": _Soiling(0.000006, _any_record, _nul),
    "short_line": _Soiling(0.0006, _any_record, _short),
    "trailing_separator": _Soiling(0.0008, _any_record, _trailing),
    "utf8": _Soiling(0.0004, _has_accent, _utf8),
}


def soil(seed: int, part: int, lines: Lines) -> tuple[bytes, Counter[str]]:
    """The lines with a few of them soiled, and how many by which damage.

    A record is soiled once at most, the last not at all.
    """
    rng = stream(seed, "dirt", part)
    count = len(lines.starts) - 1
    free, done = rng.permutation(count - 1), Counter[str]()
    fate: dict[int, str] = {}
    for name, soiling in _SOILINGS.items():
        wanted = int(rng.binomial(count, soiling.share))
        for row in free:
            if done[name] >= wanted:
                break
            if int(row) not in fate and soiling.fits(lines, int(row)):
                fate[int(row)] = name
                done[name] += 1
        free = np.roll(free, count // 3)
    return _spliced(lines, fate, rng), +done


def _spliced(lines: Lines, fate: dict[int, str], rng: np.random.Generator) -> bytes:
    pieces: list[bytes | memoryview] = []
    clean_from = 0
    for row in sorted(fate):
        pieces.append(lines.data[clean_from : lines.starts[row]])
        pieces.append(_SOILINGS[fate[row]].soil(_record(lines, row).split(b";"), rng) + END)
        clean_from = int(lines.starts[row + 1])
    return b"".join([*pieces, lines.data[clean_from:]])
