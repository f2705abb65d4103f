"""Measures as facts: what a party can show, says, is known not to have, or had and did not apply."""

from collections.abc import Iterator, Mapping

from sourcier.model.acts import ABSENT, NOT_APPLIED, SHOWN, Measure

from .bearer import Bearer
from .rule import MODERATE, STRONG, WEAK, Fact, Params


def lacking(bearer: Bearer, *what: str, strength: str = STRONG) -> Iterator[Fact]:
    """Yield the measures that are known not to be there, or not to have been applied."""
    for one in bearer.measures(*what):
        if one.state in (ABSENT, NOT_APPLIED):
            code = "measure_absent" if one.state == ABSENT else "measure_not_applied"
            yield Fact(code, "measure", strength, "taken_at_its_word", _params(one), when=one.until)


def standing(bearer: Bearer, answers: Mapping[str, tuple[str, ...]]) -> Iterator[Fact]:
    """Yield the measures a party shows, or says it took. Only what is shown answers a fact on the other side."""
    for one in bearer.measures(*answers):
        if one.state in (ABSENT, NOT_APPLIED):
            continue
        shown = one.state == SHOWN
        met = tuple(f"{code}:{one.holding}" if one.holding else code for code in answers[one.what]) if shown else ()
        code, weakest = ("measure_shown", "measure_as_shown") if shown else ("measure_said", "only_said")
        yield Fact(code, "measure", MODERATE if shown else WEAK, weakest, _params(one), met)


def said_of(bearer: Bearer, *what: str) -> bool:
    """Whether anything is known of those measures."""
    return bool(bearer.measures(*what))


def _params(one: Measure) -> Params:
    dated = {"since": one.since} if one.since else {}
    return {"measure": one.what, **({"holding": one.holding} if one.holding else {}), **dated}
