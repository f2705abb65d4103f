"""What each column of a stored table holds, people's decisions included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sourcier.model.decisions import ColumnKind
from sourcier.model.errors import WrongUse
from sourcier.model.facts import Column, Reason
from sourcier.model.message import Message
from sourcier.recognise import Kind
from sourcier.recognise.roles import BY_KIND
from sourcier.recognise.stored import Recognition
from sourcier.store import Store

from .coded import Coded

__all__ = ["Decided", "Recognition", "UnknownKindDecided"]


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
