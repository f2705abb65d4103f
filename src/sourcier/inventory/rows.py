"""Rows to digests: one batch of text columns in, one batch of numbers and what was counted on the way out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.model.facts import Column
from sourcier.model.progress import Progress
from sourcier.model.reading import Dialect
from sourcier.recognise.coded import Coded
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import Habit, read_days
from sourcier.recognise.stored import stored_habit
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .about import Chosen, TableTraits
from .canonical import DATES, canonical
from .choose import chosen_of
from .digested import BIRTH_NAME, DAY, FINESS, LAB, NAME, NUMBER, OWN, PLACEBO, cell, dated
from .digests import NONE, Digester
from .people import PeopleReader
from .traits import Tally, is_dated, tally


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table whose rows are in a store as text, with what reading and recognition said of it."""

    store: str
    """Its name in the store."""
    name: str
    """A code such as ``file-1-table-1``."""
    columns: tuple[Column, ...]
    headers: tuple[str, ...]
    """As they stand in the file; empty where that is not known any more."""
    format: str
    encoding: str
    dialect: Dialect
    repaired: int = 0
    rejected: int = 0
    cut: bool = False


class TableDigests:
    """The digests of one stored table. Iterate `batches` to the end, then ask for `traits`."""

    def __init__(self, store: Store, table: StoredTable, digester: Digester, workers: int, *, placebo: bool) -> None:
        self.table, self.workers = table, workers
        self._store = store
        self._tallies = [Tally() for _ in table.columns]
        self._rows = 0
        self._first, self._last = np.iinfo(np.int32).max, MISSING
        chosen = chosen_of(table.columns)
        habits = {c.index: stored_habit(store, table.store, c.index) for c in table.columns if c.kind in DATES}
        birth = Habit.PLAIN if chosen.birth is None else habits[chosen.birth]
        people = PeopleReader(chosen, birth, digester, placebo)
        self._look = _Look(table.columns, chosen, habits, people, digester)

    def batches(self, progress: Progress) -> Iterator[pa.RecordBatch]:
        """Yield the digests in file order, as many rows at a time as the store gives."""
        names = [f"c{column.index}" for column in self.table.columns]
        progress.start("digesting", None)
        stored = self._store.table(self.table.store)
        for batch, tallies in in_order(self._look.at, stored.batches(names), self.workers):
            self._note(batch, tallies)
            progress.advance(rows=batch.num_rows)
            yield batch
        progress.finish()

    def _note(self, batch: pa.RecordBatch, tallies: Sequence[Tally]) -> None:
        self._rows += batch.num_rows
        for known, found in zip(self._tallies, tallies, strict=True):
            known.merge(found)
        days = batch.column(DAY).to_numpy()
        days = days[days != MISSING]
        if days.size:
            self._first, self._last = min(self._first, int(days.min())), max(self._last, int(days.max()))

    def traits(self) -> TableTraits:
        """Return what was counted."""
        table = self.table
        headers = table.headers or ("",) * len(table.columns)
        every = zip(self._tallies, table.columns, headers, strict=True)
        return TableTraits(
            table.name,
            self._rows,
            table.repaired,
            table.rejected,
            table.cut,
            table.format,
            table.encoding,
            table.dialect,
            tuple(counted.traits(column, header) for counted, column, header in every),
            self._look.chosen,
            _iso(self._first) if self._last != MISSING else None,
            _iso(self._last) if self._last != MISSING else None,
        )


def _iso(day: int) -> str:
    return str(np.datetime64(day, "D"))


@dataclass(frozen=True, slots=True)
class _Look:
    columns: tuple[Column, ...]
    chosen: Chosen
    habits: dict[int, Habit]
    people: PeopleReader
    digester: Digester

    def at(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, list[Tally]]:
        rows = batch.num_rows
        coded: dict[int, Coded] = {}
        cells: dict[int, np.ndarray] = {}
        days: dict[int, np.ndarray] = {}
        tallies = []
        kept = {getattr(self.chosen, name) for name in Chosen.__dataclass_fields__}
        for at, column in enumerate(self.columns):
            text, index = batch.column(at), column.index
            one = Coded(text)
            day = self._days(column, one)
            tallies.append(tally(text, one, column, day))
            normal = canonical(one.values, column.kind, self.habits.get(index, Habit.PLAIN))
            cells[index] = one.spread(self.digester.cells(normal), NONE)
            if day is not None:
                days[index] = day
            if index in kept:
                coded[index] = one
        return self._batch(rows, coded, cells, days), tallies

    def _days(self, column: Column, coded: Coded) -> np.ndarray | None:
        if column.kind not in DATES:
            return None
        return coded.spread(read_days(coded.values, self.habits[column.index]), MISSING)

    def _batch(
        self, rows: int, coded: dict[int, Coded], cells: dict[int, np.ndarray], days: dict[int, np.ndarray]
    ) -> pa.RecordBatch:
        chosen, keys = self.chosen, self.people.keys(coded, rows)
        nothing = np.zeros(rows, np.uint64)
        lab, finess = (nothing if at is None else cells[at] for at in (chosen.lab, chosen.finess))
        arrays = {
            NUMBER: keys.number,
            OWN: keys.own,
            NAME: keys.name,
            BIRTH_NAME: keys.birth_name,
            LAB: np.where(lab == NONE, finess, lab),
            FINESS: finess,
            DAY: np.full(rows, MISSING, np.int32) if chosen.visit is None else days[chosen.visit],
        }
        if self.people.placebo:
            arrays[PLACEBO] = keys.placebo
        arrays |= {cell(column.index): cells[column.index] for column in self.columns}
        arrays |= {dated(column.index): days[column.index] for column in self.columns if is_dated(column)}
        return pa.RecordBatch.from_arrays([pa.array(values) for values in arrays.values()], names=list(arrays))
