"""The facts of a weighing: each story with its ratio, its probability, what it explains and what it rests on."""

from collections.abc import Callable, Sequence
from math import log

import numpy as np

from sourcier.model.hypotheses import AskNext, Explained, Hypothesis, Term, Weighing
from sourcier.model.parties import Manifest
from sourcier.trace.interval import interval, share

from .asking import Known, ask_next
from .likelihood import TERMS
from .scale import strength
from .segment import Rests, Weighed, rests_on
from .told import numbers

Stand = Callable[[Sequence[str]], int]
"""Rows of the segment that stand in any of those holdings, less those that chance would give."""
_TELLS = 0.05
"""Power of ten from which a term is said to speak."""
_EDGE = 1e-9


def facts_of(
    weighed: Weighed, segment: int, stand: Stand, manifest: Manifest, absent: tuple[str, ...]
) -> tuple[Hypothesis, ...]:
    """Return the stories of a segment, the best first."""
    raw = weighed.raw.log10
    order = sorted(
        range(len(raw)),
        key=lambda at: (-round(float(raw[at]), 9), -round(float(weighed.logs[at]), 9), weighed.stories[at].id),
    )
    rests = rests_on(weighed)
    asked = _asked(
        weighed, order, Known(manifest, absent, weighed.case.incomplete, weighed.case.piece, weighed.case.held)
    )
    return tuple(_fact(weighed, at, order, segment=segment, stand=stand, rests=rests, asked=asked) for at in order)


def weighing_of(weighed: Weighed, segment: int) -> Weighing:
    """Return how it was done."""
    piece, read = weighed.case.piece, weighed.calibration
    rows = int(piece.rows.sum())
    return Weighing(
        segment=segment,
        rows=rows,
        labs=len(piece),
        holdings=len(weighed.case.held),
        dated=share(int(piece.dated.sum()), rows),
        cap=round(10.0**read.cap, 6),
        cap_why=read.why,
        calibration=read.name,
        slope=round(read.slope, 6),
        priors="equal" if weighed.yours is None else "yours",
        weights={term: round(float(weight), 6) for term, weight in zip(TERMS, read.weights, strict=True)},
    )


def _fact(
    weighed: Weighed,
    at: int,
    order: Sequence[int],
    *,
    segment: int,
    stand: Stand,
    rests: Sequence[Rests],
    asked: AskNext | None,
) -> Hypothesis:
    story, found = weighed.stories[at], weighed.found
    rival = _rival(weighed, at, order)
    terms = _terms(weighed, at, rival)
    weakest, lab, without = _weakest(weighed, at, rests)
    log10 = round(float(found.log10[at]), 6)
    best = (order[0], _rival(weighed, order[0], order))
    return Hypothesis(
        id=story.id,
        story=story.sort,
        segment=segment,
        holdings=story.named,
        parties=story.parties,
        log10_lr=log10,
        capped=bool(abs(weighed.raw.log10[at] - found.log10[at]) > _EDGE),
        strength=strength(log10),
        prior=round(float(weighed.prior[at]), 6),
        posterior=round(float(found.posterior[at]), 6),
        explained=_explained(weighed, at, stand),
        tied=_tied(weighed, at, order),
        for_=tuple(sorted((t for t in terms if t.log10 >= _TELLS), key=lambda t: -t.log10)),
        against=tuple(sorted((t for t in terms if t.log10 <= -_TELLS), key=lambda t: t.log10)),
        weakest=weakest,
        without=without,
        weakest_lab=lab,
        runner_up="" if rival is None else weighed.stories[rival].id,
        ask_next=asked if at in best else None,
        prior_yours=None if weighed.yours is None else round(float(weighed.yours[0][at]), 6),
        posterior_yours=None if weighed.yours is None else round(float(weighed.yours[1].posterior[at]), 6),
    )


def _rival(weighed: Weighed, at: int, order: Sequence[int]) -> int | None:
    return next((one for one in order if weighed.classes[one] != weighed.classes[at]), None)


def _tied(weighed: Weighed, at: int, order: Sequence[int]) -> tuple[str, ...]:
    return tuple(weighed.stories[one].id for one in order if one != at and weighed.classes[one] == weighed.classes[at])


def _terms(weighed: Weighed, at: int, rival: int | None) -> tuple[Term, ...]:
    if rival is None:
        return ()
    moved = (weighed.terms[at] - weighed.terms[rival]) / log(10)
    case = weighed.case
    return tuple(
        Term(
            term,
            round(float(moved[place]), 6),
            numbers(term, weighed.stories[at], case.piece, case.held, weighed.claims),
        )
        for place, term in enumerate(TERMS)
        if abs(moved[place]) >= _TELLS
    )


def _weakest(weighed: Weighed, at: int, rests: Sequence[Rests]) -> tuple[str, str, float]:
    """What the ratio rests on most; of a holding that is the leak's own file, that it is."""
    now, least, most = float(weighed.raw.log10[at]), -float(weighed.most.max(initial=0.0)), float(weighed.most[at])
    least = min(least, -3.0)
    if weighed.case.itself & set(weighed.stories[at].named):
        return "holding_is_the_leak", "", round(min(now, 0.0), 6)
    if not rests:
        return "prior", "", round(float(np.clip(now, least, most)), 6)
    worst = min(rests, key=lambda one: round(float(one.log10[at]), 9))
    return worst.code, worst.lab, round(float(np.clip(worst.log10[at], least, most)), 6)


def _explained(weighed: Weighed, at: int, stand: Stand) -> Explained | None:
    story = weighed.stories[at]
    names = (story.named[-1],) if story.sort == "chain" else story.named
    if not names:
        return None
    rows, of = stand(names), int(weighed.case.piece.rows.sum())
    low, high = interval(rows, of)
    return Explained(low, share(rows, of), high, rows)


def _asked(weighed: Weighed, order: Sequence[int], known: Known) -> AskNext | None:
    first, second = order[0], _rival(weighed, order[0], order)
    if second is None:
        return None
    inside = np.array(weighed.classes)
    ours = float(weighed.found.posterior[inside == inside[first]].sum())
    theirs = float(weighed.found.posterior[inside == inside[second]].sum())
    held_alike = [s for s in _tied(weighed, first, order) if not s.startswith("chain")]
    return ask_next(
        weighed.stories[first], weighed.stories[second], ours / max(ours + theirs, _EDGE), known, held_alike
    )
