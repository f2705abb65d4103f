"""The tables a composition is made of, and the stretches of rows it is cut into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourcier.model.composition import Composition, Segment
from sourcier.model.facts import Column


@dataclass(frozen=True, slots=True)
class TableRows:
    """One table, as its rows lie in the store."""

    evidence: int
    """Place of its piece in the facts, from 0."""
    table: int
    store: str
    columns: tuple[Column, ...]
    rows: int
    first: int
    """Number of its first row: rows are numbered from 0 through all tables, in the order of the facts."""
    headers_again: tuple[int, ...] = ()
    """Offsets in the evidence of lines equal to the header."""

    @property
    def end(self) -> int:
        """Number of the row after its last."""
        return self.first + self.rows


def tables_of(
    tables: Iterable[tuple[int, int, str, tuple[Column, ...], int, tuple[int, ...]]],
) -> tuple[TableRows, ...]:
    """Number the rows of tables given as evidence, table, name in the store, columns, rows and headers again."""
    found, first = [], 0
    for evidence, table, store, columns, rows, headers in tables:
        found.append(TableRows(evidence, table, store, columns, rows, first, headers))
        first += rows
    return tuple(found)


def segments_of(composition: Composition) -> tuple[slice, ...]:
    """Return the rows of each segment as a slice of arrays that hold one entry per row of all tables."""
    return tuple(slice(segment.first_row, segment.last_row + 1) for segment in composition.segments)


def whole(tables: Sequence[TableRows]) -> tuple[Segment, ...]:
    """Return one segment per table that has rows."""
    return tuple(Segment(table.first, table.end - 1, "whole") for table in tables if table.rows)
