"""How software wrote a column, counted batch by batch: counts add up, wherever batches are cut."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column
from sourcier.recognise import known_kinds
from sourcier.recognise.characters import has_letter
from sourcier.recognise.checks import content, offsets, widths
from sourcier.recognise.coded import BLANK, Coded
from sourcier.recognise.dates import MISSING

from .about import ColumnTraits, Form
from .canonical import DATES

_MASKED = DATES | {"nir", "ins", "landline", "mobile", "phone", "postcode", "record_id", "patient_id", "finess", "rpps"}
_CODED = frozenset({"sex", "title"})
"""Kinds of a few codes that all programs choose from: ``M`` or ``1`` or ``H`` is told as it stands, and of nobody."""
_MOST_FORMS = 8
_HELD_FORMS = 512
"""A column with more forms has no habit that a form would show: none is told of it."""
_LONGEST_FORM = 40
_COMPARED = 64
"""Characters by which neighbouring texts are ordered."""
_OUTSIDE = 0x80


def _masks() -> np.ndarray:
    table = np.arange(256, dtype=np.uint8)
    for sample, characters in (("9", range(48, 58)), ("A", range(65, 91)), ("a", range(97, 123))):
        table[list(characters)] = ord(sample)
    table[_OUTSIDE:] = ord("?")
    return table


_MASK, _AS_IT_STANDS = _masks(), np.arange(256, dtype=np.uint8)
Neighbour = int | str


@dataclass(slots=True)
class Tally:
    """What is counted of one column; `merge` takes what follows in the file."""

    filled: int = 0
    padded: int = 0
    lettered: int = 0
    capitals: int = 0
    accented: int = 0
    up: int = 0
    down: int = 0
    level: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    many: bool = False
    first: Neighbour | None = None
    last: Neighbour | None = None

    def merge(self, other: "Tally") -> None:
        """Take over what was counted of the rows behind these."""
        for name in ("filled", "padded", "lettered", "capitals", "accented", "up", "down", "level"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self._take_forms(other)
        if self.last is not None and other.first is not None:
            rise = _order(self.last, other.first)
            self.up, self.down, self.level = self.up + (rise > 0), self.down + (rise < 0), self.level + (rise == 0)
        self.first = other.first if self.first is None else self.first
        self.last = self.last if other.last is None else other.last

    def _take_forms(self, other: "Tally") -> None:
        self.forms.update(other.forms)
        self.many |= other.many or len(self.forms) > _HELD_FORMS
        if self.many:
            self.forms.clear()

    def traits(self, column: Column, header: str) -> ColumnTraits:
        """Return the counts of a column that is read to its end."""
        common = sorted(self.forms.items(), key=lambda form: (-form[1], form[0]))[:_MOST_FORMS]
        return ColumnTraits(
            column.index,
            header,
            column.kind,
            column.role,
            self.filled,
            column.distinct,
            self.padded,
            self.lettered,
            self.capitals,
            self.accented,
            self.up,
            self.down,
            self.level,
            tuple(Form(mask, rows) for mask, rows in common),
            dated=is_dated(column),
        )


def is_dated(column: Column) -> bool:
    """Whether a column holds days of acts, which the inventory tells; a birth or a death is the person's."""
    return column.kind in ("visit_date", "date")


def tally(cells: pa.StringArray, coded: Coded, column: Column, days: np.ndarray | None) -> Tally:
    """Count one column of a batch; `days` are per row, where it holds dates."""
    rows, text = coded.rows, coded.text
    filled = int(rows.sum())
    if not filled:
        return Tally()
    trimmed = coded.spread(widths(text), 0)
    letter = has_letter(text)
    capital = letter & np.asarray(pc.equal(pc.utf8_upper(text), text).to_numpy(zero_copy_only=False))
    accented = ~np.asarray(pc.string_is_ascii(text).to_numpy(zero_copy_only=False))
    found = Tally(
        filled=filled,
        padded=int(((widths(cells) != trimmed) & (coded.codes != BLANK)).sum()),
        lettered=int(rows[letter].sum()),
        capitals=int(rows[capital].sum()),
        accented=int(rows[accented].sum()),
    )
    if column.kind in _MASKED:
        _count_forms(found, text, rows, _MASK)
    elif column.kind in _CODED:
        listed = np.asarray(known_kinds()[column.kind].valid(coded.values), bool)
        _count_forms(found, text.filter(pa.array(listed)), rows[listed], _AS_IT_STANDS)
    if days is not None:
        _order_days(found, days)
    else:
        _order_texts(found, coded)
    return found


def _count_forms(found: Tally, text: pa.StringArray, rows: np.ndarray, table: np.ndarray) -> None:
    short = np.flatnonzero(widths(text) <= _LONGEST_FORM)
    chosen = text.take(pa.array(short))
    masked = table[content(chosen)[offsets(chosen)[0] : offsets(chosen)[-1]]]
    starts = np.ascontiguousarray(offsets(chosen) - offsets(chosen)[0])
    masks = pa.StringArray.from_buffers(len(chosen), pa.py_buffer(starts), pa.py_buffer(masked))
    coded = masks.dictionary_encode()
    counts = np.bincount(coded.indices.to_numpy(), weights=rows[short], minlength=len(coded.dictionary))
    if len(counts) > _HELD_FORMS:
        found.many = True
        return
    found.forms.update(dict(zip(coded.dictionary.to_pylist(), map(int, counts.tolist()), strict=True)))


def _order_days(found: Tally, days: np.ndarray) -> None:
    known = days[days != MISSING].astype(np.int64)
    if known.size:
        steps = np.sign(np.diff(known))
        found.up, found.down, found.level = (int((steps == sign).sum()) for sign in (1, -1, 0))
        found.first, found.last = int(known[0]), int(known[-1])


def _order_texts(found: Tally, coded: Coded) -> None:
    """Numbers compare by their size, all else as text."""
    codes = coded.codes[coded.codes != BLANK]
    short = pc.utf8_slice_codeunits(coded.text, 0, _COMPARED)
    size = _sizes(short)
    text = short.take(pa.array(codes))
    before, after = text.slice(0, len(text) - 1), text.slice(1)
    less, equal = (np.asarray(test(before, after).to_numpy(zero_copy_only=False)) for test in (pc.less, pc.equal))
    first, second = size[codes[:-1]], size[codes[1:]]
    by_size = (first > 0) & (second > 0) & (first != second)
    up = np.where(by_size, first < second, less) & ~equal
    found.up, found.level = int(up.sum()), int(equal.sum())
    found.down = len(codes) - 1 - found.up - found.level
    found.first, found.last = text[0].as_py(), text[len(text) - 1].as_py()


def _sizes(text: pa.StringArray) -> np.ndarray:
    """Digits of each whole number without zeros before it, 0 for what is none."""
    number = pc.and_(pc.utf8_is_decimal(text), pc.invert(pc.starts_with(text, "0")))
    return np.where(number.to_numpy(zero_copy_only=False), widths(text), 0)


def _order(first: Neighbour, second: Neighbour) -> int:
    if isinstance(first, int) or isinstance(second, int):
        return (first < second) - (first > second)  # type: ignore[operator]  # both are days
    if first == second:
        return 0
    sizes = [len(text.encode()) if text.isdecimal() and not text.startswith("0") else 0 for text in (first, second)]
    if all(sizes) and sizes[0] != sizes[1]:
        return 1 if sizes[0] < sizes[1] else -1
    return 1 if first.encode() < second.encode() else -1
