"""What a reply changed: two traces side by side, one without it and one with it."""

from collections.abc import Mapping

from sourcier.model.changes import Change, DutyChange, HoldingChange, RatioChange
from sourcier.model.duties import Duty, Ground, Reply
from sourcier.model.hypotheses import Hypothesis
from sourcier.model.trace import Trace

Place = tuple[str, int]


def change_of(reply: Reply, before: Trace, after: Trace, digests: tuple[str, str]) -> Change:
    """Return every ratio, share and duty before and after; `digests` are those of the two traces."""
    asked = (
        {(one.party, one.article, one.code, repr(one.params)) for one in facts.questions} for facts in (before, after)
    )
    open_, still = asked
    return Change(
        reply=reply,
        before=digests[0],
        after=digests[1],
        ratios=_ratios(before, after),
        holdings=_holdings(before, after),
        duties=_duties(before, after),
        settled=len(open_ - still),
        opened=len(still - open_),
    )


def _ratios(before: Trace, after: Trace) -> tuple[RatioChange, ...]:
    sides: list[Mapping[Place, Hypothesis]] = [
        {(one.id, one.segment): one for one in f.hypotheses} for f in (before, after)
    ]
    found = []
    for place in dict.fromkeys((*sides[1], *sides[0])):
        old, new = (side.get(place) for side in sides)
        found.append(
            RatioChange(
                *place,
                None if old is None else old.log10_lr,
                None if new is None else new.log10_lr,
                "" if old is None else old.strength,
                "" if new is None else new.strength,
            )
        )
    return tuple(found)


def _holdings(before: Trace, after: Trace) -> tuple[HoldingChange, ...]:
    sides = [{(one.holding, one.segment): one.leak_in_holding for one in f.containment} for f in (before, after)]
    places = dict.fromkeys((*sides[1], *sides[0]))
    return tuple(HoldingChange(*place, sides[0].get(place), sides[1].get(place)) for place in places)


def _duties(before: Trace, after: Trace) -> tuple[DutyChange, ...]:
    old = {(one.party, one.article): one for one in before.duties}
    return tuple(_duty(old.get((one.party, one.article)), one) for one in after.duties)


def _duty(old: Duty | None, new: Duty) -> DutyChange:
    were, are = (set() if one is None else _standing(one) for one in (old, new))
    return DutyChange(
        party=new.party,
        article=new.article,
        duty=new.duty,
        finding_before="" if old is None else old.finding,
        finding_after=new.finding,
        strength_before="" if old is None else old.strength,
        strength_after=new.strength,
        came=_codes(are - were),
        went=_codes(were - are),
    )


def _standing(duty: Duty) -> set[tuple[str, str]]:
    """What stands: a fact that was answered or is contested since is another fact."""
    return {(one.code, _what(one)) for one in (*duty.for_, *duty.against)}


def _what(one: Ground) -> str:
    return repr((sorted(one.params.items()), one.answered, one.contested))


def _codes(found: set[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted({code for code, _ in found}))
