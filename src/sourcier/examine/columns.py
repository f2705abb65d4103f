"""The second pass: what each column of a stored table holds, proofs across columns included."""

from dataclasses import dataclass, replace

from sourcier.model.decisions import ColumnKind
from sourcier.model.facts import Column, Reason
from sourcier.model.progress import Progress
from sourcier.recognise import Profile, Proofs, Recogniser
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

    def _proofs(self, table: str, proposal: object) -> Proofs:
        stored = self.store.table(table)
        self.progress.start("proving", None)
        batches = stored.batches([f"c{c}" for c in proposal.columns])
        merged: Proofs | None = None
        for proofs in in_order(lambda batch: self.recogniser.prove(batch, proposal), batches, self.workers):
            merged = proofs if merged is None else self.recogniser.merge_proofs(merged, proofs)
        self.progress.finish()
        assert merged is not None
        return merged


def decided(
    columns: tuple[Column, ...], decisions: tuple[ColumnKind, ...], categories: dict[str, str]
) -> tuple[Column, ...]:
    """Return the columns as people settled them; what the values said stays as the runner-up."""
    by_column = {decision.column: decision for decision in decisions}
    return tuple(
        column if (decision := by_column.get(column.index)) is None else _as_decided(column, decision, categories)
        for column in columns
    )


def _as_decided(column: Column, decision: ColumnKind, categories: dict[str, str]) -> Column:
    return replace(
        column,
        kind=decision.kind,
        category=categories.get(decision.kind or ""),
        confidence=1.0,
        reasons=(Reason("decision"), *column.reasons),
        runner_up=column.kind if column.kind != decision.kind else column.runner_up,
    )
