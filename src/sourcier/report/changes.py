"""What replies of parties changed: every ratio and duty before and after, those that moved one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import rfc8785

from sourcier.locale import Texts
from sourcier.locale.names import ARTICLES, DUTIES, DUTY_FINDINGS, STRENGTHS
from sourcier.model.changes import Change, Changes, DutyChange, RatioChange
from sourcier.model.duties import NOT_KNOWN
from sourcier.model.hypotheses import Hypothesis
from sourcier.model.plain import to_plain
from sourcier.model.trace import Trace

from .figures import DASH, Figures, capital
from .naming import names_of
from .ratios import ratio_said, strength_said
from .safe import cleaned, escaped_json
from .story_sentences import story

_STEP = 0.005
"""A change of a ratio's log10 below which its words do not change."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One reply, ready to be shown."""

    head: str
    brought: str
    moved: tuple[str, ...]
    """What changed, one sentence each."""
    still: tuple[str, ...]
    """How much is as it was."""


def render_changes(changes: Changes, trace: Trace | None, texts: Texts, form: str, *, last: bool = False) -> str:
    """Return what replies changed as ``text`` or ``json``; the last one only, where a text is to tell just that."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(changes)).decode()) + "\n"
    lines: list[str] = []
    for one in answered(cleaned(changes), cleaned(trace) if trace else None, texts)[-1 if last else 0 :]:
        lines += [
            one.head,
            f"  {one.brought}",
            *(f"  {line}" for line in one.moved),
            *(f"  {x}" for x in one.still),
            "",
        ]
    return "\n".join(lines or [texts.say("No party has replied yet.")]) + "\n"


def answered(changes: Changes, trace: Trace | None, texts: Texts) -> tuple[Answered, ...]:
    """Return every reply, in the order in which they came."""
    names = names_of(trace, texts) if trace else {}
    stories = {(one.id, one.segment): one for one in trace.hypotheses} if trace else {}
    return tuple(_answered(one, names, stories, texts) for one in changes.changes)


def _answered(
    change: Change, names: Mapping[str, str], stories: Mapping[tuple[str, int], Hypothesis], texts: Texts
) -> Answered:
    reply = change.reply
    head = texts.say(
        "Reply %(number)s, of %(party)s, entered on %(day)s",
        number=reply.number,
        party=texts.quote(names.get(reply.party, reply.party)),
        day=texts.date(reply.when[:10]),
    )
    brought = [said for name, count in reply.brought.items() if (said := _brought(name, count, texts))]
    said = texts.listing(brought) if brought else texts.say("a text, kept for people to read")
    told = [one for one in change.ratios if _moved(one)]
    duties = [one for one in change.duties if _stirred(one)]
    moved = [
        *(_ratio(one, stories, names, texts) for one in told),
        *_holdings(change, names, texts),
        *(_duty(one, names, texts) for one in duties),
    ]
    still = _still(change, len(change.ratios) - len(told), len(change.duties) - len(duties), texts)
    return Answered(head, texts.say("It brought: %(what)s.", what=said), tuple(moved), tuple(still))


def _brought(name: str, count: int, texts: Texts) -> str:
    known = {
        "holding": texts.count("%(n)s holding", "%(n)s holdings", count),
        "order": texts.count("%(n)s order", "%(n)s orders", count),
        "event": texts.count("%(n)s event", "%(n)s events", count),
        "contract": texts.count("%(n)s contract", "%(n)s contracts", count),
        "measure": texts.count("%(n)s measure", "%(n)s measures", count),
        "contest": texts.count("%(n)s fact contested", "%(n)s facts contested", count),
    }
    return known.get(name, "")


def _moved(one: RatioChange) -> bool:
    if one.before is None or one.after is None:
        return True
    return abs(one.before - one.after) > _STEP


def _stirred(one: DutyChange) -> bool:
    before, after = (one.finding_before, one.strength_before), (one.finding_after, one.strength_after)
    return before != after or bool(one.came or one.went)


def _ratio(
    one: RatioChange,
    stories: Mapping[tuple[str, int], Hypothesis],
    names: Mapping[str, str],
    texts: Texts,
) -> str:
    known = stories.get((one.id, one.segment))
    name = capital(story(known, names, texts, short=True)) if known else one.id
    sides = ((one.before, one.strength_before), (one.after, one.strength_after))
    before, after = (
        DASH if ratio is None else f"{ratio_said(ratio, texts)} ({strength_said(strength, texts)})"
        for ratio, strength in sides
    )
    return texts.say("%(what)s: before %(before)s; now %(after)s.", what=name, before=before, after=after)


def _holdings(change: Change, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    for one in change.holdings:
        if one.before != one.after:
            before, after = (DASH if share is None else figures.portion(share) for share in (one.before, one.after))
            yield texts.say(
                "Share of the file in %(holding)s: before %(before)s; now %(after)s.",
                holding=texts.quote(names.get(one.holding, one.holding)),
                before=before,
                after=after,
            )


def _duty(one: DutyChange, names: Mapping[str, str], texts: Texts) -> str:
    figures = Figures(texts)
    what = f"{figures.name(DUTIES, one.duty)} ({figures.name(ARTICLES, one.article)})"
    before = _finding(one.finding_before, one.strength_before, texts)
    after = _finding(one.finding_after, one.strength_after, texts)
    party = names.get(one.party, one.party)
    if before == after:
        return texts.say("%(party)s, %(duty)s: still %(after)s, on other facts.", party=party, duty=what, after=after)
    return texts.say(
        "%(party)s, %(duty)s: before %(before)s; now %(after)s.", party=party, duty=what, before=before, after=after
    )


def _finding(code: str, strength: str, texts: Texts) -> str:
    figures = Figures(texts)
    name = figures.name(DUTY_FINDINGS, code or NOT_KNOWN)
    return name if not code or code == NOT_KNOWN else f"{name} ({figures.name(STRENGTHS, strength)})"


def _still(change: Change, ratios: int, duties: int, texts: Texts) -> Iterator[str]:
    if ratios:
        yield texts.count("%(n)s ratio is as it was.", "%(n)s ratios are as they were.", ratios)
    if duties:
        yield texts.count("%(n)s duty is as it was.", "%(n)s duties are as they were.", duties)
    if change.settled:
        yield texts.count("%(n)s question is settled.", "%(n)s questions are settled.", change.settled)
    if change.opened:
        yield texts.count("%(n)s question is new.", "%(n)s questions are new.", change.opened)
