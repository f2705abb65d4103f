"""Everything that is settled before a copy is written: columns, rows, what the marks will do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from sourcier.marks import Options, Plan, Survey, make_plan, strength_of
from sourcier.model.handing import LeavingColumn, LeavingTable
from sourcier.model.parties import Order
from sourcier.order import entries_of
from sourcier.recognise import known_kinds
from sourcier.recognise.harmless import column_names
from sourcier.store import Store

from .choose import Picked, choose
from .refusals import NothingOrdered
from .rows import Kept, RowFilter, kept_batches
from .sentences import Sentences
from .source import BLANK, Asked, load


@dataclass(frozen=True, slots=True)
class Prepared:
    """An export ready to be written, as often as there are recipients."""

    store: Store
    picked: tuple[Picked, ...]
    kept: tuple[Kept, ...]
    plan: Plan
    absent: tuple[str, ...]
    complete: bool
    names: tuple[tuple[str, ...], ...]
    """Per table, its columns as they may be shown."""

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(kept.rows for kept in self.kept)

    def batches(self, table: int, *, blank: bool = False) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a table as they are ordered, unmarked."""
        picked = self.picked[table]
        wanted = BLANK if blank and picked.table.nulls else ""
        return kept_batches(self.store, picked.table, self.kept[table], picked.columns, blank=wanted)

    def strength(self, copies: int) -> Any:
        """Return what the marks can be expected to tell among so many copies."""
        return strength_of(self.plan, copies)

    @property
    def leaving(self) -> tuple[LeavingTable, ...]:
        """What leaves, for people."""
        return tuple(self.leaving_table(table, {}) for table in range(len(self.picked)))

    def leaving_table(self, table: int, changed: Mapping[int, int]) -> LeavingTable:
        """Return the same of one table, with the cells that were changed in form."""
        picked, kept, planned = self.picked[table], self.kept[table], self.plan.tables[table]
        uses: dict[int, list[str]] = {}
        for use in planned.columns:
            if not use.why_not and use.layer not in uses.setdefault(use.index, []):
                uses[use.index].append(use.layer)
        columns = tuple(
            LeavingColumn(name, column.kind, tuple(uses.get(column.index, ())), changed.get(column.index, 0))
            for name, column in zip(self.names[table], picked.layout, strict=True)
        )
        canaries = self.plan.canaries[table] if self.plan.canaries else 0
        left = {name: count for name, count in asdict(kept.left_out).items() if count}
        every = len(picked.table.stored.columns)
        return LeavingTable(picked.table.name, kept.rows, left, columns, every - len(columns), canaries)


def prepare(order: Order, asked: Asked, store: Store, options: Options, *, leave_out: Sequence[Path] = ()) -> Prepared:
    """Read the source, and settle what leaves of it.

    Raises what `load`, `choose`, `RowFilter.keep` and `Sentences.refuse` raise; NothingOrdered.
    """
    source = load(asked, store, leave_out=leave_out)
    choice = choose(order, source.tables)
    tables = [picked.table for picked in choice.picked]
    kept = RowFilter(store, order, tables).keep()
    if not sum(one.rows for one in kept):
        raise NothingOrdered
    kinds = known_kinds()
    ready = Prepared(
        store,
        choice.picked,
        tuple(kept),
        Plan((), (), ()),
        tuple(entry.text for number, entry in enumerate(entries_of(order), 1) if number in choice.absent),
        source.complete,
        tuple(_names(picked, column_names(picked.table.stored.headers, kinds)) for picked in choice.picked),
    )
    surveys = [_surveyed(ready, number) for number in range(len(ready.picked))]
    return replace(ready, plan=make_plan(surveys, _settled(options, ready)))


def _names(picked: Picked, every: Sequence[str]) -> tuple[str, ...]:
    return tuple(every[at] if every else f"column-{at + 1}" for at in picked.columns)


def _surveyed(ready: Prepared, table: int) -> Survey:
    picked = ready.picked[table]
    layout = picked.layout
    texts = [at for at, source in enumerate(picked.columns) if source in picked.texts]
    survey, sentences = Survey(layout), Sentences(layout, texts)
    for batch in ready.batches(table):
        survey.see(batch)
        sentences.see(batch)
    sentences.refuse(picked.columns)
    return survey


def _settled(options: Options, ready: Prepared) -> Options:
    """Turn columns named by their header into their numbers."""
    off: dict[str, Any] = {}
    for layer, columns in options.off.items():
        if isinstance(columns, str):
            off[layer] = columns
            continue
        wanted = {str(column).casefold() for column in columns}
        off[layer] = {
            at
            for picked in ready.picked
            for at, header in enumerate(picked.headers or [""] * len(picked.columns))
            if header.strip().casefold() in wanted or str(picked.columns[at] + 1) in wanted
        }
    return replace(options, off=off)
