"""Rows that decisions name, found again by where they begin in the file where another reading numbers rows anew."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sourcier.case import Placed, Row, offsets_of, rows_of
from sourcier.model.decisions import SameLab, SamePerson
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.read import AT
from sourcier.store import Store


class RowGone(WrongUse):
    """A decision is about a row that the present reading does not have."""

    code = "E234"

    def __init__(self, decision: str) -> None:
        super().__init__(
            Message(
                "The row the decision %(id)s is about is no row any more: the file is read otherwise.", {"id": decision}
            ),
            Message("No decision was lost, and what was found before stands."),
            Message(
                "Read the file as it was read then, or take it back: sourcier decide undo %(id)s", {"id": decision}
            ),
        )


def table_name(piece: int, table: int) -> str:
    """Return the name of a table's rows in the store."""
    return f"rows-{piece}-{table}"


def offset_of(store: Store, place: Row) -> int | None:
    """Return where a row begins, given by piece, table and row; None where there is none."""
    piece, table, row = place
    for batch in store.table(table_name(piece, table)).batches([AT]):
        if row < batch.num_rows:
            return int(batch.column(0)[row].as_py())
        row -= batch.num_rows
    return None


def found_again(store: Store, decisions: Sequence[Placed], tables: frozenset[tuple[int, int]]) -> tuple[Placed, ...]:
    """Return the decisions with rows numbered as they are now. `tables`: piece and table of those there are.

    Raises RowGone where none begins there.
    """
    known = _Offsets(store, tables)
    return tuple(_renumbered(d, known) if isinstance(d, SamePerson | SameLab) else d for d in decisions)


class _Offsets:
    """Where the rows of tables begin, read at the first need."""

    def __init__(self, store: Store, tables: frozenset[tuple[int, int]]) -> None:
        self._store, self._tables = store, tables
        self._read: dict[tuple[int, int], np.ndarray] = {}

    def row(self, place: Row, at: int | None) -> int | None:
        """Return the row that begins at `at`; where that or the table is not told, the one named."""
        table, row = place[:2], place[2]
        if at is None or table not in self._tables:
            return row
        if table not in self._read:
            batches = [batch.column(0).to_numpy() for batch in self._store.table(table_name(*table)).batches([AT])]
            self._read[table] = np.concatenate(batches) if batches else np.zeros(0, np.int64)
        offsets = self._read[table]
        if row < len(offsets) and offsets[row] == at:
            return row
        found = np.flatnonzero(offsets == at)
        return int(found[0]) if found.size else None


def _renumbered(decision: SamePerson | SameLab, known: _Offsets) -> SamePerson | SameLab:
    first, second = (known.row(place, at) for place, at in zip(rows_of(decision), offsets_of(decision), strict=True))
    if first is None or second is None:
        raise RowGone(decision.id)
    return replace(decision, a_row=first, b_row=second)
