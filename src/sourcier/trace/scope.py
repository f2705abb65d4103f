"""The leak against written orders: rows before the first day, after the last one, laboratories and columns not listed.

An order is held against rows of its laboratories alone; one that lists no columns, dates or laboratories has none
outside it.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sourcier.data import fold
from sourcier.model.parties import Manifest, Order
from sourcier.model.scope import HeldScope, OutsideColumn, Scope

from .columns import LeakColumn
from .interval import interval, share
from .labs import NOWHERE
from .leak import Leak
from .ordered import Named, listed_columns, ordered_of, outside

_HIDDEN = "column-"


def scope(
    leak: Leak, manifest: Manifest, named: Named, filled: "Filled | None", held: Mapping[str, Sequence[HeldScope]]
) -> tuple[Scope, ...]:
    """Hold the leak against every order, in the order of the manifest; `held` is what holdings say, by order."""
    return tuple(
        _scope(leak, manifest, named, filled, order, held=tuple(held.get(order.id, ()))) for order in manifest.orders
    )


def _scope(
    leak: Leak, manifest: Manifest, named: Named, filled: "Filled | None", order: Order, *, held: tuple[HeldScope, ...]
) -> Scope:
    ordered = ordered_of(manifest, named, order)
    own, listed, found, labs, alone = ordered.own, ordered.listed, ordered.found, ordered.labs, ordered.everything
    every = leak.labs.of_row
    rows = np.ones(len(every), bool) if alone else np.isin(every, labs)
    early, late, undated = outside(leak.rows, order, rows)
    dated = int(rows.sum()) - undated
    others = _labs_outside(manifest, named, order, own, set(labs))
    low, high = interval(early + late, dated) if order.since or order.until else (0.0, 0.0)
    unlisted, unsure = _columns(leak, order, filled, None if alone else labs)
    return Scope(
        order=order.id,
        controller=order.controller,
        rows=int(rows.sum()),
        rows_outside=early + late,
        share_outside=share(early + late, dated),
        low=low,
        high=high,
        too_early=early,
        too_late=late,
        undated=undated,
        labs_missing=tuple(label for label, lab in zip(listed, found, strict=True) if lab == NOWHERE),
        columns_outside=tuple(unlisted),
        lists_columns=order.columns is not None,
        lists_dates=bool(order.since or order.until),
        lists_labs=order.labs is not None,
        labs_outside=tuple(leak.labs.labels[lab] for lab in others),
        rows_in_labs_outside=int(np.isin(every, others).sum()),
        columns_unsure=tuple(unsure),
        held=held,
    )


def _labs_outside(manifest: Manifest, named: Named, order: Order, own: Sequence[str], labs: set[int]) -> list[int]:
    if order.labs is None:
        return []
    others = [one.labs for one in manifest.orders if one.controller == order.controller]
    if any(listed is None for listed in others):
        return []
    covered = {lab for listed in others for lab in named.of(listed or ())} | labs
    return sorted(set(named.of(own)) - covered - {NOWHERE})


class Filled:
    """How often each column of the leak is filled, laboratory by laboratory."""

    def __init__(self, leak: Leak) -> None:
        self.labs = len(leak.labs.labels)
        self.tables = [self._table(leak, number) for number, _ in leak.side]

    def _table(self, leak: Leak, number: int) -> np.ndarray:
        columns = leak.columns(number)
        counts = np.zeros((len(columns), self.labs + 1), np.int64)
        first = leak.rows.starts[number]
        for batch in leak.side.batches(number, [column.cell for column in columns]):
            labs = leak.labs.of_row[first : first + batch.num_rows]
            for place in range(len(columns)):
                there = batch.column(place).to_numpy() != 0
                counts[place] += np.bincount(labs[there] + 1, minlength=self.labs + 1)
            first += batch.num_rows
        return counts

    def rows(self, table: int, place: int, labs: Sequence[int] | None) -> int:
        """Return the rows of those laboratories (of all of the leak: None) in which a column is filled."""
        counts = self.tables[table][place]
        return int(counts.sum() if labs is None else counts[[lab + 1 for lab in labs]].sum())


def _columns(
    leak: Leak, order: Order, filled: Filled | None, labs: Sequence[int] | None
) -> tuple[list[OutsideColumn], list[int]]:
    if order.columns is None or filled is None:
        return [], []
    listed = listed_columns(order.columns)
    unlisted: list[OutsideColumn] = []
    unsure: list[int] = []
    for table, column, rows in _filled_columns(leak, filled, labs):
        if column.kind in listed or (fold(column.name) in listed and column.name):
            continue
        if column.name.startswith(_HIDDEN) and column.kind is None:
            unsure.append(column.index)
        else:
            unlisted.append(OutsideColumn(column.index, column.name, column.kind, rows, table))
    return unlisted, unsure


def _filled_columns(leak: Leak, filled: Filled, labs: Sequence[int] | None) -> Iterator[tuple[int, LeakColumn, int]]:
    for table, _ in leak.side:
        for place, column in enumerate(leak.columns(table)):
            if rows := filled.rows(table, place, labs):
                yield table, column, rows
