"""Decisions about rows, found again in the rows that were read: who is one person, which labels name one laboratory.

A decision numbers pieces as the case does, tables and rows from 0 as they are stored; here rows are numbered through,
over all tables that were examined, in their order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sourcier.case import Placed, Row, placed, rows_of
from sourcier.model.decisions import ColumnKind, Decisions, ReadingChoice, SameLab, SamePerson
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .persons import Settled

_KEPT = Message("No decision was lost, and what was found before stands.")
_NEXT = Message("Correct it in decisions.toml, in the case folder, or take it back: sourcier decide undo %(id)s").text


class PlaceDecided(WrongUse):
    """A decision speaks of a piece, table, column or row there is none of."""

    code = "E231"

    def __init__(self, decision: str) -> None:
        super().__init__(
            Message("The decision %(id)s speaks of a piece, table, column or row that is not there.", {"id": decision}),
            _KEPT,
            Message(_NEXT, {"id": decision}),
        )


class PersonsContradict(WrongUse):
    """A decision about two rows cannot hold beside the others."""

    code = "E233"

    def __init__(self, decision: str) -> None:
        super().__init__(
            Message("The decision %(id)s cannot hold beside the other decisions about persons.", {"id": decision}),
            _KEPT,
            Message(_NEXT, {"id": decision}),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows a person decided about, numbered through."""

    id: str
    first: int
    second: int
    same: bool

    @property
    def settled(self) -> Settled:
        """What it says of the rows, without who said so."""
        return Settled(self.first, self.second, self.same)


@dataclass(frozen=True, slots=True)
class Span:
    """One table among the rows that are numbered through."""

    evidence: int
    """Position among the pieces examined."""
    piece: int
    """Its number in the case."""
    table: int
    first: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Spans:
    """All tables examined."""

    tables: tuple[Span, ...]

    @classmethod
    def of(cls, tables: Iterable[tuple[int, int, int, int, int]]) -> "Spans":
        """Number the rows of tables given as position, piece, table, columns, rows."""
        spans, first = [], 0
        for evidence, piece, table, columns, rows in tables:
            spans.append(Span(evidence, piece, table, first, rows, columns))
            first += rows
        return cls(tuple(spans))

    @property
    def names(self) -> frozenset[tuple[int, int]]:
        """Piece and table of each."""
        return frozenset((span.piece, span.table) for span in self.tables)

    def row(self, place: Row) -> int | None:
        """Return the number of a row given by piece, table and row; None where there is none."""
        piece, table, row = place
        span = self._span(piece, table)
        return span.first + row if span is not None and row < span.rows else None

    def place(self, row: int) -> Row:
        """Return where a row stands: position of the piece, table, row."""
        span = next(span for span in reversed(self.tables) if span.first <= row)
        return span.evidence, span.table, row - span.first

    def said(self, row: int) -> str:
        """Return where a row stands, as facts say it."""
        evidence, table, number = self.place(row)
        return f"evidence {evidence}, table {table}, row {number}"

    def _span(self, piece: int, table: int) -> Span | None:
        return next((span for span in self.tables if (span.piece, span.table) == (piece, table)), None)

    def column(self, piece: int, table: int, column: int) -> bool:
        """Whether there is such a column."""
        span = self._span(piece, table)
        return span is not None and column < span.columns


def about(decisions: Decisions, pieces: Iterable[int]) -> tuple[Placed, ...]:
    """Return the decisions that concern these pieces and no other."""
    mine = set(pieces)
    return tuple(decision for decision in placed(decisions) if set(_pieces(decision)) <= mine)


def _pieces(decision: Placed) -> tuple[int, ...]:
    if isinstance(decision, ColumnKind | ReadingChoice):
        return (decision.evidence,)
    return decision.a_evidence, decision.b_evidence


def check_pieces(decisions: Decisions, pieces: int) -> None:
    """Refuse decisions about a piece the case does not hold. Raises PlaceDecided."""
    for decision in placed(decisions):
        if any(piece >= pieces for piece in _pieces(decision)):
            raise PlaceDecided(decision.id)


def check_places(decisions: Sequence[Placed], spans: Spans) -> None:
    """Refuse decisions about a table, column or row there is none of. Raises PlaceDecided."""
    for decision in decisions:
        if not {span.piece for span in spans.tables}.issuperset(_pieces(decision)):
            continue  # a piece nothing could be read of
        if isinstance(decision, ColumnKind):
            there = spans.column(decision.evidence, decision.table, decision.column)
        else:
            there = isinstance(decision, ReadingChoice) or None not in map(spans.row, rows_of(decision))
        if not there:
            raise PlaceDecided(decision.id)


def person_pairs(decisions: Sequence[Placed], spans: Spans) -> tuple[Pair, ...]:
    """Return what was decided about persons, rows numbered through; pieces nothing could be read of fall out."""
    return tuple(_pairs([d for d in decisions if isinstance(d, SamePerson)], spans))


def refuse_contradicted(decisions: Sequence[str]) -> None:
    """Refuse decisions about persons that others contradict, by id. Raises PersonsContradict."""
    for decision in decisions:
        raise PersonsContradict(decision)


def lab_pairs(decisions: Sequence[Placed], spans: Spans) -> tuple[Pair, ...]:
    """Return what was decided about laboratories, in the same way."""
    return tuple(_pairs([d for d in decisions if isinstance(d, SameLab)], spans))


def _pairs(decisions: Sequence[SamePerson | SameLab], spans: Spans) -> Iterator[Pair]:
    for decision in decisions:
        first, second = map(spans.row, rows_of(decision))
        if first is not None and second is not None:
            yield Pair(decision.id, first, second, decision.same)
