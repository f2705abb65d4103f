"""GDPR art. 28(3)(a), documented instructions: a controller says in writing what is to be done with its data."""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import DEDALUS
from sourcier.duties.rule import MODERATE, STRONG, WEAK, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, standing
from sourcier.model.parties import CONTROLLER, Order

_ENOUGH = 30


def missing_in(order: Order) -> tuple[str, ...]:
    """Return what an order does not say of what art. 28(3) asks for: purpose, day, and at least one limit."""
    limits = order.labs is not None or order.columns is not None or order.since or order.until
    wanted = (("date", order.date), ("purpose", order.purpose), ("limits", limits))
    return tuple(name for name, there in wanted if not there)


def _failed(bearer: Bearer) -> Iterator[Fact]:
    ordered = {order.processor for order in bearer.given}
    for other, holding, rows in bearer.rows_elsewhere():
        if other not in ordered:
            strength = MODERATE if rows >= _ENOUGH and bearer.orders_were_asked_for else WEAK
            params = about(other=other, holding=holding, rows=rows)
            yield Fact("no_order", "trace", strength, "orders_as_handed_in", params)
    for order in bearer.given:
        if missing := missing_in(order):
            params = about(order=order.id, missing=" ".join(missing))
            yield Fact("order_incomplete", "order", WEAK, "order_as_written", params)
    yield from lacking(bearer, "instructions")


def _kept(bearer: Bearer) -> Iterator[Fact]:
    for order in bearer.given:
        if not missing_in(order):
            left = bearer.events("migration")
            before = bool(left and order.date and order.date <= left[0].date)
            params = about(order=order.id, other=order.processor, **({"date": order.date} if order.date else {}))
            yield Fact("order_written", "order", STRONG if before else MODERATE, "order_as_written", params)
    for one in bearer.contracts:
        if one.controller == bearer.id and one.written == "yes" and "instructions" in (one.clauses or ()):
            params = about(contract=one.id, other=one.processor)
            yield Fact("contract_instructs", "contract", MODERATE, "contract_as_read", params, ("no_order",))
    yield from standing(bearer, {"instructions": ("no_order", "order_incomplete")})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    ordered = {order.processor for order in bearer.given}
    without = [other for other in bearer.processors if other not in ordered]
    for other in without:
        yield Ask("order_copy", {"other": other})
    if not bearer.processors:
        yield Ask("who_worked_for_you")


ARTICLE = Article(
    article="GDPR 28(3)(a)",
    duty="instructions",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 28 § 3 a et 29",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("instructions", "written_order"),
    decided=(DEDALUS,),
)
