"""Decisions that cannot both hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.model.decisions import ColumnKind, Decisions, ReadingChoice, SameLab, SamePerson

Row = tuple[int, int, int]
"""Evidence, table, row."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two decisions of which one must go; twice the same where one contradicts itself."""

    earlier: ColumnKind | ReadingChoice | SamePerson | SameLab
    later: ColumnKind | ReadingChoice | SamePerson | SameLab


def clash(decisions: Decisions) -> Clash | None:
    """Return the first two decisions that contradict each other, None where all can hold."""
    return (
        _of_columns(decisions.columns)
        or _of_readings(decisions.readings)
        or _of_pairs(decisions.persons)
        or _of_pairs(decisions.labs)
    )


def _of_columns(choices: Sequence[ColumnKind]) -> Clash | None:
    settled: dict[tuple[int, int, int], ColumnKind] = {}
    for choice in choices:
        known = settled.setdefault((choice.evidence, choice.table, choice.column), choice)
        if known.kind != choice.kind:
            return Clash(known, choice)
    return None


def _of_readings(choices: Sequence[ReadingChoice]) -> Clash | None:
    settled: dict[int, ReadingChoice] = {}
    for choice in choices:
        known = settled.setdefault(choice.evidence, choice)
        if known.overrides != choice.overrides:
            return Clash(known, choice)
    return None


def rows_of(pair: SamePerson | SameLab) -> tuple[Row, Row]:
    """Return the two rows a decision is about."""
    return (pair.a_evidence, pair.a_table, pair.a_row), (pair.b_evidence, pair.b_table, pair.b_row)


def _of_pairs(pairs: Sequence[SamePerson] | Sequence[SameLab]) -> Clash | None:
    """What is joined in a chain is one: a pair that is kept apart may not meet in it."""
    joined = Joined()
    apart: list[SamePerson | SameLab] = []
    for pair in pairs:
        first, second = rows_of(pair)
        if first == second:
            return Clash(pair, pair)
        if pair.same:
            joined.join(first, second, pair)
            torn = next((known for known in apart if joined.are_one(*rows_of(known))), None)
            if torn is not None:
                return Clash(torn, pair)
        else:
            if joined.are_one(first, second):
                return Clash(joined.last(first), pair)
            apart.append(pair)
    return None


class Joined:
    """Rows that decisions join, in chains."""

    def __init__(self) -> None:
        self._above: dict[Row, Row] = {}
        self._last: dict[Row, SamePerson | SameLab] = {}

    def join(self, first: Row, second: Row, by: SamePerson | SameLab) -> None:
        """Make the chains of two rows one."""
        self._above[self._root(first)] = self._root(second)
        self._last[self._root(second)] = by

    def are_one(self, first: Row, second: Row) -> bool:
        """Whether a chain holds both."""
        return self._root(first) == self._root(second)

    def last(self, row: Row) -> SamePerson | SameLab:
        """Return the last decision that made the row's chain longer."""
        return self._last[self._root(row)]

    def _root(self, row: Row) -> Row:
        while (above := self._above.get(row, row)) != row:
            self._above[row] = self._above.get(above, above)
            row = above
        return row
