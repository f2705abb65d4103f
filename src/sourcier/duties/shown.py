"""Measures as facts: what a party can show, says, is known not to have, or had and did not apply."""

from collections.abc import Iterator, Mapping

from sourcier.model.acts import ABSENT, NOT_APPLIED, SHOWN, Measure
from sourcier.model.parties import KNEW, Holding

from .bearer import Bearer
from .rule import MODERATE, STRONG, WEAK, Fact, Params

_OF_HOLDINGS = frozenset({*KNEW, "passwords_in_clear", "rows_past_term", "kept_past_delete_by", "kept_after_contract"})
"""Facts that are true of one place over one time."""
_ONCE = ("deletion", "purge")
"""Measures done on one day."""


def lacking(bearer: Bearer, *what: str, strength: str = STRONG) -> Iterator[Fact]:
    """Yield the measures that are known not to be there, or not to have been applied."""
    for one in bearer.measures(*what):
        if one.state in (ABSENT, NOT_APPLIED):
            code = "measure_absent" if one.state == ABSENT else "measure_not_applied"
            yield Fact(code, "measure", strength, "taken_at_its_word", _params(one), when=one.until)


def standing(bearer: Bearer, answers: Mapping[str, tuple[str, ...]]) -> Iterator[Fact]:
    """Yield the measures a party shows, or says it took. Only what is shown answers a fact on the other side.

    Of a holding's state it must be shown that the measure was in force there from the first day to the last: what was
    mended later was not in force then.
    """
    for one in bearer.measures(*answers):
        if one.state in (ABSENT, NOT_APPLIED):
            continue
        shown = one.state == SHOWN
        met = tuple(_met(bearer, one, answers[one.what])) if shown else ()
        code, weakest = ("measure_shown", "measure_as_shown") if shown else ("measure_said", "only_said")
        yield Fact(code, "measure", MODERATE if shown else WEAK, weakest, _params(one), met)


def said_of(bearer: Bearer, *what: str) -> bool:
    """Whether anything is known of those measures."""
    return bool(bearer.measures(*what))


def _met(bearer: Bearer, one: Measure, codes: tuple[str, ...]) -> Iterator[str]:
    for code in codes:
        if code not in _OF_HOLDINGS:
            yield code
            continue
        yield from (f"{code}:{each.id}" for each in bearer.holdings if _covers(one, each))


def _covers(one: Measure, holding: Holding) -> bool:
    if one.holding not in ("", holding.id) or one.since is None:
        return False
    if one.what in _ONCE:
        return holding.until is None or one.since < holding.until
    begun = holding.since is None or one.since <= holding.since
    return begun and (one.until is None or (holding.until is not None and one.until >= holding.until))


def _params(one: Measure) -> Params:
    dated = {"since": one.since} if one.since else {}
    return {"measure": one.what, **({"holding": one.holding} if one.holding else {}), **dated}
