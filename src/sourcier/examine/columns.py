"""The second pass: what each column of a stored table holds, proofs across columns included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from sourcier.model.decisions import ColumnKind
from sourcier.model.errors import WrongUse
from sourcier.model.facts import Column, Reason
from sourcier.model.message import Message
from sourcier.model.progress import Progress
from sourcier.recognise import Kind, Profile, Proofs, Proposal, Recogniser
from sourcier.recognise.roles import BY_KIND
from sourcier.store import Store

from .coded import Coded
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


class UnknownKindDecided(WrongUse):
    """A decision names a kind there is none of."""

    code = "E226"

    def __init__(self, decision: str) -> None:
        super().__init__(
            Message("The decision %(id)s names a kind that does not exist.", {"id": decision}),
            Message("No decision was lost, and nothing was computed."),
            Message("Correct it in decisions.toml, in the case folder; sourcier explain lists all kinds."),
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """Columns as people settled them; what the values said stays as the runner-up."""

    store: Store
    kinds: Mapping[str, Kind]

    def check(self, decisions: Iterable[ColumnKind]) -> None:
        """Refuse decisions that name no kind. Raises UnknownKindDecided."""
        for decision in decisions:
            if decision.kind is not None and decision.kind not in self.kinds:
                raise UnknownKindDecided(decision.id)

    def columns(self, table: str, columns: tuple[Column, ...], decisions: tuple[ColumnKind, ...]) -> tuple[Column, ...]:
        """Return the columns of one table; of several decisions on one column the last counts."""
        by_column = {decision.column: decision for decision in decisions}
        return tuple(
            column if (decision := by_column.get(column.index)) is None else self._as_decided(table, column, decision)
            for column in columns
        )

    def _as_decided(self, table: str, column: Column, decision: ColumnKind) -> Column:
        kind = self.kinds[decision.kind] if decision.kind is not None else None
        return replace(
            column,
            kind=decision.kind,
            category=str(kind.category) if kind else None,
            valid=self._valid(table, column.index, kind) if kind else 0,
            chance=kind.chance if kind else 0.0,
            confidence=1.0,
            reasons=(Reason("decision"), *column.reasons),
            role=_role(column, decision.kind),
            runner_up=column.kind if column.kind != decision.kind else column.runner_up,
        )

    def _valid(self, table: str, column: int, kind: Kind) -> int:
        """How many filled rows the kind's whole rule holds for."""
        valid = 0
        for batch in self.store.table(table).batches([f"c{column}"]):
            coded = Coded(batch.column(0))
            valid += int(coded.rows(coded.filled & kind.valid(coded.values)).sum())
        return valid


def _role(column: Column, kind: str | None) -> str:
    """Whom a column is about once its kind is settled: what only the kind it was taken for said is dropped."""
    if kind in BY_KIND:
        return BY_KIND[kind]
    return "patient" if BY_KIND.get(column.kind or "") == column.role else column.role
