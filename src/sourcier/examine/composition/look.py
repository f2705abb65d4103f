"""One look at the rows of a table: a few small codes per row of how they are written, values left behind."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.examine.coded import Coded
from sourcier.examine.filled import FILLED, read_bits
from sourcier.model.facts import Column
from sourcier.model.progress import Progress
from sourcier.read import AT
from sourcier.recognise.checks import digit_rows, number, widths
from sourcier.recognise.dates import MISSING
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .forms import ENCODING, FAMILIES, PADDING, ROW_FAMILIES, Family, broken, markers
from .layout import FAMILIES as DIGITS
from .layout import MOST_COLUMNS, another_layout, headers_kept, rows_before, words_for_numbers
from .parts import TableRows
from .signature import Signature, signature

_MOST_FILLS = 64
_LEAST_FILL = 0.01
"""Columns filled in nearly all rows, or nearly none, tell no change worth the room."""
NO_NUMBER = -1
_MOST_DIGITS = 18
_NUMBERS = ("patient_id", "record_id")
_NO_NUMBERS = frozenset(
    {"nir", "ins", "landline", "mobile", "phone", "email", "street", "birth_date", "visit_date", "date", "death_date"}
    | {"family_name", "given_name", "birth_name", "full_name", "login", "password", "iban", "card", "insurer_number"}
)
"""Kinds that may differ in every row and still number no record; a small file's numbers are taken for others."""
_NEARLY = 0.95
_ORDERED = ("letter_case", "title_form", "mail_case")
"""Families whose columns a file may be sorted by, capitals before small letters."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing a row shows of how it was written."""

    family: str
    column: int
    """-1 where all columns of the row tell it together."""
    kind: str
    fixed: bool
    """Whether the writing program chooses it, not the people who type."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What one table's rows show; aligned arrays, one entry per row."""

    traits: tuple[Trait, ...]
    codes: np.ndarray
    """uint8, one line per trait: a class of its family, 0 where nothing is told."""
    fills: tuple[int, ...]
    """Columns whose filling is followed."""
    bits: np.ndarray
    """uint8 of (rows, bytes): whether each of them is filled, packed."""
    ids: np.ndarray | None
    """int64: the record's own number, `NO_NUMBER` where it has none that is plain digits."""
    days: np.ndarray
    """int32, one line per column of dates, births first: days since 1 January 1970, `MISSING` where there is none."""
    births: int
    """How many of those lines are births."""
    words: np.ndarray
    """uint16, one line per column of words: its first two bytes, by which sorted files are known; 0 where blank."""
    layout: tuple[int, ...]
    """Rows at which a header stands again, ascending."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.codes.shape[1])

    def filled(self, place: int, rows: slice) -> np.ndarray:
        """Return 1 where the column at `place` of `fills` is blank and 2 where it is filled, uint8."""
        return np.asarray(((self.bits[rows, place // 8] >> np.uint8(7 - place % 8)) & 1) + np.uint8(1))


@dataclass(frozen=True, slots=True)
class _Plan:
    traits: tuple[tuple[Trait, Family], ...]
    fills: tuple[int, ...]
    id: int | None
    days: tuple[int, ...]
    births: int
    words: tuple[int, ...]
    digits: tuple[int, ...]
    """Columns that hold digits: words in all of them are a header."""
    headers: tuple[int, ...]
    """Offsets in the evidence of lines equal to the header."""

    @property
    def columns(self) -> list[int]:
        """All columns that are read."""
        single = () if self.id is None else (self.id,)
        return sorted({trait.column for trait, _ in self.traits}.union(single))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What the rows of one batch show."""

    codes: np.ndarray
    bits: np.ndarray
    ids: np.ndarray | None
    days: np.ndarray
    words: np.ndarray
    digits: np.ndarray
    before: np.ndarray


def look(store: Store, table: TableRows, workers: int, progress: Progress) -> Look:
    """Return what the rows of one table show, in their order."""
    plan = _plan(table)
    names = [*(f"c{column}" for column in plan.columns), FILLED, *([AT] if plan.headers else [])]
    progress.start("comparing", None)
    whole = _Whole(plan, table.rows)
    for part in in_order(lambda batch: _look(batch, plan), store.table(table.store).batches(names), workers):
        whole.add(part)
    progress.finish()
    traits = (*(trait for trait, _ in plan.traits), *(Trait(name, -1, "", fixed=True) for name in ROW_FAMILIES))
    kept = headers_kept(whole.digits[:, : whole.rows])
    layout = another_layout([*kept, *whole.before.tolist()], table.rows)
    return Look(
        traits, whole.codes, plan.fills, whole.bits, whole.ids, whole.days, plan.births, whole.words, layout,
    )  # fmt: skip


