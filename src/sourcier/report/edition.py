"""The two editions: exact inside the case, shareable outside it.

The shareable one is made from the facts before any view sees them: a small count is not in what views draw from.
"""

import dataclasses
from collections.abc import Callable

from sourcier.model.authenticity import Authenticity, AuthenticityTest
from sourcier.model.composition import Composition, KnownFile
from sourcier.model.facts import (
    Also,
    CategoryCount,
    Column,
    Evidence,
    Examination,
    Finding,
    Lab,
    Month,
    OtherPeople,
    Period,
    Place,
    Reason,
    Table,
)
from sourcier.model.people import People
from sourcier.model.reading import Account, RowCount, Tally

from .masking import SMALL, WITHHELD, alone, is_hidden, is_small, part, parts

EDITIONS = ("exact", "shareable")

_TOO_FEW = 110
"""Rows under which a table's counts are not broken down at all: ten cells of the smallest size."""
_ROUNDABLE = 1100
"""Rows from which a share rounded to 1 % covers eleven of them, so that it gives no small count away."""
_NOT_PEOPLE = frozenset(
    {"column", "columns", "department", "departments", "evidence", "labs", "months", "segments", "table", "tables"}
)
"""Parameters of findings that number or count something other than people and rows."""


def edition_of(examination: Examination, edition: str) -> Examination:
    """Return what this edition may show. Raises ValueError where there is no such edition."""
    if edition not in EDITIONS:
        message = f"no edition {edition!r}; there are {', '.join(EDITIONS)}"
        raise ValueError(message)
    return examination if edition == "exact" else shareable(examination)


def shareable(examination: Examination) -> Examination:
    """Return the facts with `SMALL` and `WITHHELD` in place of small counts and of those that would give them back."""
    tables = [table for piece in examination.evidence for table in piece.tables]
    rows = sum(table.rows.total for table in tables)
    people = examination.people.best
    return dataclasses.replace(
        examination,
        findings=tuple(_finding(finding, rows) for finding in examination.findings),
        evidence=tuple(_evidence(piece) for piece in examination.evidence),
        people=_people(examination.people),
        labs=_labs(examination.labs, rows, people),
        places=_places(examination.places, people),
        period=_period(examination.period, rows),
        categories=tuple(_category(entry, rows, people) for entry in examination.categories),
        others=tuple(_other(entry, rows) for entry in examination.others),
        composition=_composition(examination.composition),
        authenticity=_authenticity(examination.authenticity, rows),
        queue=(),
        relations=(),
        sources=(),
    )


def _finding(finding: Finding, rows: int) -> Finding:
    counts = {
        name: value
        for name, value in finding.params.items()
        if isinstance(value, int) and not isinstance(value, bool) and name not in _NOT_PEOPLE
    }
    shown = {name: part(value, rows, *counts.values()) for name, value in counts.items()}
    if any(is_hidden(value) for value in shown.values()) or rows < _ROUNDABLE:
        shares = {name: float(WITHHELD) for name, value in finding.params.items() if isinstance(value, float)}
    else:
        shares = {name: round(value, 2) for name, value in finding.params.items() if isinstance(value, float)}
    return dataclasses.replace(finding, params={**finding.params, **shown, **shares})


def _evidence(piece: Evidence) -> Evidence:
    return dataclasses.replace(piece, tables=tuple(_table(table) for table in piece.tables))


def _table(table: Table) -> Table:
    rows = _row_count(table.rows)
    kept = table.rows.clean + table.rows.repaired
    return dataclasses.replace(
        table,
        rows=rows,
        account=_account(table.account, rows),
        columns=tuple(_column(column, table.rows.total, kept) for column in table.columns),
        repairs=_tallies(table.repairs, table.rows.total, rows.repaired),
        rejects=_tallies(table.rejects, table.rows.total, rows.rejected),
        oddities=_tallies(table.oddities, table.rows.total, rows.total),
        rejected_ranges=(),
    )


def _row_count(rows: RowCount) -> RowCount:
    fates = (rows.clean, rows.repaired, rows.rejected)
    if rows.total < _TOO_FEW:
        clean, repaired, rejected = (WITHHELD if count else 0 for count in fates)
    else:
        clean, repaired, rejected = parts(fates, rows.total)
    return RowCount(alone(rows.total), clean, repaired, rejected)


def _account(account: Account, rows: RowCount) -> Account:
    """Hide the bytes of hidden rows: with the mean length of a row they would count them."""
    return dataclasses.replace(
        account,
        clean=WITHHELD if is_hidden(rows.clean) else account.clean,
        repaired=WITHHELD if is_hidden(rows.repaired) else account.repaired,
        rejected=WITHHELD if is_hidden(rows.rejected) else account.rejected,
    )


def _tallies(tallies: tuple[Tally, ...], total: int, shown: int) -> tuple[Tally, ...]:
    if is_hidden(shown) or total < _TOO_FEW:
        return tuple(Tally(tally.code, WITHHELD if tally.rows else 0) for tally in tallies)
    cells = parts([tally.rows for tally in tallies], shown) if shown else [alone(tally.rows) for tally in tallies]
    return tuple(Tally(tally.code, count) for tally, count in zip(tallies, cells, strict=True))


def _column(column: Column, total: int, kept: int) -> Column:
    def seen(count: int, *wholes: int) -> int:
        if count and total < _TOO_FEW:
            return WITHHELD
        return part(count, total, kept, *wholes)

    filled = seen(column.filled)
    lengths = (0, 0, 0.0) if is_hidden(filled) else (column.min_length, column.max_length, round(column.mean_length))
    return dataclasses.replace(
        column,
        filled=filled,
        valid=seen(column.valid, column.filled),
        distinct=_distinct(column, filled, total, kept),
        confidence=round(column.confidence, 2),
        reasons=tuple(
            Reason(r.code, seen(r.of, column.filled), seen(r.held, r.of, column.filled, column.valid))
            for r in column.reasons
        ),
        also=tuple(_also(also, seen, column.filled) for also in column.also),
        min_length=lengths[0],
        max_length=lengths[1],
        mean_length=lengths[2],
    )


