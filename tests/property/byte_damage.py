"""Damage to bytes, each with its known place."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from written_forms import Written


@dataclass(frozen=True)
class Edit:
    """At byte `at` of the whole file, `removed` bytes went and `put` came."""

    at: int
    removed: int
    put: bytes

    @property
    def shift(self) -> int:
        return len(self.put) - self.removed


def apply(data: bytes, edits: list[Edit]) -> bytes:
    """The damaged bytes; edits do not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.at, reverse=True):
        data = data[: edit.at] + edit.put + data[edit.at + edit.removed :]
    return data


def shifted(at: int, edits: list[Edit]) -> int:
    """Where the byte that stood at `at` stands after the damage."""
    return at + sum(edit.shift for edit in edits if edit.at + edit.removed <= at)


def _body(whole: Written, rnd: random.Random) -> int:
    """A byte among the rows, at the start of a code unit."""
    first, last = whole.records[0].first, whole.records[-1].end - 1
    unit = _unit(whole)
    return first + (rnd.randint(0, last - first) // unit) * unit


def _unit(whole: Written) -> int:
    return 2 if whole.form.encoding.startswith("utf-16") else 1


def _text(whole: Written, text: str) -> bytes:
    return text.encode(whole.form.codec)


def delete_byte(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 1, b"")


def delete_unit(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), _unit(whole), b"")


def insert_quote(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 0, _text(whole, whole.form.quote or '"'))


def insert_delimiter(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 0, _text(whole, whole.form.delimiter))


def insert_break(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 0, _text(whole, rnd.choice(("\n", "\r", "\r\n"))))


def insert_nul(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 0, _text(whole, "\0") * rnd.choice((1, 1, 2, 512)))


def change_byte(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 1, bytes([rnd.randrange(256)]))


def insert_byte(whole: Written, rnd: random.Random) -> Edit:
    return Edit(_body(whole, rnd), 0, bytes([rnd.randrange(256)]))


def cut_end(whole: Written, rnd: random.Random) -> Edit:
    at = whole.records[-1].first - rnd.randrange(0, max(1, (whole.records[-1].first - whole.records[0].first) // 3))
    return Edit(at, len(whole.data) - at, b"")


def duplicate_line(whole: Written, rnd: random.Random) -> Edit:
    record = rnd.choice(whole.records[:-1])
    return Edit(record.end, 0, whole.data[record.first : record.end])


def remove_break(whole: Written, rnd: random.Random) -> Edit:
    record = rnd.choice(whole.records[:-1])
    text = whole.data[record.first : record.end].decode(whole.form.codec)
    ending = text[len(text.rstrip("\r\n")) :]
    ending = "\r\n" if ending.endswith("\r\n") else ending[-1:]
    size = len(_text(whole, ending))
    return Edit(record.end - size, size, b"")


def unclose_quote(whole: Written, rnd: random.Random) -> Edit:
    """Take away one quote; where there is none, open one at the start of a cell."""
    quote = _text(whole, whole.form.quote or '"')
    first = whole.records[0].first
    found = [at for at in range(first, len(whole.data)) if whole.data.startswith(quote, at)]
    found = [at for at in found if (at - first) % _unit(whole) == 0 and at < whole.records[-1].end]
    if found:
        return Edit(rnd.choice(found), len(quote), b"")
    return Edit(rnd.choice(whole.records).first, 0, quote)


def swap_delimiter(whole: Written, rnd: random.Random) -> Edit:
    """One line uses another delimiter."""
    record = rnd.choice(whole.records)
    other = "|" if whole.form.delimiter != "|" else ";"
    bytes_ = whole.data[record.first : record.end]
    return Edit(record.first, record.length, bytes_.replace(_text(whole, whole.form.delimiter), _text(whole, other)))


KINDS: dict[str, Callable[[Written, random.Random], Edit]] = {
    found.__name__: found
    for found in (
        delete_unit, insert_quote, insert_delimiter, insert_break, insert_nul, change_byte, insert_byte, cut_end,
        duplicate_line, remove_break, unclose_quote, swap_delimiter,
    )
}  # fmt: skip
"""`delete_byte` is `delete_unit` but in UTF-16, where it shifts all that follows by half a character: tested apart."""
