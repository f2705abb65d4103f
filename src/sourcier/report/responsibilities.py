"""The chapter on duties: which party bears which, and what the facts tend to show of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import ARTICLES, DUTIES, DUTY_FINDINGS, MEASURES, PARTY_ROLES, STRENGTHS
from sourcier.model.duties import FAILED, KEPT, NOT_KNOWN, Decided, Duty, Ground
from sourcier.model.trace import Trace

from .drawings.duties import Column, MapRow, Symbol, draw_symbol
from .duty_questions import question
from .duty_sentences import GROUND_WEAKEST, ground
from .figures import Figures, capital

_TOLD, _NAMED = 3, 4
_ALIKE = 2
_WEAK = "weak"


@dataclass(frozen=True, slots=True)
class ShownDuty:
    """One duty of one party, ready to be shown."""

    finding: str
    """Its code, for the style."""
    symbol: Symbol
    title: str
    """The duty's name and its article."""
    verdict: str
    """What the facts tend to show, and how strongly."""
    for_: tuple[str, ...]
    against: tuple[str, ...]
    nuance: tuple[str, ...]
    """Weakest point, defence, law and cases: behind the sentence."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """One party and its duties."""

    id: str
    name: str
    role: str
    failed: tuple[ShownDuty, ...]
    others: tuple[ShownDuty, ...]
    """Kept, or told both ways."""
    unknown: tuple[str, ...]
    """Names of duties of which nothing is known."""
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """Everything the chapter shows."""

    first: tuple[str, ...]
    """What a reader without any training must be able to repeat."""
    columns: tuple[Column, ...]
    rows: tuple[MapRow, ...]
    legend: tuple[Symbol, ...]
    parties: tuple[tuple[Answerable, ...], ...]
    """Most failed first; parties of whom the same is found stand together."""


def responsibilities_of(trace: Trace, texts: Texts) -> Responsibilities | None:
    """Return the chapter of a trace, already cleaned and masked; None where nobody bears a duty."""
    if not trace.duties:
        return None
    names = {named.id: named.name for named in trace.names}
    roles = {named.id: named.role for named in trace.names if named.sort == "party"}
    parties = [_party(party, trace, names, roles, texts) for party in dict.fromkeys(one.party for one in trace.duties)]
    ranked = sorted(parties, key=lambda one: -len(one.failed))
    alike = _alike(trace, [one.id for one in ranked], roles)
    columns = tuple(_column(number, group, names, roles, texts) for number, group in enumerate(alike, start=1))
    known = {one.id: one for one in ranked}
    return Responsibilities(
        first=tuple(_first(trace, ranked, texts)),
        columns=columns,
        rows=_rows(trace, columns, texts),
        legend=tuple(symbol_of(code, "", texts) for code in DUTY_FINDINGS),
        parties=tuple(tuple(known[party] for party in group) for group in alike),
    )


def symbol_of(finding: str, strength: str, texts: Texts) -> Symbol:
    """Return the sign of a finding, and its words for those who hear it."""
    said = capital(Figures(texts).name(DUTY_FINDINGS, finding))
    if strength and finding != NOT_KNOWN:
        said = texts.say("%(finding)s: %(strength)s", finding=said, strength=Figures(texts).name(STRENGTHS, strength))
    return Symbol(draw_symbol(finding, faint=strength == _WEAK), said, finding)


def _party(party: str, trace: Trace, names: Mapping[str, str], roles: Mapping[str, str], texts: Texts) -> Answerable:
    own = [one for one in trace.duties if one.party == party]
    shown = {FAILED: [one for one in own if one.finding == FAILED]}
    return Answerable(
        id=party,
        name=names.get(party, party),
        role=Figures(texts).name(PARTY_ROLES, roles.get(party, "unknown")),
        failed=tuple(_shown(one, names, texts) for one in shown[FAILED]),
        others=tuple(_shown(one, names, texts) for one in own if one.finding not in (FAILED, NOT_KNOWN)),
        unknown=tuple(_title(one, texts) for one in own if one.finding == NOT_KNOWN),
        questions=tuple(question(one, names, texts) for one in trace.questions if one.party == party),
    )


def _title(duty: Duty, texts: Texts) -> str:
    figures = Figures(texts)
    said = {"duty": figures.name(DUTIES, duty.duty), "article": figures.name(ARTICLES, duty.article)}
    return capital(texts.say("%(duty)s (%(article)s)", **said))


def _shown(duty: Duty, names: Mapping[str, str], texts: Texts) -> ShownDuty:
    sign = symbol_of(duty.finding, duty.strength, texts)
    for_, against = (tuple(_gathered(side, names, texts)) for side in (duty.for_, duty.against))
    return ShownDuty(duty.finding, sign, _title(duty, texts), sign.said, for_, against, tuple(_nuance(duty, texts)))


def _gathered(grounds: Sequence[Ground], names: Mapping[str, str], texts: Texts) -> Iterable[str]:
    """Return the facts as sentences; of many of one sort, two and the number of the others."""
    for code in dict.fromkeys(one.code for one in grounds):
        alike = [one for one in grounds if one.code == code]
        for one in alike[:_ALIKE]:
            said = ground(one, names, texts)
            if one.contested:
                said = texts.say("%(fact)s The party says that it is not so.", fact=said)
            elif one.answered:
                said = texts.say("%(fact)s Answered by what speaks for its being kept.", fact=said)
            yield said
        if len(alike) > _ALIKE:
            yield texts.count("and %(n)s more of that sort", "and %(n)s more of that sort", len(alike) - _ALIKE)


def _nuance(duty: Duty, texts: Texts) -> Iterable[str]:
    figures = Figures(texts)
    if duty.weakest:
        yield texts.say("Weakest point: %(weakest)s", weakest=figures.name(GROUND_WEAKEST, duty.weakest))
    if duty.overturned_by:
        listed = texts.listing([figures.name(MEASURES, code) for code in duty.overturned_by])
        yield texts.say("In its defence it could bring: %(defence)s.", defence=listed)
    yield texts.say("The rule: %(source)s, in force since %(day)s.", source=duty.source, day=texts.date(duty.in_force))
    if duty.before_law:
        yield texts.count(
            "%(n)s fact ended before the rule was law and does not count.",
            "%(n)s facts ended before the rule was law and do not count.",
            duty.before_law,
        )
    if duty.decided:
        cases = texts.listing([_case(one, texts) for one in duty.decided])
        yield texts.say("Decided on that duty, in other affairs: %(cases)s.", cases=cases)


def _case(one: Decided, texts: Texts) -> str:
    day = texts.date(one.date) if "-" in one.date else one.date
    values = {"name": one.name, "reference": one.reference, "day": day}
    if one.status == "V":
        return texts.say("%(name)s (%(reference)s, %(day)s)", **values)
    return texts.say("%(name)s (%(reference)s, %(day)s; from memory, to be checked)", **values)


def _first(trace: Trace, ranked: Sequence[Answerable], texts: Texts) -> Iterable[str]:
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in ranked:
        if failed := tuple(duty.duty for duty in _strongly(trace, one.id)):
            alike.setdefault((one.role, failed), []).append(one.name)
    for (role, failed), named in list(alike.items())[:_TOLD]:
        duties = texts.listing([Figures(texts).name(DUTIES, duty) for duty in failed])
        if len(named) == 1:
            said = _("This tends to show that %(party)s failed in: %(duties)s.")
            yield texts.say(said, party=texts.quote(named[0]), duties=duties)
        else:
            said = _("This tends to show that %(n)s parties (%(role)s) failed in: %(duties)s.")
            yield texts.say(said, n=len(named), role=role, duties=duties)
    if left := sum(len(named) for named in list(alike.values())[_TOLD:]):
        yield texts.count(
            "Facts speak against %(n)s other party too.", "Facts speak against %(n)s other parties too.", left
        )
    yield from _instructed(trace, texts)
    if trace.questions:
        yield texts.count(
            "%(n)s question is open: what is not known is asked, and not held against anybody.",
            "%(n)s questions are open: what is not known is asked, and not held against anybody.",
            len(trace.questions),
        )


def _strongly(trace: Trace, party: str) -> list[Duty]:
    return [one for one in trace.duties if one.party == party and one.finding == FAILED and one.strength != _WEAK]


def _instructed(trace: Trace, texts: Texts) -> Iterable[str]:
    told = [one for one in trace.duties if one.duty == "instructions"]
    if kept := sum(one.finding == KEPT for one in told):
        yield texts.count(
            "%(n)s controller ordered in writing, and nothing speaks against its orders.",
            "%(n)s controllers ordered in writing, and nothing speaks against their orders.",
            kept,
        )
    if failed := sum(one.finding == FAILED for one in told):
        yield texts.count(
            "Of %(n)s controller no written order is known, though its data were handled by another.",
            "Of %(n)s controllers no written order is known, though their data were handled by others.",
            failed,
        )


def _alike(trace: Trace, ranked: Sequence[str], roles: Mapping[str, str]) -> list[list[str]]:
    """Return the parties, those of one role of whom the same is found everywhere together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for party in ranked:
        own = [f"{one.article} {one.finding}" for one in trace.duties if one.party == party]
        found.setdefault((roles.get(party, ""), *own), []).append(party)
    return list(found.values())


def _column(
    number: int, group: Sequence[str], names: Mapping[str, str], roles: Mapping[str, str], texts: Texts
) -> Column:
    role = Figures(texts).name(PARTY_ROLES, roles.get(group[0], "unknown"))
    said = [names.get(party, party) for party in group]
    return Column(texts.number(number), tuple(said[:_NAMED]), max(len(said) - _NAMED, 0), role, group[0])


def _rows(trace: Trace, columns: Sequence[Column], texts: Texts) -> tuple[MapRow, ...]:
    found = {(one.party, one.article): one for one in trace.duties}
    rows = []
    for article, duty in dict.fromkeys((one.article, one.duty) for one in sorted(trace.duties, key=_place)):
        cells = tuple(
            symbol_of(one.finding, one.strength, texts) if (one := found.get((column.party, article))) else None
            for column in columns
        )
        figures = Figures(texts)
        rows.append(MapRow(capital(figures.name(DUTIES, duty)), figures.name(ARTICLES, article), cells))
    return tuple(rows)


def _place(duty: Duty) -> int:
    known = list(ARTICLES)
    return known.index(duty.article) if duty.article in known else len(known)
