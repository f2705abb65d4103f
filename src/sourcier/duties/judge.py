"""From facts on both sides to a finding: how strongly they speak, and what it rests on most."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sourcier.model.acts import Contest
from sourcier.model.duties import BOTH_WAYS, FAILED, KEPT, NOT_KNOWN, Ground

from .rule import MODERATE, STRONG, WEAK, Fact

RANK = {STRONG: 3, MODERATE: 2, WEAK: 1}
CONTESTED = "contested"
_TWO = 2


def grounds(facts: Iterable[Fact], others: Iterable[Fact], contests: Sequence[Contest]) -> tuple[Ground, ...]:
    """Return the facts of one side, strongest first; `others` are those of the other side."""
    met = {code for other in others for code in other.answers}
    found = [
        Ground(
            fact.code,
            fact.source,
            fact.params,
            fact.strength,
            fact.weakest,
            fact.answers,
            answered=bool({fact.code, *(f"{fact.code}:{place}" for place in _places(fact))} & met),
            contested=any(_is_about(contest, fact) for contest in contests),
        )
        for fact in facts
    ]
    found = [replace(one, weakest=CONTESTED) if one.contested else one for one in found]
    return tuple(sorted(found, key=lambda one: -RANK[one.strength]))


def _places(fact: Fact) -> tuple[str, ...]:
    return tuple(str(fact.params[name]) for name in ("holding", "order", "contract") if name in fact.params)


def _is_about(contest: Contest, fact: Fact) -> bool:
    return contest.fact == fact.code and (not contest.holding or contest.holding in _places(fact))


def finding(failed: Sequence[Ground], kept: Sequence[Ground]) -> tuple[str, str, str]:
    """Return finding, strength and weakest assumption.

    One breach is a breach: keeping a duty elsewhere does not cure it. Only a fact that answers another takes its force;
    a fact that is only weak does not stand against any on the other side.
    """
    open_ = [one for one in failed if not one.answered]
    if not failed and not kept:
        return NOT_KNOWN, "not_enough", ""
    if open_ and (strength(open_) != WEAK or not kept):
        return FAILED, strength(open_), _weakest(open_)
    if failed:
        return BOTH_WAYS, strength([*failed, *kept]), _weakest([*failed, *kept])
    return KEPT, strength(kept), _weakest(kept)


def strength(found: Sequence[Ground]) -> str:
    """Return how strongly facts of one side speak together: two moderate ones of different sorts are strong."""
    ranks = [RANK[one.strength] for one in found]
    if max(ranks) == RANK[STRONG]:
        return STRONG
    moderate = {one.code for one in found if RANK[one.strength] == RANK[MODERATE]}
    if len(moderate) >= _TWO:
        return STRONG
    return MODERATE if moderate else WEAK


def _weakest(found: Sequence[Ground]) -> str:
    """The strongest fact's: what would have to fall first. A contested one comes before its equals."""
    best = max(RANK[one.strength] for one in found)
    leading = [one for one in found if RANK[one.strength] == best]
    return next((one.weakest for one in leading if one.contested), leading[0].weakest)
