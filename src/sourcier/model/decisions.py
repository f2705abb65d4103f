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
    second_reader: str = ""
    """Who looked again and agrees; empty where nobody did yet."""


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """This evidence is to be read that way."""

    id: str
    evidence: int
    overrides: Overrides
    who: str
    why: str
    when: str
    second_reader: str = ""


@dataclass(frozen=True, slots=True)
class SamePerson:
    """The rows `a` and `b` are about one person, or about two."""

    id: str
    a_evidence: int
    a_table: int
    a_row: int
    """From 0, of the table as it is stored: rejected rows have no number."""
    b_evidence: int
    b_table: int
    b_row: int
    same: bool
    who: str
    why: str
    when: str
    second_reader: str = ""
    a_at: int | None = None
    """Where the row's record begins, in bytes: by it the row is found again where another reading numbers rows anew."""
    b_at: int | None = None


@dataclass(frozen=True, slots=True)
class SameLab:
    """The labels that stand in the rows `a` and `b` name one laboratory, or two.

    A label is a value: the decision names a row in which it stands, and keeps no text.
    """

    id: str
    a_evidence: int
    a_table: int
    a_row: int
    b_evidence: int
    b_table: int
    b_row: int
    """In a row with the label the laboratory keeps."""
    same: bool
    who: str
    why: str
    when: str
    second_reader: str = ""
    a_at: int | None = None
    """Where the row's record begins, in bytes: by it the row is found again where another reading numbers rows anew."""
    b_at: int | None = None


@dataclass(frozen=True, slots=True)
class SeverityChoice:
    """One factor of the severity of a leak is that, whatever the rule says."""

    id: str
    party: str
    """Whose people it is about; empty for all."""
    sort: str
    """For people with this sort of data, such as ``password``; empty for all."""
    factor: str
    """``dpc``, ``ei``, ``confidentiality``, ``integrity``, ``availability``, ``malicious`` or ``unintelligible``."""
    value: str
    """A number, as people wrote it: ``0.75``."""
    who: str
    why: str
    when: str
    second_reader: str = ""


@dataclass(frozen=True, slots=True)
class TellingChoice:
    """Whether one controller tells its people (GDPR art. 34)."""

    id: str
    party: str
    exception: str
    """``none``: they are told; ``no_high_risk``, ``34_3_a``, ``34_3_b``, ``34_3_c``: why they are not, one by one."""
    who: str
    why: str
    when: str
    second_reader: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything people settled in a case, in the order they did."""

    columns: tuple[ColumnKind, ...] = field(default=())
    readings: tuple[ReadingChoice, ...] = field(default=())
    persons: tuple[SamePerson, ...] = field(default=())
    labs: tuple[SameLab, ...] = field(default=())
    severities: tuple[SeverityChoice, ...] = field(default=())
    tellings: tuple[TellingChoice, ...] = field(default=())
