"""The second pass: what each column of a stored table holds, proofs across columns included."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from sourcier.model.decisions import ColumnKind
from sourcier.model.facts import Column, Reason
from sourcier.model.progress import Progress
from sourcier.recognise import Profile, Proofs, Proposal, Recogniser
from sourcier.store import Store

from .workers import in_order


@dataclass(frozen=True, slots=True)
class Recognition:
    """Settles what the columns of stored tables hold."""

    store: Store
    recogniser: Recogniser
    workers: int
    progress: Progress

    def columns(self, table: str, profile: Profile, headers: tuple[str, ...]) -> tuple[Column, ...]:
        """Return what every column of one table holds."""
        proposal = self.recogniser.propose(profile, headers)
        proofs = self._proofs(table, proposal)
        return self.recogniser.settle(profile, proofs, proposal)

    def _proofs(self, table: str, proposal: Proposal) -> Proofs:
        stored = self.store.table(table)
        self.progress.start("proving", None)
        needed = [f"c{c}" for c in proposal.columns]
        batches = stored.batches(needed) if needed and stored.rows else iter([_no_rows(needed)])
        merged: Proofs | None = None
        for proofs in in_order(lambda batch: self.recogniser.prove(batch, proposal), batches, self.workers):
            merged = proofs if merged is None else self.recogniser.merge_proofs(merged, proofs)
        self.progress.finish()
        return merged or Proofs()


def _no_rows(names: list[str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], pa.string())] * len(names), names)


def decided(
    columns: tuple[Column, ...], decisions: tuple[ColumnKind, ...], categories: Mapping[str, str]
) -> tuple[Column, ...]:
    """Return the columns as people settled them; what the values said stays as the runner-up."""
    by_column = {decision.column: decision for decision in decisions}
    return tuple(
        column if (decision := by_column.get(column.index)) is None else _as_decided(column, decision, categories)
        for column in columns
    )


def _as_decided(column: Column, decision: ColumnKind, categories: Mapping[str, str]) -> Column:
    return replace(
        column,
        kind=decision.kind,
        category=categories.get(decision.kind or ""),
        confidence=1.0,
        reasons=(Reason("decision"), *column.reasons),
        runner_up=column.kind if column.kind != decision.kind else column.runner_up,
    )
