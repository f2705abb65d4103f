"""What each row says of person, laboratory, place, day and categories: a few numbers per row, values left behind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from sourcier.data import departments
from sourcier.model.facts import Column
from sourcier.model.kinds import Category
from sourcier.model.progress import Progress
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import Habit, read_days
from sourcier.recognise.stored import stored_habit
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .coded import Coded
from .filled import FILLED, read_bits
from .persons import Sheet, joined_sheets, sheet_of
from .roles import Roles, roles_of

CATEGORIES = tuple(Category)
NOWHERE = -1
_CORSICA_SOUTH, _CORSICA_NORTH = ("200", "201"), ("202", "206")


@dataclass(frozen=True, slots=True, eq=False)
class RowFacts:
    """Aligned arrays, one entry per row."""

    keys: Sheet
    lab: np.ndarray
    """Index into `Labels`, -1 where none is named."""
    place: np.ndarray
    """Index into `DEPARTMENTS`, -1 where none is told."""
    day: np.ndarray
    """Day of the visit since 1 January 1970, `MISSING` where there is none."""
    categories: np.ndarray
    """uint16: bit c for `CATEGORIES[c]`."""

    def without_keys(self) -> "RowFacts":
        """Return the same once people are told apart: their keys are most of what a row takes."""
        return replace(self, keys=joined_sheets([]))


DEPARTMENTS = tuple(sorted(code for code in departments()))


@dataclass(slots=True)
class Labels:
    """Laboratories by their label as it stands in the file; a label is a value."""

    known: dict[str, int] = field(default_factory=dict)
    finess: dict[int, Counter[str]] = field(default_factory=dict)
    """Per laboratory, the rows of each FINESS number that stands beside it."""

    def finess_of(self, lab: int) -> str | None:
        """Return the number that stands beside a label most often, the lowest of several; None where none does."""
        counted = self.finess.get(lab)
        return min(counted, key=lambda code: (-counted[code], code)) if counted else None

    def of(self, label: str) -> int:
        """Return the index of a label, a new one if it was not met before."""
        return self.known.setdefault(label, len(self.known))


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the row facts of stored tables."""

    store: Store
    workers: int
    progress: Progress

    def read(self, table: str, columns: Sequence[Column], labels: Labels) -> RowFacts:
        """Return the facts of all rows of one table, in order."""
        roles = roles_of(columns)
        birth, visit = (stored_habit(self.store, table, column) for column in (roles.birth, roles.visit))
        names = [*(f"c{c}" for c in roles.columns), FILLED]
        by_category = _columns_by_category(columns)
        look = _Look(roles, birth, visit, by_category)
        self.progress.start("counting", None)
        parts = []
        for part, labs in in_order(look.at, self.store.table(table).batches(names, coded=True), self.workers):
            parts.append(_with_labs(part, labs, labels))
        self.progress.finish()
        return joined(parts)


def _columns_by_category(columns: Sequence[Column]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(c.index for c in columns if c.category == category.value) for category in CATEGORIES)


@dataclass(frozen=True, slots=True)
class _Look:
    roles: Roles
    birth: Habit
    visit: Habit
    by_category: tuple[tuple[int, ...], ...]

    def at(self, batch: pa.RecordBatch) -> tuple[RowFacts, tuple[Coded | None, Coded | None]]:
        """Return a batch's facts, laboratories still to be numbered: they are numbered in file order."""
        columns = {c: Coded(batch.column(f"c{c}")) for c in self.roles.columns}
        rows = batch.num_rows
        facts = RowFacts(
            sheet_of(columns, self.roles, self.birth, rows),
            np.full(rows, NOWHERE, np.int32),
            self._places(columns, rows),
            self._days(columns, rows),
            self._categories(batch.column(FILLED), rows),
        )
        lab = columns.get(self.roles.lab) if self.roles.lab is not None else None
        finess = columns.get(self.roles.finess) if self.roles.finess is not None else None
        return facts, (lab, finess)

    def _places(self, columns: dict[int, Coded], rows: int) -> np.ndarray:
        if self.roles.place is None:
            return np.full(rows, NOWHERE, np.int16)
        coded = columns[self.roles.place]
        numbers = {code: number for number, code in enumerate(DEPARTMENTS)}
        found = [numbers.get(_department(value, self.roles.place_kind), NOWHERE) for value in coded.text.to_pylist()]
        return coded.rows(np.array(found, np.int16))

    def _days(self, columns: dict[int, Coded], rows: int) -> np.ndarray:
        if self.roles.visit is None:
            return np.full(rows, MISSING, np.int32)
        coded = columns[self.roles.visit]
        return coded.rows(read_days(coded.values, self.visit))

    def _categories(self, bits: pa.FixedSizeBinaryArray, rows: int) -> np.ndarray:
        touched = np.zeros(rows, np.uint16)
        for number, columns in enumerate(self.by_category):
            if columns:
                touched |= read_bits(bits, columns).any(axis=1).astype(np.uint16) << np.uint16(number)
        return touched


def _department(value: str, kind: str) -> str:
    """The department of a postcode, of a commune's code, or as it stands. Corsica: 200, 201 south, 202, 206 north."""
    value = value.strip().upper()
    if kind == "department":
        return value.zfill(2)
    if len(value) == 4 and value.isdigit():  # noqa: PLR2004  # a leading zero lost on the way
        value = "0" + value
    if value[:3] in _CORSICA_SOUTH:
        return "2A"
    if value[:3] in _CORSICA_NORTH:
        return "2B"
    return value[:3] if value[:2] in ("97", "98") else value[:2]


def _with_labs(facts: RowFacts, labs: tuple[Coded | None, Coded | None], labels: Labels) -> RowFacts:
    lab, finess = labs
    named = lab if lab is not None else finess
    if named is None:
        return facts
    numbers = [labels.of(label) if label else NOWHERE for label in named.text.to_pylist()]
    indices = named.rows(np.array(numbers, np.int32))
    if finess is not None:
        _note_finess(indices, finess, labels)
    return RowFacts(facts.keys, indices, facts.place, facts.day, facts.categories)


def _note_finess(labs: np.ndarray, finess: Coded, labels: Labels) -> None:
    valid = np.array([len(value) == 9 for value in finess.text.to_pylist()], bool)  # noqa: PLR2004  # a FINESS number
    codes = finess.rows(np.where(valid, np.arange(len(valid)), NOWHERE))
    both = (labs >= 0) & (codes >= 0)
    pairs, rows = np.unique(labs[both] * np.int64(len(valid)) + codes[both], return_counts=True)
    for lab, code, count in zip(*(p.tolist() for p in np.divmod(pairs, len(valid))), rows.tolist(), strict=True):
        labels.finess.setdefault(lab, Counter())[finess.text[code].as_py()] += count


def joined(parts: Sequence[RowFacts]) -> RowFacts:
    """Return the facts of several stretches of rows as one."""
    if len(parts) == 1:
        return parts[0]
    keys = joined_sheets([part.keys for part in parts])
    return RowFacts(
        keys,
        np.concatenate([np.zeros(0, np.int32), *(part.lab for part in parts)]),
        np.concatenate([np.zeros(0, np.int16), *(part.place for part in parts)]),
        np.concatenate([np.zeros(0, np.int32), *(part.day for part in parts)]),
        np.concatenate([np.zeros(0, np.uint16), *(part.categories for part in parts)]),
    )
