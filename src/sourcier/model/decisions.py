"""What a person settled: an input of every step, replayable and undoable."""

from dataclasses import dataclass, field

from .reading import Overrides


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """This column is of that kind, whatever the values seem to say."""

    id: str
    evidence: int
    table: int
    column: int
    kind: str | None
    who: str
    why: str
    when: str
    """ISO 8601 time with offset."""


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """This evidence is to be read that way."""

    id: str
    evidence: int
    overrides: Overrides
    who: str
    why: str
    when: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything people settled in a case, in the order they did."""

    columns: tuple[ColumnKind, ...] = field(default=())
    readings: tuple[ReadingChoice, ...] = field(default=())
