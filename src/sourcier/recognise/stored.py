"""Recognition of tables that are stored: the second pass over their rows, and how a column writes its dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column, CountryGuess
from sourcier.model.progress import Progress
from sourcier.store import Store

from .days import Habit, habit_of
from .profile import Profile
from .proofs import Proofs
from .propose import Proposal
from .recogniser import Recogniser
from .values import Values
from .workers import in_order

_HABIT_ROWS = 262_144


@dataclass(frozen=True, slots=True)
class Recognition:
    """Settles what the columns of stored tables hold."""

    store: Store
    recogniser: Recogniser
    workers: int
    progress: Progress

    def columns(self, table: str, profile: Profile, headers: tuple[str, ...]) -> tuple[Column, ...]:
        """Return what every column of one table holds."""
        return self.columns_of((table,), profile, headers)

    def columns_of(self, tables: Sequence[str], profile: Profile, headers: tuple[str, ...]) -> tuple[Column, ...]:
        """Return what the columns of tables of one layout hold, all their rows together."""
        return self.tables_of(tables, profile, headers)[0]

    def tables_of(
        self, tables: Sequence[str], profile: Profile, headers: tuple[str, ...]
    ) -> tuple[tuple[Column, ...], tuple[CountryGuess, ...]]:
        """Return the same, and the countries whose people they may be about."""
        proposal = self.recogniser.propose(profile, headers)
        proofs = self._proofs(tables, proposal)
        return self.recogniser.settle_table(profile, proofs, proposal)

    def _proofs(self, tables: Sequence[str], proposal: Proposal) -> Proofs:
        self.progress.start("proving", None)
        batches = self._batches(tables, [f"c{c}" for c in proposal.columns])
        merged: Proofs | None = None
        for proofs in in_order(lambda batch: self.recogniser.prove(batch, proposal), batches, self.workers):
            merged = proofs if merged is None else self.recogniser.merge_proofs(merged, proofs)
        self.progress.finish()
        return merged or Proofs()

    def _batches(self, tables: Sequence[str], needed: list[str]) -> Iterator[pa.RecordBatch]:
        stored = [table for name in tables if (table := self.store.table(name)).rows]
        if not needed or not stored:
            yield _no_rows(needed)
            return
        for table in stored:
            yield from table.batches(needed, coded=True)


def _no_rows(names: list[str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], pa.string())] * len(names), names)


def stored_habit(store: Store, table: str, column: int | None) -> Habit:
    """Return how a column of a stored table writes its dates, by its first 262,144 rows."""
    if column is None:
        return Habit.PLAIN
    values: list[pa.Array] = []
    rows = 0
    for batch in store.table(table).batches([f"c{column}"]):
        values.append(batch.column(0).slice(0, _HABIT_ROWS - rows))
        rows += len(values[-1])
        if rows >= _HABIT_ROWS:
            break
    if not values:
        return Habit.PLAIN
    counted = pc.value_counts(pc.utf8_trim_whitespace(pa.concat_arrays(values)))
    return habit_of(Values(counted.field("values")), counted.field("counts").to_numpy())[0]
