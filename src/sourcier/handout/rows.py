"""Which rows leave: those of the order's laboratories, last seen within its days; none of which that is not told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa

from sourcier.data import fold
from sourcier.inventory.about import Chosen
from sourcier.inventory.choose import chosen_of
from sourcier.model.parties import Order
from sourcier.order import told_kinds
from sourcier.recognise.coded import Coded
from sourcier.recognise.days import NO_DAY, Habit, read_days
from sourcier.recognise.hashing import sorted_set
from sourcier.recognise.stored import stored_habit
from sourcier.store import Store

from .refusals import NO_DAYS, NO_LABS, LabMissing, RowsNotTold
from .source import Loaded

_EPOCH = date(1970, 1, 1).toordinal()
_TELLING = {"lab_name": "lab", "finess": "finess", "visit_date": "visit"}
"""Kinds by which rows are chosen."""
_UNIQUE = 0.98
"""Share of a parent's rows whose number is its own, from which it can be a key."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that did not leave, each counted once."""

    other_labs: int = 0
    too_early: int = 0
    too_late: int = 0
    undated: int = 0
    """Without a day that can be read, where the order sets days."""
    unrelated: int = 0
    """Rows that belong to none that leaves: of tables that say neither laboratory nor day themselves."""

    def __add__(self, other: "LeftOut") -> "LeftOut":
        """Count both."""
        return LeftOut(*(getattr(self, name) + getattr(other, name) for name in LeftOut.__dataclass_fields__))

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(getattr(self, name) for name in LeftOut.__dataclass_fields__)


@dataclass(slots=True)
class Kept:
    """The rows of one table that leave."""

    batches: list[np.ndarray] = field(default_factory=list)
    """Per batch of the store, one bit per row, packed."""
    rows: int = 0
    left_out: LeftOut = LeftOut()

    def add(self, keep: np.ndarray, left_out: LeftOut) -> None:
        """Enter the rows of one more batch."""
        self.batches.append(np.packbits(keep))
        self.rows += int(keep.sum())
        self.left_out += left_out


