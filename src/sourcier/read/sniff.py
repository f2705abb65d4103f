"""Which dialect a text is written in: every plausible reading is scored on the samples, the best is chosen.

A reading is good when most lines have the same number of fields and the fields look like data: the consistency measure
of van den Burg, Nazabal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019), with our
own shapes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.reading import Alternative, Overrides

from .decode import decode_bytes
from .encoding import Encoding
from .lines import Marks
from .records import QUOTED, tell_records
from .stream import spare_byte
from .strict import Strict

_DELIMITERS = (b";", b",", b"\t", b"|", b"||", b"^", b"~", b"\x1f", b"\x01", b"#", b"!", b"&", b":", b", ", b" ")
_HANDICAP = {b" ": 0.6, b":": 0.6, b"#": 0.8, b"!": 0.8, b"&": 0.8, b", ": 0.999}
"""Bytes that are common inside data need more to be taken for delimiters."""
_SINGLE = 0.42
"""What a reading as one single column is worth when every line looks like data."""
_UNQUOTED = 0.985
"""What a reading without quotes is worth beside one with: quotes that stray here and there are damage, not data."""
_MOSTLY = 0.9
_SAMPLE = 256 * 1024

_TYPED = re.compile(
    rb"[+-]?\d+(?:[.,]\d+)?%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    rb"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?|\d{1,2}:\d{2}(?::\d{2})?"
    rb"|[\d .+()-]{6,20}|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|[A-Za-z0-9_.\x80-\xff-]+|https?://\S+"
)
_TEXT = re.compile(rb"[A-Za-z0-9\x80-\xff][A-Za-z0-9\x80-\xff .'_()/%+:?!*-]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A dialect that was tried."""

    delimiter: bytes
    quote: int | None
    escape: int | None
    fields: int
    score: float
    lines: int


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The dialect chosen, and the ones it was chosen from."""

    chosen: Reading
    tried: tuple[Reading, ...]

    @property
    def marks(self) -> tuple[bytes, int | None, int | None]:
        """What tells the dialect from others: delimiter, quote and escape."""
        return (self.chosen.delimiter, self.chosen.quote, self.chosen.escape)

    def alternatives(self, encoding: Encoding) -> tuple[Alternative, ...]:
        """Return the readings for the facts, the chosen one first; then the runner-up encoding, if there is one."""
        rows = [self.chosen, *[r for r in self.tried if r.delimiter != self.chosen.delimiter][:3]]
        shown = [_alternative(encoding, encoding.name, reading) for reading in rows]
        if encoding.runner_up:
            shown.append(_alternative(encoding, encoding.runner_up, self.chosen))
        return tuple(shown)


def _alternative(encoding: Encoding, name: str, reading: Reading) -> Alternative:
    quote = chr(reading.quote) if reading.quote is not None else ""
    return Alternative(name, decode_bytes(reading.delimiter, encoding), quote, reading.score, reading.lines)


def sniff(samples: Sequence[bytes], encoding: Encoding, overrides: Overrides) -> Sniffed:
    """Return the best reading of the samples, with what a person settled taken as given."""
    sample = _joined(samples)
    tried = []
    for delimiter in _delimiters(sample, encoding, overrides):
        spare = spare_byte(sample)
        data = sample.replace(delimiter, bytes([spare])) if len(delimiter) > 1 else sample
        mark = None if not delimiter else (spare if len(delimiter) > 1 else delimiter[0])
        tried += [_try(data, delimiter, mark, quote, overrides) for quote in _quotes(data, mark, overrides)]
    tried.sort(key=lambda reading: -reading.score)
    return Sniffed(tried[0], tuple(tried))


def _joined(samples: Sequence[bytes]) -> bytes:
    share = max(4096, _SAMPLE // (2 * max(1, len(samples) - 1)))
    return samples[0][:_SAMPLE] + b"".join(_lines_up_to(sample, share) for sample in samples[1:])


def _lines_up_to(sample: bytes, size: int) -> bytes:
    cut = sample.rfind(b"\n", 0, size)
    return sample[: cut + 1]


def _delimiters(sample: bytes, encoding: Encoding, overrides: Overrides) -> list[bytes]:
    if overrides.delimiter is not None:
        return [overrides.delimiter.encode(_narrow_name(encoding))]
    found = [d for d in (*_DELIMITERS, *_signs(encoding)) if d in sample]
    return [*found, b""]


def _signs(encoding: Encoding) -> list[bytes]:
    return [sign.encode(_narrow_name(encoding), "ignore") or b"\0\0\0" for sign in "§¤¬¦"]


def _narrow_name(encoding: Encoding) -> str:
    return "utf-8" if encoding.wide or encoding.name == "ascii" else encoding.name


def _quotes(sample: bytes, delimiter: int | None, overrides: Overrides) -> list[int | None]:
    if overrides.quote is not None:
        return [ord(overrides.quote) if overrides.quote else None]
    quotes: list[int | None] = [ord('"')]
    if b'"' in sample:
        quotes = [ord('"'), None] if _encloses(sample, delimiter) else [None]
    if delimiter is not None and _apostrophes_enclose(sample, delimiter):
        quotes.append(ord("'"))
    return quotes


def _encloses(sample: bytes, delimiter: int | None) -> bool:
    """Whether quotes enclose cells: where none does, or a few seem to among many that do not, they are data.

    A cell that needs its quotes is no accident.
    """
    edge = b"" if delimiter is None else b"|" + re.escape(bytes([delimiter]))
    before, after = b"(?:^|[\r\n]" + edge + b")", rb'"(?=[\r\n]|\Z' + edge + b")"
    escaping, plain = rb'"((?:[^"\\]|""|\\.)*+)', rb'"((?:[^"]|"")*+)'
    needed = re.compile(rb'["\r\n' + edge[1:] + b"]")
    for cell in (plain, escaping):
        found = re.findall(before + cell + after, sample, re.DOTALL)
        stray = sample.count(b'"') // 2 - len(found)
        if found and (stray < len(found) or any(map(needed.search, found))):
            return True
    return False


def _apostrophes_enclose(sample: bytes, delimiter: int) -> bool:
    d = re.escape(bytes([delimiter]))
    enclosed = len(re.findall(rb"(?:^|" + d + rb")'[^'\r\n]*'(?=" + d + rb"|\r|\n|\Z)", sample[:65536], re.MULTILINE))
    return enclosed * 2 >= sample[:65536].count(b"'") * 0.6 and enclosed > 1


def _try(data: bytes, delimiter: bytes, mark: int | None, quote: int | None, overrides: Overrides) -> Reading:
    escape = _escape(data, mark, quote, overrides)
    marks = Marks(mark, quote, escape)
    records = tell_records(data, marks)
    number = records.lines
    if not records.widths.size:
        return Reading(delimiter, quote, escape, 1, 0.0, number)
    fields, common = _mode(records.widths, records.weight)
    if mark is None:
        fields, common = 1, float(records.weight.sum())
    share = common / max(1, number)
    rows = records.rows(fields)
    clean = sum(_clean_row(row) for row in rows) / max(1, len(rows))
    score = share * clean * _worth(delimiter, fields) * _doubled(data, delimiter, rows)
    if quote is None and overrides.quote is None:
        score *= _UNQUOTED
    return Reading(delimiter, quote, escape, fields, round(score, 6), number)


def _mode(widths: np.ndarray, weight: np.ndarray) -> tuple[int, float]:
    """Return the width that explains most lines, wide rows counting for more than narrow ones, and how many."""
    counted = np.bincount(widths, weights=weight)
    worth = counted * (1 - 1 / (np.arange(counted.size) + 0.5))
    best = int(worth.size - 1 - np.argmax(worth[::-1]))
    return best, float(counted[best])


def _worth(delimiter: bytes, fields: int) -> float:
    if not delimiter:
        return _SINGLE
    if fields < 2:  # noqa: PLR2004  # a delimiter that separates nothing
        return 0.0
    return _HANDICAP.get(delimiter, 1.0) * (1 - 0.5 / fields)


def _doubled(data: bytes, delimiter: bytes, rows: Sequence[Sequence[bytes]]) -> float:
    """Handicap a byte that never stands alone: the two together are the delimiter."""
    if delimiter == b"," and data.count(b",") == data.count(b", "):
        return 0.998
    if delimiter == b"|" and b"||" in data and rows and len(rows[0]) % 2:
        apart = sum(not any(row[1::2]) for row in rows)
        return 0.5 if apart >= _MOSTLY * len(rows) else 1.0
    return 1.0


def _clean_row(row: Sequence[bytes]) -> float:
    return sum(_clean(cell.strip()) for cell in row) / len(row)


def _clean(cell: bytes) -> float:
    """How much a cell, quotes and all, looks like one datum."""
    if not cell:
        return 0.9
    if cell[:1] in b"\"'" or cell[-1:] in b"\"'":
        return 0.2
    if cell[:1] == QUOTED:
        return 0.97
    if _TYPED.fullmatch(cell):
        return 1.0
    return 0.95 if _TEXT.fullmatch(cell) else 0.4


def _escape(data: bytes, delimiter: int | None, quote: int | None, overrides: Overrides) -> int | None:
    if overrides.escape is not None:
        return ord(overrides.escape) if overrides.escape else None
    backslash = ord("\\")
    guarded = b"\\" + bytes([quote]) if quote is not None else b""
    if guarded and guarded in data:
        return backslash if _escape_explains(data, delimiter, quote, guarded) else None
    return None


def _escape_explains(data: bytes, delimiter: int | None, quote: int | None, guarded: bytes) -> bool:
    plain, escaping = Strict(Marks(delimiter, quote, None)), Strict(Marks(delimiter, quote, ord("\\")))
    without = within = 0
    for line in [line for line in data.splitlines() if guarded in line][:200]:
        without += plain.match(line, 0, len(line)) == len(line)
        within += escaping.match(line, 0, len(line)) == len(line)
    return within > without
