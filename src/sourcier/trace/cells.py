"""Digests of single cells: some rows of a side, all its columns, read part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.data import fold
from sourcier.inventory import Digested, TableTraits, cell


@dataclass(frozen=True, slots=True)
class Logical:
    """A column of a holding, whichever of its tables hold it: same header, else same place."""

    header: str
    """Folded; empty where there is none."""
    kind: str | None
    """That most of its rows are recognised as."""
    filled: int
    distinct: int
    places: tuple[tuple[int, int], ...]
    """Table and column, ascending."""


def logical_columns(tables: Sequence[TableTraits]) -> tuple[Logical, ...]:
    """Return the columns of all tables as one table would have them, in the order they are first met."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for number, table in enumerate(tables):
        met: dict[str, int] = {}
        for column in table.columns:
            header = fold(column.header)
            nth = met[header] = met.get(header, -1) + 1
            place = column.index if not header else nth
            found.setdefault((header, place), []).append((number, column.index))
    return tuple(_logical(header, places, tables) for (header, _), places in found.items())


def _logical(header: str, places: Sequence[tuple[int, int]], tables: Sequence[TableTraits]) -> Logical:
    traits = [tables[table].columns[column] for table, column in places]
    rows: dict[str | None, int] = {}
    for one in traits:
        rows[one.kind] = rows.get(one.kind, 0) + one.filled
    kinds = [kind for kind in rows if kind is not None]
    kind = max(kinds, key=lambda kind: (rows[kind], kind), default=None)
    return Logical(
        header,
        kind,
        sum(one.filled for one in traits),
        max(one.distinct for one in traits),
        tuple(places),
    )


def cells_at(side: Digested, starts: Sequence[int], rows: np.ndarray, columns: Sequence[Logical]) -> np.ndarray:
    """Return the digests of those columns at those rows, uint64 of shape (rows, columns); 0 where blank or absent."""
    found = np.zeros((len(rows), len(columns)), np.uint64)
    for table, _ in side:
        here = [(place, index) for place, one in enumerate(columns) for t, index in one.places if t == table]
        wanted = np.flatnonzero((rows >= starts[table]) & (rows < starts[table + 1]))
        if here and wanted.size:
            _read(side, table, rows[wanted] - starts[table], into=wanted, here=here, found=found)
    return found


def _read(
    side: Digested,
    table: int,
    rows: np.ndarray,
    *,
    into: np.ndarray,
    here: Sequence[tuple[int, int]],
    found: np.ndarray,
) -> None:
    order = np.argsort(rows, kind="stable")
    rows, into = rows[order], into[order]
    first = 0
    for batch in side.batches(table, [cell(index) for _, index in here]):
        start, stop = np.searchsorted(rows, (first, first + batch.num_rows))
        if stop > start:
            at = rows[start:stop] - first
            for number, (place, _) in enumerate(here):
                found[into[start:stop], place] = batch.column(number).to_numpy()[at]
        first += batch.num_rows
