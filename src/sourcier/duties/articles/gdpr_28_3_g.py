"""GDPR art. 28(3)(g), delete or return: no copy outlives what it was made for."""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer, days_between
from sourcier.duties.decided import DEDALUS, MOBIUS
from sourcier.duties.rule import MODERATE, STRONG, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.duties.states import in_state, states
from sourcier.model.parties import PROCESSOR, SUB_PROCESSOR, Holding

_KEPT = "kept_after_migration"


def _overdue(bearer: Bearer) -> Iterator[tuple[str, Holding, int]]:
    """Order, holding and days: copies that still lay there after the day by which they were to be deleted."""
    holdings = {one.id: one for one in bearer.holdings}
    for order, scope in bearer.scopes:
        for held in bearer.held_under(scope):
            holding = holdings[held.holding]
            if held.rows and order.delete_by and holding.until and holding.until > order.delete_by:
                yield order.id, holding, days_between(order.delete_by, holding.until)


def _failed(bearer: Bearer) -> Iterator[Fact]:
    for holding in bearer.holdings:
        late = [(order, days) for order, one, days in _overdue(bearer) if one == holding]
        if late:
            params = about(holding=holding.id, orders=len(late), days=max(days for _, days in late))
            yield Fact("kept_past_delete_by", "trace", STRONG, "holding_dates", params, when=holding.until)
    yield from _ended(bearer)
    yield from states(bearer, {_KEPT: MODERATE})
    yield from lacking(bearer, "deletion")


def _ended(bearer: Bearer) -> Iterator[Fact]:
    """Rows of a controller that still lay there after its contract had ended."""
    ends = {one.controller: one.until for one in bearer.contracts if one.processor == bearer.id and one.until}
    for controller, place, rows in bearer.rows_here():
        holding = next(one for one in bearer.holdings if one.id == place)
        end = ends.get(controller)
        if end and holding.until and holding.until > end:
            params = about(holding=place, other=controller, rows=rows, days=days_between(end, holding.until))
            yield Fact("kept_after_contract", "trace", STRONG, "holding_dates", params, when=holding.until)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    yield from standing(bearer, {"deletion": ("kept_past_delete_by", "kept_after_contract", _KEPT)})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    for holding in bearer.holdings:
        if holding.until is None:
            yield Ask("holding_until", {"holding": holding.id})
        if not said_of(bearer, "deletion") or holding.id in in_state(bearer, _KEPT):
            yield Ask("deletion_proof", {"holding": holding.id})


ARTICLE = Article(
    article="GDPR 28(3)(g)",
    duty="delete_or_return",
    bearers=(PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 28 § 3 g",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("deletion", "instruction_to_keep"),
    decided=(MOBIUS, DEDALUS),
)