def _also(also: Also, seen: Callable[..., int], filled: int) -> Also:
    """Hide a status where it, or what it leaves of the kind's rows, is small."""

    def status(rows: int) -> int:
        return seen(rows, also.rows, filled)

    return dataclasses.replace(
        also,
        rows=seen(also.rows, filled),
        asserted=status(also.asserted),
        negated=status(also.negated),
        family=status(also.family),
        question=status(also.question),
        past=status(also.past),
    )


def _distinct(column: Column, filled: int, total: int, kept: int) -> int:
    """Hide the number of different values where it would tell a hidden number of rows; few of them tell nothing."""
    close = any(is_small(whole - column.distinct) for whole in (total, kept, column.filled))
    return WITHHELD if column.distinct and (is_hidden(filled) or close) else column.distinct


def _people(people: People) -> People:
    return dataclasses.replace(
        people,
        low=alone(people.low),
        best=alone(people.best),
        high=alone(people.high),
        conflicts=alone(people.conflicts),
        without_identity=part(people.without_identity, people.low, people.best, people.high),
        households=alone(people.households),
        dependants=part(people.dependants, people.best),
        steps=(),
    )


def _labs(labs: tuple[Lab, ...], rows: int, people: int) -> tuple[Lab, ...]:
    """Hide rows and people together: mostly they are the same."""
    if rows < _TOO_FEW:
        return tuple(_lab(lab, WITHHELD, WITHHELD) for lab in labs)
    by_rows = parts([lab.rows for lab in labs], rows)
    by_people = parts([lab.people for lab in labs], people)
    return tuple(
        _lab(lab, *_together(lab_rows, lab_people))
        for lab, lab_rows, lab_people in zip(labs, by_rows, by_people, strict=True)
    )


def _together(rows: int, people: int) -> tuple[int, int]:
    if is_hidden(rows) or is_hidden(people):
        return (rows if is_hidden(rows) else WITHHELD), (people if is_hidden(people) else WITHHELD)
    return rows, people


def _lab(lab: Lab, rows: int, people: int) -> Lab:
    hidden = is_hidden(people)
    return dataclasses.replace(
        lab,
        rows=rows,
        people=people,
        first=None if hidden else _month(lab.first),
        last=None if hidden else _month(lab.last),
        departments=() if hidden else lab.departments,
        seen="",
    )


def _month(day: str | None) -> str | None:
    return day[:7] if day else day


def _places(places: tuple[Place, ...], people: int) -> tuple[Place, ...]:
    counts = parts([place.people for place in places], people)
    if people < _TOO_FEW:
        counts = tuple(WITHHELD for _ in places)
    return tuple(Place(place.department, count) for place, count in zip(places, counts, strict=True))


def _period(period: Period, rows: int) -> Period:
    counts = parts([month.rows for month in period.months], rows)
    if rows < _TOO_FEW:
        counts = tuple(WITHHELD for _ in period.months)
    months = tuple(Month(month.month, count) for month, count in zip(period.months, counts, strict=True))
    return dataclasses.replace(period, first=_month(period.first), last=_month(period.last), months=months)


def _category(entry: CategoryCount, rows: int, people: int) -> CategoryCount:
    shown = _together(part(entry.rows, rows), part(entry.people, people))
    if rows < _TOO_FEW and entry.rows:
        shown = (WITHHELD, WITHHELD)
    return CategoryCount(entry.category, *shown)


def _other(entry: OtherPeople, rows: int) -> OtherPeople:
    return OtherPeople(entry.role, alone(entry.people), part(entry.rows, rows))


def _composition(composition: Composition) -> Composition:
    """Show no boundaries where one stretch is small: its neighbours' boundaries are its own."""
    composition = dataclasses.replace(composition, known=tuple(_known(known) for known in composition.known))
    if not any(is_small(segment.last_row - segment.first_row + 1) for segment in composition.segments):
        return composition
    hidden = tuple(
        dataclasses.replace(segment, first_row=WITHHELD, last_row=WITHHELD) for segment in composition.segments
    )
    joints = tuple(dataclasses.replace(joint, row=WITHHELD) for joint in composition.joints)
    return dataclasses.replace(composition, segments=hidden, joints=joints)


def _known(known: KnownFile) -> KnownFile:
    shown = _together(alone(known.rows), alone(known.people))
    share = float(WITHHELD) if is_hidden(shown[0]) else round(known.share, 2)
    return dataclasses.replace(known, rows=shown[0], people=shown[1], share=share)


def _authenticity(authenticity: Authenticity, rows: int) -> Authenticity:
    if rows < _ROUNDABLE:
        return dataclasses.replace(authenticity, tests=(), segments=())
    segments = tuple(dataclasses.replace(entry, tests=_tests(entry.tests)) for entry in authenticity.segments)
    return dataclasses.replace(authenticity, tests=_tests(authenticity.tests), segments=segments)


def _tests(tests: tuple[AuthenticityTest, ...]) -> tuple[AuthenticityTest, ...]:
    return tuple(dataclasses.replace(test, effect=round(test.effect, 2), of=alone(test.of)) for test in tests)


__all__ = ["EDITIONS", "SMALL", "WITHHELD", "edition_of", "is_hidden", "shareable"]
