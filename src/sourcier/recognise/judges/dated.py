"""Dates: which is birth, which the visit, which death. A date without proof is just a date."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.days import NO_DAY, Habit, read_days
from sourcier.recognise.plan import PAIRED
from sourcier.recognise.table import Table, View

_PROVEN = 0.25
"""Share of rows whose month and year agree with the NIR: chance gives one in 1,000; children bear a parent's."""
_AGREEING = 3
_REFUTED = 0.02
_ENOUGH = 20
_SURE = 200
_LIFE_YEARS, _WIDE_YEARS, _NARROW_YEARS = 55, 35, 20
_WEEKDAYS = 7
_SUNDAY = 3
"""Day 0, 1 January 1970, was a Thursday."""
_FEW_SUNDAYS = 0.06


@dataclass(frozen=True, slots=True)
class Span:
    """How a column's dates lie, over sampled values weighed by rows."""

    rows: int
    early: int
    """Year that 5 % of rows lie before."""
    late: int
    """Year that 5 % of rows lie after."""
    sundays: float
    mean_day: float

    @property
    def years(self) -> int:
        """Years in which the middle 90 % lie."""
        return self.late - self.early


def judge_dates(table: Table) -> None:
    """Vote on `date` and on the kinds that are dates of something."""
    spans = {index: _span(table.views[index], habit) for index, habit in table.plan.dates}
    held_against = {index: spans[index] for index in sorted(spans)[:PAIRED]}
    births = []
    for index, span in spans.items():
        view = table.views[index]
        view.add("date", 1.4, "valid_share", span.rows, span.rows)
        if _judge_birth(table, view, span, held_against):
            births.append(index)
    for index, span in spans.items():
        if index not in births:
            _judge_visit(table, table.views[index], span, held_against, births)
            _judge_death(table, table.views[index], span, spans, births)


def _span(view: View, habit: str) -> Span:
    days = read_days(view.summary.values, Habit(habit))
    there = days != NO_DAY
    days, weight = days[there].astype(np.int64), view.summary.weight[there]
    order = np.argsort(days, kind="stable")
    gone = np.cumsum(weight[order])
    early, late = (days[order][np.searchsorted(gone, gone[-1] * part)] for part in (0.05, 0.95))
    sundays = int(weight[days % _WEEKDAYS == _SUNDAY].sum()) / int(gone[-1])
    return Span(int(gone[-1]), _year(early), _year(late), sundays, float(days @ weight) / int(gone[-1]))


def _year(day: np.int64) -> int:
    return int(np.datetime64(int(day), "D").astype("datetime64[Y]").astype(int)) + 1970


def _judge_birth(table: Table, view: View, span: Span, spans: dict[int, Span]) -> bool:
    for nir in table.plan.nirs:
        of, held = (table.proofs.count(what, nir, view.index) for what in ("births", "birth_month"))
        if held >= _AGREEING and held >= _PROVEN * of:
            view.add("birth_date", 5.0, "proof_birth_agrees", of, held)
            return True
        if of >= _SURE and held <= _REFUTED * of:
            view.add("birth_date", -3.0, "proof_birth_disagrees", of, held)
    if span.years < _WIDE_YEARS:
        view.add("birth_date", -0.6, "years_narrow", span.rows, span.years)
        return False
    view.add("birth_date", 1.2 if span.years >= _LIFE_YEARS else 0.5, "years_of_a_life", span.rows, span.years)
    if span.rows >= _SURE and span.sundays < _FEW_SUNDAYS:
        view.add("birth_date", -1.5, "few_sundays", span.rows, round(span.sundays * span.rows))
    for other, later in spans.items():
        of, held = before(table, view.index, other)
        if other != view.index and later.mean_day > span.mean_day and of >= _ENOUGH and held >= 0.97 * of:
            view.add("birth_date", 0.8, "proof_before_visit", of, held)
            return True
    return view.hint.kinds.get("birth_date", 0.0) > 0


def before(table: Table, first: int, second: int) -> tuple[int, int]:
    """Return in how many rows both columns are dates, and in how many `first` is not after `second`."""
    a, b = sorted((first, second))
    of, less, same = (table.proofs.count(what, a, b) for what in ("dated", "before", "same_day"))
    return of, less + same if first == a else of - less


def _judge_visit(table: Table, view: View, span: Span, spans: dict[int, Span], births: list[int]) -> None:
    if span.years > _NARROW_YEARS:
        view.add("visit_date", -0.6, "years_wide", span.rows, span.years)
        return
    weekly = span.rows >= _SURE and span.sundays < _FEW_SUNDAYS
    view.add("visit_date", 1.2 if weekly else 0.5, "few_sundays" if weekly else "years_narrow", span.rows, span.years)
    if view.summary.said * 2 >= table.rows:
        view.add("visit_date", 0.4, "mostly_filled", table.rows, view.summary.said)
    for birth in births[:PAIRED]:
        of, held = before(table, birth, view.index)
        if of >= _ENOUGH and held >= 0.98 * of:
            view.add("visit_date", 0.2, "proof_after_birth", of, held)
            break
    for other, rival in spans.items():
        of, held = before(table, view.index, other)
        first = other != view.index and other not in births and of >= _ENOUGH and held >= 0.98 * of
        if first and rival.rows * 2 >= table.rows and rival.sundays < _FEW_SUNDAYS:
            view.add("visit_date", -0.5, "another_is_later", of, held)
            break


def _judge_death(table: Table, view: View, span: Span, spans: dict[int, Span], births: list[int]) -> None:
    if view.summary.said * 3 > table.rows or not births:
        return
    of, held = before(table, births[0], view.index)
    if of < _ENOUGH or held < 0.97 * of or span.sundays < _FEW_SUNDAYS:
        return
    older = _older_by(table, births[0], view.index, spans[births[0]])
    if older > 8:
        view.add("death_date", 1.8, "holders_are_old", of, round(older))


def _older_by(table: Table, birth: int, column: int, span: Span) -> float:
    """Return by how many years those who have a date here were born before the others."""
    if not table.sampled(birth) or not table.sampled(column):
        return 0.0
    habit = dict(table.plan.dates)[birth]
    coded = table.ties.coded(birth)
    days = coded.spread(read_days(coded.values, Habit(habit)), NO_DAY)
    has = (days != NO_DAY) & (table.ties.codes(column) >= 0)
    return (span.mean_day - float(days[has].mean())) / 365.25 if has.sum() >= _ENOUGH else 0.0
