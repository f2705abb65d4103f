"""What the comparison tends to show: each finding with its strength and the assumption that would overturn it.

Containment alone convicts nobody: several parties may hold the same rows. Who is likelier than whom is not said here.
"""

from collections.abc import Iterator, Mapping, Sequence

from sourcier.model.facts import Finding
from sourcier.model.scope import Scope
from sourcier.model.trace import Alike, Containment, Dating, Unexplained

from .interval import interval

Params = Mapping[str, str | int | float]
STRONG, MODERATE, WEAK, NOT_ENOUGH = "strong", "moderate", "weak", "not_enough"
_ENOUGH = 30
"""Rows below which no share speaks."""
_MOSTLY, _HALF = 0.8, 0.5
_CLOSE = 0.01
"""Difference of containment below which two holdings explain as much."""
_FEW_LABS = 3
_AT_ONCE = 7
"""Days between a last visit and a migration that count as one."""


def findings_of(
    contained: Sequence[Containment],
    scopes: Sequence[Scope],
    datings: Sequence[Dating],
    classes: Sequence[Alike],
    left: Sequence[Unexplained],
    *,
    incomplete: bool,
) -> tuple[Finding, ...]:
    """Return the findings, in the order of the trace's facts."""
    return (
        *_contained(contained, classes, incomplete=incomplete),
        *(finding for scope in scopes for finding in _outside(scope)),
        *_at_migrations(datings),
        *_alike(classes),
        *(finding for one in left for finding in _unexplained(one, incomplete=incomplete)),
    )


def _contained(contained: Sequence[Containment], classes: Sequence[Alike], *, incomplete: bool) -> Iterator[Finding]:
    for segment in sorted({one.segment for one in contained}):
        ranked = [one for one in contained if one.segment == segment and one.leak_in_holding > 0]
        for one in ranked:
            if one.leak_in_holding < ranked[0].leak_in_holding - _CLOSE:
                break
            params: Params = {
                "holding": one.holding,
                "segment": segment,
                "rows": max(0, one.shared - one.placebo),
                "leak_rows": one.leak_rows,
            }
            rival = len(ranked) > 1 and ranked[1].leak_in_holding >= ranked[0].leak_in_holding - _CLOSE
            weakest = _weakest(one, classes, rival=rival, incomplete=incomplete)
            yield Finding("rows_in_holding", params, _strength(one.low, one.leak_rows), weakest, _place(segment))


def _strength(low: float, rows: int) -> str:
    if rows < _ENOUGH:
        return NOT_ENOUGH
    return STRONG if low >= _MOSTLY else MODERATE if low >= _HALF else WEAK


def _weakest(one: Containment, classes: Sequence[Alike], *, rival: bool, incomplete: bool) -> str:
    if any(one.holding in each.holdings and each.code == "the_leak_itself" for each in classes):
        return "holding_is_the_leak"
    if any(one.holding in each.holdings for each in classes) or rival:
        return "others_hold_the_same"
    if incomplete:
        return "holdings_incomplete"
    if not one.dated:
        return "no_dates"
    return "matched_by_name" if 2 * one.by_number < one.shared else "holding_as_handed_in"


def _outside(scope: Scope) -> Iterator[Finding]:
    place = (f"order {scope.order}",)
    if scope.rows_outside:
        low, _ = interval(scope.rows_outside, scope.rows - scope.undated)
        counts: Params = {"order": scope.order, "rows": scope.rows_outside, "of": scope.rows - scope.undated}
        yield Finding("rows_outside_order", counts, STRONG if low > 0 else WEAK, "dates_as_in_leak", place)
    if scope.columns_outside:
        filled = max(column.filled for column in scope.columns_outside)
        params: Params = {"order": scope.order, "columns": len(scope.columns_outside), "rows": filled}
        yield Finding("columns_outside_order", params, STRONG, "order_as_written", place)
    if scope.labs_outside:
        counted: Params = {"order": scope.order, "labs": len(scope.labs_outside), "rows": scope.rows_in_labs_outside}
        yield Finding("labs_outside_order", counted, MODERATE, "laboratories_of_controller", place)


def _at_migrations(datings: Sequence[Dating]) -> Iterator[Finding]:
    held = [one for one in datings if one.sort == "lab" and one.why == "last_visit" and one.apart_days is not None]
    near = sum(0 <= (one.apart_days or 0) <= _AT_ONCE for one in held)
    if near:
        low, _ = interval(near, len(held))
        strength = NOT_ENOUGH if len(held) < _FEW_LABS else STRONG if low >= _HALF else MODERATE
        params = {"labs": near, "of": len(held), "days": _AT_ONCE}
        yield Finding("labs_end_at_migration", params, strength, "migration_dates", ())


def _alike(classes: Sequence[Alike]) -> Iterator[Finding]:
    for one in classes:
        rule = "holding_is_the_leak" if one.code == "the_leak_itself" else "holdings_alike"
        yield Finding(rule, {"holdings": " ".join(one.holdings), "code": one.code}, STRONG, "same_people_and_days", ())


def _unexplained(one: Unexplained, *, incomplete: bool) -> Iterator[Finding]:
    if one.rows:
        params: Params = {"segment": one.segment, "rows": one.rows, "leak_rows": one.leak_rows}
        low, _ = interval(one.rows, one.leak_rows)
        strength = STRONG if low > _CLOSE else WEAK
        weakest = "holdings_incomplete" if incomplete else "list_of_holdings"
        yield Finding("rows_unexplained", params, strength, weakest, _place(one.segment))


def _place(segment: int) -> tuple[str, ...]:
    return (f"segment {segment}",)


def weakened(incomplete: Sequence[str], contained: Sequence[Containment], classes: Sequence[Alike]) -> tuple[str, ...]:
    """Return the statements that hold less firmly because those holdings are not known to their end."""
    found = [f"containment:{name}" for name in incomplete]
    known = {one.holding for one in contained}
    found += [f"columns_unknown:{name}" for name in incomplete if name in known]
    found += [f"alike:{name}" for name in incomplete if any(name in one.holdings for one in classes)]
    return (*found, "unexplained") if incomplete else ()
