"""GDPR art. 29, nothing but on instruction: a processor extracts what was ordered, and no more.

An order is held against what the processor's own holdings hold and against what leaked. A tool that can only export
everything is no instruction (CNIL, SAN-2022-009).
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import DEDALUS, MOBIUS
from sourcier.duties.rule import MODERATE, STRONG, WEAK, Article, Ask, Fact, about
from sourcier.duties.shown import standing
from sourcier.duties.states import states
from sourcier.model.parties import PROCESSOR, SUB_PROCESSOR, Order
from sourcier.model.scope import HeldScope, Scope

_ENOUGH = 30


def _failed(bearer: Bearer) -> Iterator[Fact]:
    for order, scope in bearer.scopes:
        yield from _beyond(bearer, order, scope)
    ordered = {order.controller for order in bearer.taken}
    for controller, holding, rows in bearer.rows_here():
        if controller not in ordered:
            params = about(other=controller, holding=holding, rows=rows)
            strength = MODERATE if rows >= _ENOUGH and bearer.orders_were_asked_for else WEAK
            yield Fact("no_order", "trace", strength, "orders_as_handed_in", params)
    yield from states(bearer, {"exports_all": MODERATE, "own_use": STRONG})


def _beyond(bearer: Bearer, order: Order, scope: Scope) -> Iterator[Fact]:
    held = bearer.held_under(scope)
    until = {one.id: one.until for one in bearer.holdings}
    for one in held:
        if one.rows_outside:
            counts = about(rows=one.rows_outside, of=one.rows - one.undated, share=one.share_outside)
            params = about(order=order.id, holding=one.holding, **counts)
            sure = scope.rows_outside > 0 and one.low > 0
            weakest = "dates_as_they_stand" if sure else "holding_may_be_hosting"
            strength = STRONG if sure else WEAK
            yield Fact("rows_outside_order", "trace", strength, weakest, params, when=until[one.holding])
        if one.columns_outside:
            sure = bool(scope.columns_outside)
            weakest = "order_as_written" if sure else "holding_may_be_hosting"
            params = about(order=order.id, holding=one.holding, columns=len(one.columns_outside))
            strength = STRONG if sure else MODERATE
            yield Fact("columns_outside_order", "trace", strength, weakest, params, when=until[one.holding])
    if not held:
        yield from _leaked(order, scope)
    if scope.labs_outside:
        params = about(order=order.id, labs=len(scope.labs_outside), rows=scope.rows_in_labs_outside)
        yield Fact("labs_outside_order", "trace", MODERATE, "laboratories_of_controller", params)


def _leaked(order: Order, scope: Scope) -> Iterator[Fact]:
    """Where nothing of the processor's could be compared, the leak alone speaks: it may have come from elsewhere."""
    if scope.rows_outside:
        params = about(order=order.id, rows=scope.rows_outside, of=scope.rows - scope.undated)
        yield Fact("leaked_rows_outside_order", "trace", WEAK, "leak_from_elsewhere", params)
    if scope.columns_outside:
        params = about(order=order.id, columns=len(scope.columns_outside))
        yield Fact("leaked_columns_outside_order", "trace", WEAK, "leak_from_elsewhere", params)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    within = [
        (order, one)
        for order, scope in bearer.scopes
        for one in bearer.held_under(scope)
        if one.rows >= _ENOUGH and _says_something(scope) and _nothing_outside(one)
    ]
    if within:
        params = about(orders=len({order.id for order, _ in within}), rows=sum(one.rows for _, one in within))
        yield Fact("orders_respected", "trace", MODERATE, "order_as_written", params)
    for one in bearer.contracts:
        if one.processor == bearer.id and "instructions" in (one.clauses or ()):
            params = about(contract=one.id, other=one.controller)
            yield Fact("contract_instructs", "contract", MODERATE, "contract_as_read", params, ("no_order",))
    beyond = ("rows_outside_order", "columns_outside_order", "labs_outside_order", "no_order")
    yield from standing(bearer, {"instructions": beyond})


def _says_something(scope: Scope) -> bool:
    return scope.lists_dates or scope.lists_columns


def _nothing_outside(one: HeldScope) -> bool:
    return not one.rows_outside and not one.columns_outside and one.complete


def _asked(bearer: Bearer) -> Iterator[Ask]:
    for order, scope in bearer.scopes:
        if any(True for _ in _beyond(bearer, order, scope)):
            yield Ask("instruction_for_more", {"order": order.id})
    ordered = {order.controller for order in bearer.taken}
    for controller in dict.fromkeys(one for one, _, _ in bearer.rows_here()):
        if controller not in ordered:
            yield Ask("order_copy", {"other": controller})
    if not bearer.taken and not bearer.controllers:
        yield Ask("instructions_received")


ARTICLE = Article(
    article="GDPR 29",
    duty="only_on_instruction",
    bearers=(PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 29",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("instructions", "written_order"),
    decided=(DEDALUS, MOBIUS),
)
