"""What a processor held of an order's laboratories, held against it: the extract itself, not what leaked of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.data import fold
from sourcier.inventory import ColumnTraits, Digested, TableTraits, cell
from sourcier.model.parties import Manifest, Order
from sourcier.model.scope import HeldScope, OutsideColumn

from .interval import interval, share
from .labs import NOWHERE
from .ordered import Named, listed_columns, ordered_of, outside
from .rows import Rows


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One holding, as it was compared."""

    holding: str
    rows: Rows
    labs: np.ndarray
    """Per row its laboratory of the leak, -1 for none."""
    digested: Digested
    names: Mapping[tuple[int, int], str]
    """How its columns are shown, by table and index."""


def held_labs(by_segment: Sequence[np.ndarray], rows: int) -> np.ndarray:
    """Return the laboratory of each row, as the first segment that tells it says."""
    found = np.full(rows, NOWHERE, np.int32)
    for labs in by_segment:
        found = np.where(found == NOWHERE, labs, found).astype(np.int32)
    return found


def held_scopes(side: Side, manifest: Manifest, named: Named) -> Iterator[tuple[str, HeldScope]]:
    """Yield, with each order of the holding's party, what it holds of the order's laboratories, if anything."""
    party = next((one.party for one in manifest.holdings if one.id == side.holding), "")
    for order in manifest.orders:
        if order.processor == party and (found := _held(side, manifest, named, order)) is not None:
            yield order.id, found


def _held(side: Side, manifest: Manifest, named: Named, order: Order) -> HeldScope | None:
    ordered = ordered_of(manifest, named, order)
    rows = np.ones(len(side.rows), bool) if ordered.everything else np.isin(side.labs, list(ordered.labs))
    if not ordered.everything:
        digests = np.array(sorted(named.digests(ordered.listed)), np.uint64)
        rows |= np.isin(side.rows.lab, digests) | np.isin(side.rows.finess, digests)
    if not rows.any():
        return None
    early, late, undated = outside(side.rows, order, rows)
    dated = int(rows.sum()) - undated
    low, high = interval(early + late, dated) if order.since or order.until else (0.0, 0.0)
    return HeldScope(
        holding=side.holding,
        rows=int(rows.sum()),
        rows_outside=early + late,
        share_outside=share(early + late, dated),
        low=low,
        high=high,
        undated=undated,
        columns_outside=tuple(_columns(side, order, rows)),
        complete=side.digested.holding.complete,
    )


def _columns(side: Side, order: Order, rows: np.ndarray) -> Iterator[OutsideColumn]:
    """Columns that hold something in those rows and that the order lists neither by kind nor by header.

    Columns of the same header and kind in several tables, as one per laboratory, are one.
    """
    if order.columns is None:
        return
    listed = listed_columns(order.columns)
    found: dict[tuple[str | int, ...], OutsideColumn] = {}
    for number, table in side.digested:
        unlisted = [
            column
            for column in table.columns
            if column.filled
            and column.kind not in listed
            and fold(column.header) not in listed
            and (column.kind is not None or column.header.strip())
        ]
        here = rows[side.rows.starts[number] : side.rows.starts[number + 1]]
        for column, filled in zip(unlisted, _filled(side.digested, number, table, here, unlisted), strict=True):
            if filled:
                header = fold(column.header)
                same = (header, column.kind or "") if header else (number, column.index)
                name = side.names[number, column.index]
                first = found.setdefault(same, OutsideColumn(column.index, name, column.kind, 0, number))
                found[same] = replace(first, filled=first.filled + filled)
    yield from found.values()


def _filled(
    digested: Digested, number: int, table: TableTraits, rows: np.ndarray, columns: Sequence[ColumnTraits]
) -> list[int]:
    counts = [0] * len(columns)
    if not columns or not table.rows or not rows.any():
        return counts
    first = 0
    for batch in digested.batches(number, [cell(column.index) for column in columns]):
        here = rows[first : first + batch.num_rows]
        for place in range(len(columns)):
            counts[place] += int((batch.column(place).to_numpy()[here] != 0).sum())
        first += batch.num_rows
    return counts
