"""A trace as it may be shared: small counts hidden, and with them the shares that would give them back."""

import dataclasses

from sourcier.model.scope import HeldScope, OutsideColumn, Scope
from sourcier.model.trace import Containment, Dating, Trace, Unexplained, Witness

from .duties_edition import duties_edition, hypotheses_edition, weighing_edition
from .masking import SMALL, WITHHELD, alone, is_hidden, part

HIDDEN = -1.0
"""Stands for a share that is not shown."""


def trace_edition(trace: Trace | None, edition: str) -> Trace | None:
    """Return what this edition may show of a trace."""
    if trace is None or edition == "exact":
        return trace
    return dataclasses.replace(
        trace,
        findings=(),
        containment=tuple(_containment(one) for one in trace.containment),
        scope=tuple(_scope(one) for one in trace.scope),
        dating=tuple(_dating(one) for one in trace.dating),
        unexplained=tuple(_unexplained(one) for one in trace.unexplained),
        witness=tuple(_witness(one) for one in trace.witness),
        hypotheses=hypotheses_edition(trace.hypotheses, trace.weighing),
        weighing=weighing_edition(trace.weighing),
        duties=duties_edition(trace.duties),
        marks=tuple(dataclasses.replace(one, rows=alone(one.rows), share=HIDDEN, layers=()) for one in trace.marks),
    )


def _containment(one: Containment) -> Containment:
    shared = part(one.shared, one.leak_rows, one.holding_rows)
    hidden = is_hidden(shared) or is_hidden(alone(one.leak_rows)) or is_hidden(alone(one.holding_rows))
    return dataclasses.replace(
        one,
        leak_rows=alone(one.leak_rows),
        holding_rows=alone(one.holding_rows),
        shared=shared,
        placebo=alone(one.placebo),
        leak_in_holding=HIDDEN if hidden else round(one.leak_in_holding, 2),
        holding_in_leak=HIDDEN if hidden else round(one.holding_in_leak, 2),
        low=HIDDEN if hidden else round(one.low, 2),
        high=HIDDEN if hidden else round(one.high, 2),
        same_day=part(one.same_day, one.dated, one.shared),
        dated=part(one.dated, one.shared),
        newer=part(one.newer, one.dated),
        older=part(one.older, one.dated),
        by_number=part(one.by_number, one.shared),
        holding_shared=part(one.holding_shared, one.holding_rows),
        columns=(),
        by_lab=(),
        by_month=(),
    )


def _scope(one: Scope) -> Scope:
    outside = part(one.rows_outside, one.rows)
    hidden = is_hidden(outside) or is_hidden(alone(one.rows))
    return dataclasses.replace(
        one,
        rows=alone(one.rows),
        rows_outside=outside,
        share_outside=HIDDEN if hidden else round(one.share_outside, 2),
        low=HIDDEN if hidden else round(one.low, 2),
        high=HIDDEN if hidden else round(one.high, 2),
        too_early=part(one.too_early, one.rows, one.rows_outside),
        too_late=part(one.too_late, one.rows, one.rows_outside),
        undated=part(one.undated, one.rows),
        columns_outside=_columns(one.columns_outside, one.rows),
        rows_in_labs_outside=alone(one.rows_in_labs_outside),
        held=tuple(_held(held, one) for held in one.held),
    )


def _held(one: HeldScope, scope: Scope) -> HeldScope:
    """What lay at the processor: its rows are the leak's and others, so neither may be told by what they differ."""
    rows = part(one.rows, scope.rows)
    outside = part(one.rows_outside, one.rows, scope.rows_outside)
    hidden = is_hidden(outside) or is_hidden(rows)
    return dataclasses.replace(
        one,
        rows=rows,
        rows_outside=outside,
        share_outside=HIDDEN if hidden else round(one.share_outside, 2),
        low=HIDDEN if hidden else round(one.low, 2),
        high=HIDDEN if hidden else round(one.high, 2),
        undated=part(one.undated, one.rows),
        columns_outside=_columns(one.columns_outside, one.rows),
    )


def _columns(columns: tuple[OutsideColumn, ...], rows: int) -> tuple[OutsideColumn, ...]:
    return tuple(dataclasses.replace(column, filled=part(column.filled, rows)) for column in columns)


def _dating(one: Dating) -> Dating:
    """A last visit to the day may be one person's: its distance from the event is left out."""
    return dataclasses.replace(one, rows=alone(one.rows), apart_days=None)


def _unexplained(one: Unexplained) -> Unexplained:
    rows = part(one.rows, one.leak_rows) if one.leak_rows else alone(one.rows)
    share = HIDDEN if is_hidden(rows) else round(one.share, 2)
    return dataclasses.replace(one, rows=rows, share=share, leak_rows=alone(one.leak_rows), by_lab=(), by_month=())


def _witness(one: Witness) -> Witness:
    """Row numbers point at people; and of counts and bounds of so small a sample, each gives the others back."""
    shown = [part(count, one.judged) for count in (one.confirmed, one.denied, one.unsure)]
    hidden = any(is_hidden(count) for count in shown) or is_hidden(alone(one.judged))
    if hidden:
        shown = [count if count == SMALL or not count else WITHHELD for count in shown]
    return dataclasses.replace(
        one,
        rows=(),
        judged=alone(one.judged),
        confirmed=shown[0],
        denied=shown[1],
        unsure=shown[2],
        low=HIDDEN if hidden else round(one.low, 2),
        high=HIDDEN if hidden else round(one.high, 2),
    )
