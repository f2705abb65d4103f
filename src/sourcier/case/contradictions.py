"""Decisions that cannot both hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.model.decisions import (
    ColumnKind,
    Decisions,
    ReadingChoice,
    SameLab,
    SamePerson,
    SeverityChoice,
    TellingChoice,
)

Row = tuple[int, int, int]
"""Evidence, table, row."""
_Record = tuple[tuple[int, ...], int | None]
"""A row's place, or its table's with where it begins."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two decisions of which one must go; twice the same where one contradicts itself."""

    earlier: ColumnKind | ReadingChoice | SamePerson | SameLab | SeverityChoice | TellingChoice
    later: ColumnKind | ReadingChoice | SamePerson | SameLab | SeverityChoice | TellingChoice


def clash(decisions: Decisions) -> Clash | None:
    """Return the first two decisions that contradict each other, None where all can hold."""
    return (
        _of_columns(decisions.columns)
        or _of_readings(decisions.readings)
        or _of_pairs(decisions.persons)
        or _of_pairs(decisions.labs)
        or _of_severities(decisions.severities)
        or _of_tellings(decisions.tellings)
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


def _of_severities(choices: Sequence[SeverityChoice]) -> Clash | None:
    settled: dict[tuple[str, str, str], SeverityChoice] = {}
    for choice in choices:
        known = settled.setdefault((choice.party, choice.sort, choice.factor), choice)
        if known.value != choice.value:
            return Clash(known, choice)
    return None


def _of_tellings(choices: Sequence[TellingChoice]) -> Clash | None:
    settled: dict[str, TellingChoice] = {}
    for choice in choices:
        known = settled.setdefault(choice.party, choice)
        if known.exception != choice.exception:
            return Clash(known, choice)
    return None


def rows_of(pair: SamePerson | SameLab) -> tuple[Row, Row]:
    """Return the two rows a decision is about."""
    return (pair.a_evidence, pair.a_table, pair.a_row), (pair.b_evidence, pair.b_table, pair.b_row)


def _records_of(pair: SamePerson | SameLab) -> tuple[_Record, _Record]:
    """The two rows by where they begin, where that is told: numbers change with the reading."""
    a, b = (
        (place, at) if at is None else (place[:2], at)
        for place, at in zip(rows_of(pair), offsets_of(pair), strict=True)
    )
    return a, b


def offsets_of(pair: SamePerson | SameLab) -> tuple[int | None, int | None]:
    """Return where the two rows begin, None where that is not told."""
    return pair.a_at, pair.b_at


def _of_pairs(pairs: Sequence[SamePerson] | Sequence[SameLab]) -> Clash | None:
    """What is joined in a chain is one: a pair that is kept apart may not meet in it."""
    joined = Joined()
    apart: list[SamePerson | SameLab] = []
    for pair in pairs:
        first, second = _records_of(pair)
        if first == second or (len(set(rows_of(pair))) == 1 and None in offsets_of(pair)):
            return Clash(pair, pair)
        if pair.same:
            joined.join(first, second, pair)
            torn = next((known for known in apart if joined.are_one(*_records_of(known))), None)
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
        self._above: dict[_Record, _Record] = {}
        self._last: dict[_Record, SamePerson | SameLab] = {}

    def join(self, first: _Record, second: _Record, by: SamePerson | SameLab) -> None:
        """Make the chains of two rows one."""
        self._above[self._root(first)] = self._root(second)
        self._last[self._root(second)] = by

    def are_one(self, first: _Record, second: _Record) -> bool:
        """Whether a chain holds both."""
        return self._root(first) == self._root(second)

    def last(self, row: _Record) -> SamePerson | SameLab:
        """Return the last decision that made the row's chain longer."""
        return self._last[self._root(row)]

    def _root(self, row: _Record) -> _Record:
        while (above := self._above.get(row, row)) != row:
            self._above[row] = self._above.get(above, above)
            row = above
        return row