class RowFilter:
    """Chooses the rows of all tables of a source under one order."""

    def __init__(self, store: Store, order: Order, tables: Sequence[Loaded]) -> None:
        self._store, self._order, self._tables = store, order, tables
        self._told = told_kinds(order)
        self._labs = [fold(text) for text in order.labs or ()]
        self._met = [False] * len(self._labs)
        self._since = _day(order.since) if order.since else None
        self._until = _day(order.until) if order.until else None

    def keep(self) -> list[Kept]:
        """Return what leaves of each table. Raises RowsNotTold, LabMissing."""
        found: list[Kept | None] = [self._own(table) if self._tells(table) else None for table in self._tables]
        kept = [one or self._by_relation(number, found) for number, one in enumerate(found)]
        for number, met in enumerate(self._met, start=1):
            if not met:
                raise LabMissing(number)
        return kept

    def _tells(self, table: Loaded) -> bool:
        return not (self._wants_labs and self._lab_columns(table) == (None, None)) and not (
            self._wants_days and self._chosen(table).visit is None
        )

    def _chosen(self, table: Loaded) -> Chosen:
        """Which columns say laboratory and day: those the order names, else those that values tell."""
        found = chosen_of(table.stored.columns)
        for at, header in enumerate(table.stored.headers):
            name = _TELLING.get(self._told.get(fold(header), "")) if header else None
            if name:
                found = replace(found, **{name: at})
        return found

    @property
    def _wants_labs(self) -> bool:
        return self._order.labs is not None

    @property
    def _wants_days(self) -> bool:
        return self._since is not None or self._until is not None

    def _lab_columns(self, table: Loaded) -> tuple[int | None, int | None]:
        chosen = self._chosen(table)
        return chosen.lab, chosen.finess

    def _own(self, table: Loaded) -> Kept:
        kept = Kept()
        lab, finess = self._lab_columns(table)
        visit = self._chosen(table).visit
        wanted = [lab, finess] if self._wants_labs else []
        wanted += [visit] if self._wants_days else []
        columns = sorted({column for column in wanted if column is not None})
        habit = stored_habit(self._store, table.stored.store, visit) if self._wants_days else Habit.PLAIN
        for batch in self._batches(table, columns):
            coded = {column: Coded(batch.column(f"c{column}")) for column in columns}
            keep, left = np.ones(batch.num_rows, bool), LeftOut()
            if self._wants_labs:
                keep = self._of_labs(coded, lab, finess, batch.num_rows)
                left += LeftOut(other_labs=int((~keep).sum()))
            if self._wants_days and visit is not None:
                keep, out = self._of_days(coded[visit], habit, keep)
                left += out
            kept.add(keep, left)
        return kept

    def _batches(self, table: Loaded, columns: Sequence[int]) -> Iterator[pa.RecordBatch]:
        yield from self._store.table(table.stored.store).batches([f"c{column}" for column in columns or [0]])

    def _of_labs(self, coded: dict[int, Coded], lab: int | None, finess: int | None, rows: int) -> np.ndarray:
        keep = np.zeros(rows, bool)
        for column in (lab, finess):
            if column is None:
                continue
            names = [fold(text) for text in coded[column].text.to_pylist()]
            for number, wanted in enumerate(self._labs):
                good = np.array([name == wanted for name in names], bool)
                self._met[number] = self._met[number] or bool(good.any())
                keep |= coded[column].spread(good, blank=False)
        return keep

    def _of_days(self, coded: Coded, habit: Habit, keep: np.ndarray) -> tuple[np.ndarray, LeftOut]:
        days = coded.spread(read_days(coded.values, habit), NO_DAY)
        undated = days == NO_DAY
        early = ~undated & (days < self._since) if self._since is not None else np.zeros(len(days), bool)
        late = ~undated & (days > self._until) if self._until is not None else np.zeros(len(days), bool)
        left = LeftOut(
            too_early=int((keep & early).sum()), too_late=int((keep & late).sum()), undated=int((keep & undated).sum())
        )
        return keep & ~undated & ~early & ~late, left

    def _by_relation(self, number: int, found: Sequence[Kept | None]) -> Kept:
        """Keep the rows whose number stands in a row that leaves, of a table that tells laboratories and days."""
        table = self._tables[number]
        for parent, kept in zip(self._tables, found, strict=True):
            if kept is not None and (pair := _shared(table, parent)) is not None:
                return self._related(table, pair[0], self._values(parent, pair[1], kept))
        no_labs = self._wants_labs and self._lab_columns(table) == (None, None)
        raise RowsNotTold(number + 1, NO_LABS if no_labs else NO_DAYS)

    def _values(self, parent: Loaded, column: int, kept: Kept) -> np.ndarray:
        hashes = [
            Coded(batch.column(0)).row_hashes[_bits(bits, batch.num_rows)]
            for batch, bits in zip(self._batches(parent, [column]), kept.batches, strict=True)
        ]
        every = sorted_set(np.concatenate(hashes)) if hashes else np.empty(0, np.uint64)
        return np.asarray(every[every != 0])

    def _related(self, table: Loaded, column: int, values: np.ndarray) -> Kept:
        kept = Kept()
        for batch in self._batches(table, [column]):
            keep = np.isin(Coded(batch.column(0)).row_hashes, values)
            kept.add(keep, LeftOut(unrelated=int((~keep).sum())))
        return kept


def _shared(child: Loaded, parent: Loaded) -> tuple[int, int] | None:
    """Return the columns of one header that is the parent's key: nearly every row has its own value."""
    theirs = {fold(header): at for at, header in enumerate(parent.stored.headers) if header}
    pairs = [(at, theirs[fold(header)]) for at, header in enumerate(child.stored.headers) if fold(header) in theirs]
    every = parent.stored.columns
    keys = [pair for pair in pairs if every[pair[1]].distinct >= _UNIQUE * parent.rows > 0]
    return max(keys, key=lambda pair: (every[pair[1]].distinct, -pair[0]), default=None)


def kept_batches(
    store: Store, table: Loaded, kept: Kept, columns: Sequence[int], *, blank: str = ""
) -> Iterator[pa.RecordBatch]:
    """Yield the rows that leave, their columns as ``c0`` ... in that order, then `blank` where it is asked for."""
    names = [f"c{column}" for column in columns] + ([blank] if blank else [])
    renamed = [f"c{at}" for at in range(len(columns))] + ([blank] if blank else [])
    batches = store.table(table.stored.store).batches(names)
    for batch, bits in zip(batches, kept.batches, strict=True):
        keep = _bits(bits, batch.num_rows)
        if keep.any():
            chosen = batch if keep.all() else batch.filter(pa.array(keep))
            yield pa.RecordBatch.from_arrays(chosen.columns, names=renamed)


def _bits(packed: np.ndarray, rows: int) -> np.ndarray:
    return np.unpackbits(packed, count=rows).astype(bool)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal() - _EPOCH