class _Whole:
    """The arrays of all rows, filled batch by batch: put together at the end they would be held twice."""

    def __init__(self, plan: _Plan, rows: int) -> None:
        self.rows = 0
        self.codes = np.zeros((len(plan.traits) + len(ROW_FAMILIES), rows), np.uint8)
        self.bits = np.zeros((rows, -(-len(plan.fills) // 8)), np.uint8)
        self.ids = None if plan.id is None else np.full(rows, NO_NUMBER, np.int64)
        self.days = np.full((len(plan.days), rows), MISSING, np.int32)
        self.words = np.zeros((len(plan.words), rows), np.uint16)
        self.digits = np.zeros((2, rows), np.uint8)
        self.before = np.zeros(len(plan.headers), np.int64)

    def add(self, part: _Part) -> None:
        """Enter the next batch."""
        here = slice(self.rows, self.rows + part.codes.shape[1])
        self.codes[:, here], self.bits[here] = part.codes, part.bits
        self.days[:, here], self.words[:, here], self.digits[:, here] = part.days, part.words, part.digits
        if self.ids is not None and part.ids is not None:
            self.ids[here] = part.ids
        self.before += part.before
        self.rows = here.stop


def _plan(table: TableRows) -> _Plan:
    columns, rows = table.columns, table.rows
    traits = []
    for family in FAMILIES:
        fitting = [column for column in columns if column.kind in family.kinds and column.filled]
        fitting.sort(key=lambda column: (family.kinds.index(column.kind or ""), -column.filled, column.index))
        chosen = _one_of_each(fitting, family.most)
        traits += [
            (Trait(family.name, column.index, column.kind or "", fixed=family.fixed), family) for column in chosen
        ]
    told = [c for c in columns if _LEAST_FILL * rows <= c.filled <= (1 - _LEAST_FILL) * rows]
    told.sort(key=lambda column: (abs(2 * column.filled - rows), column.index))
    fills = tuple(sorted(column.index for column in told[:_MOST_FILLS]))
    words = tuple(trait.column for trait, family in traits if family.name in _ORDERED)
    dated = [trait for trait, family in traits if family.name == "date_form"]
    births = [trait.column for trait in dated if trait.kind == "birth_date"]
    days = (*births, *(trait.column for trait in dated if trait.kind != "birth_date"))
    digits = tuple(trait.column for trait, family in traits if family.name in DIGITS)[:MOST_COLUMNS]
    record = _record_number(columns, rows)
    return _Plan(tuple(traits), fills, record, days, len(births), words, digits, table.headers_again)


def _one_of_each(columns: list[Column], most: int) -> list[Column]:
    """Choose columns of different kinds first: they say more together than several of one kind."""
    firsts = [c for place, c in enumerate(columns) if c.kind not in {other.kind for other in columns[:place]}]
    return [*firsts, *(c for c in columns if c not in firsts)][:most]


def _record_number(columns: Sequence[Column], rows: int) -> int | None:
    """Return the column that numbers the records; in a small file its kind is often not told, but no value repeats."""
    named = [column for column in columns if column.kind in _NUMBERS and column.filled]
    best = min(named, key=lambda c: (_NUMBERS.index(c.kind or ""), -c.filled, c.index), default=None)
    if best is None:
        plain = [c for c in columns if c.kind not in _NO_NUMBERS and c.filled >= _NEARLY * rows]
        plain = [column for column in plain if column.max_length <= _MOST_DIGITS]
        best = next((column for column in plain if column.distinct >= _NEARLY * column.filled), None)
    return None if best is None else best.index


def _look(batch: pa.RecordBatch, plan: _Plan) -> _Part:
    rows = batch.num_rows
    cells = {column: signature(batch.column(f"c{column}")) for column in plan.columns}
    codes = np.zeros((len(plan.traits) + len(ROW_FAMILIES), rows), np.uint8)
    known = {column: markers(found) for column, found in cells.items()}
    for place, (trait, family) in enumerate(plan.traits):
        codes[place] = np.where(known[trait.column], 0, family.classify(cells[trait.column]))
    for place, name in enumerate(ROW_FAMILIES, start=len(plan.traits)):
        codes[place] = _of_rows(name, cells, known, rows)
    return _Part(
        codes,
        _packed(batch.column(FILLED), plan.fills, rows),
        None if plan.id is None else _digits(cells[plan.id].text),
        _days([batch.column(f"c{column}") for column in plan.days], rows),
        _beginnings([cells[column] for column in plan.words], rows),
        words_for_numbers([cells[column] for column in plan.digits], rows),
        rows_before(batch.column(AT).to_numpy(), plan.headers) if plan.headers else np.zeros(0, np.int64),
    )


def _of_rows(name: str, cells: dict[int, Signature], known: dict[int, np.ndarray], rows: int) -> np.ndarray:
    found = np.zeros(rows, np.uint8)
    for column, signed in cells.items():
        if name == ENCODING:
            told = broken(signed)
        elif name == PADDING:
            told = (signed.length > 0) + signed.padded.astype(np.uint8)
        else:
            told = (signed.length == 0) + 2 * known[column]
        found = np.maximum(found, told)
    return found


def _packed(bits: pa.FixedSizeBinaryArray, columns: tuple[int, ...], rows: int) -> np.ndarray:
    if not columns:
        return np.zeros((rows, 0), np.uint8)
    return np.packbits(read_bits(bits, columns), axis=1)


def _days(columns: list[pa.StringArray], rows: int) -> np.ndarray:
    found = np.full((len(columns), rows), MISSING, np.int32)
    for place, column in enumerate(columns):
        coded = Coded(column)
        found[place] = coded.rows(coded.values.dates.days)
    return found


def _digits(text: pa.StringArray) -> np.ndarray:
    found = np.full(len(text), NO_NUMBER, np.int64)
    for width in np.unique(widths(text)).tolist():
        if 0 < width <= _MOST_DIGITS:
            rows, digits = digit_rows(text, width)
            found[rows] = number(digits)
    return found


def _beginnings(columns: list[Signature], rows: int) -> np.ndarray:
    found = np.zeros((len(columns), rows), np.uint16)
    for place, cells in enumerate(columns):
        found[place] = cells.byte(0).astype(np.uint16) * np.uint16(256) + cells.byte(1)
    return found
