"""GDPR art. 28(3) and (4), the contract: written, signed before, with every clause. Both sides bear it.

That the stronger side dictates its terms excuses neither (EDPB guidelines 07/2020, paragraphs 109 and 110).
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import DEDALUS, MOBIUS, SLIMPAY
from sourcier.duties.rule import MODERATE, STRONG, Article, Ask, Fact, about
from sourcier.duties.states import states
from sourcier.model.acts import CLAUSES, Contract
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR


def _others(bearer: Bearer) -> tuple[str, ...]:
    return bearer.processors if bearer.is_controller else bearer.controllers


def _other(bearer: Bearer, one: Contract) -> str:
    return one.processor if one.controller == bearer.id else one.controller


def _missing(one: Contract) -> tuple[str, ...]:
    return () if one.clauses is None else tuple(code for code in CLAUSES if code not in one.clauses)


def _failed(bearer: Bearer) -> Iterator[Fact]:
    for one in bearer.contracts:
        base = about(contract=one.id, other=_other(bearer, one))
        if one.written == "no":
            yield Fact("no_contract", "contract", STRONG, "contracts_as_handed_in", base, when=one.until)
        elif missing := _missing(one):
            params = about(**base, missing=len(missing), of=len(CLAUSES), clauses=" ".join(missing))
            yield Fact("clauses_missing", "contract", STRONG, "contract_as_read", params, when=one.until)
        started = _started(bearer, _other(bearer, one))
        if one.signed and started and one.signed > started:
            params = about(**base, signed=one.signed, started=started)
            yield Fact("contract_late", "contract", MODERATE, "taken_at_its_word", params, when=started)
    yield from states(bearer, {"no_contract": MODERATE})


def _started(bearer: Bearer, other: str) -> str | None:
    """The first day on which one is known to have worked for the other."""
    sides = {bearer.id, other}
    orders = (o.date for o in bearer.known.manifest.orders if {o.controller, o.processor} == sides and o.date)
    return min(orders, default=None)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    for one in bearer.contracts:
        if one.written == "yes" and one.clauses is not None and not _missing(one):
            base = about(contract=one.id, other=_other(bearer, one))
            yield Fact("contract_whole", "contract", STRONG if one.signed else MODERATE, "contract_as_read", base)


def _asked(bearer: Bearer) -> Iterator[Ask]:
    for other in _others(bearer):
        known = bearer.contract_with(other)
        if not known or any(one.written == "yes" and one.clauses is None for one in known):
            yield Ask("contract_copy", {"other": other})
    if not _others(bearer) and not bearer.is_controller:
        yield Ask("works_for_whom")


ARTICLE = Article(
    article="GDPR 28(3)",
    duty="contract",
    bearers=(CONTROLLER, PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 28 § 3 et § 4",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("signed_contract", "annex_of_that_date"),
    decided=(DEDALUS, SLIMPAY, MOBIUS),
)
