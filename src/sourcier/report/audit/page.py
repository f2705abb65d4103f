"""An audit as one HTML file: opens offline, without scripts, prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.locale.names.audit import SCHEMES, SEVERITY, STATES
from sourcier.model.audit import SEVERITIES, AuditFacts, Finding, TargetFacts
from sourcier.model.audit_history import PastRun
from sourcier.model.audit_rules import Rulebook
from sourcier.report.drawings.runs import draw_runs
from sourcier.report.drawings.svg import Drawing
from sourcier.report.figures import DASH, Figures
from sourcier.report.masking import is_hidden
from sourcier.report.safe import cleaned
from sourcier.report.templating import environment, style_sheet

from .groups import Group, accepted_groups, gone_groups, open_groups
from .headline import accepted_said, changes_said, incomplete, next_expiry, open_count, verdict
from .sentences import Words

MOST_PLACES = 50
"""Places of one group that the page lists; tables for programs hold all."""
MOST_GROUPS = 200


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of a group."""

    where: str
    kinds: str
    people: str
    state: str
    looked: str


@dataclass(frozen=True, slots=True)
class Card:
    """One group, as it is mended."""

    anchor: str
    rule: str
    page: str
    target: str
    severity: str
    """A code."""
    severity_name: str
    title: str
    risk: str
    why: tuple[str, ...]
    confidence: str
    duties: str
    kinds: str
    people: str
    best: str
    looked: str
    remedy: tuple[str, ...]
    check: tuple[str, ...]
    places: tuple[PlaceRow, ...]
    more: int
    count: int
    state: str
    accepted: str
    until: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target, as it was looked at."""

    id: str
    address: str
    scheme: str
    good: bool
    things: str
    read: str
    whole: str
    people: str
    notes: tuple[str, ...]
    findings: int


def render_page(facts: AuditFacts, texts: Texts, book: Rulebook, edition: str, history: Sequence[PastRun]) -> str:
    """Return the page of an edition's facts."""
    shown = cleaned(facts)
    words, figures = Words(texts, book), Figures(texts)
    groups = open_groups(shown, "low")
    page = environment(texts).get_template("audit/page.html.j2")
    return page.render(
        lang=texts.language,
        style=Markup(style_sheet() + _style()),  # noqa: S704  # our own files and colours
        facts=shown,
        edition=edition,
        incomplete=incomplete(shown, texts),
        verdict=verdict(shown, texts),
        changes=changes_said(shown, texts),
        accepted_said=" ".join(part for part in (accepted_said(shown, texts), next_expiry(shown, texts)) if part),
        tiles=_tiles(shown, texts),
        cards=tuple(_card(group, words, texts) for group in groups[:MOST_GROUPS]),
        more_groups=max(0, len(groups) - MOST_GROUPS),
        accepted=tuple(_card(group, words, texts) for group in accepted_groups(shown)),
        gone=tuple(_card(group, words, texts) for group in gone_groups(shown)),
        targets=tuple(_target(one, groups, words, texts) for one in shown.targets),
        asked=_asked(shown, book, texts),
        runs=_runs(history, texts),
        count=figures.count,
        date=texts.date,
        open=open_count(shown),
    )


def _runs(history: Sequence[PastRun], texts: Texts) -> Drawing | None:
    return draw_runs(history, texts) if len(history) > 1 else None


def _tiles(facts: AuditFacts, texts: Texts) -> tuple[tuple[str, str, str], ...]:
    """Return the code of each severity, its count and its name, gravest first."""
    return tuple(
        (severity, texts.number(facts.counts.get(severity, 0)), texts.gettext(SEVERITY[severity]))
        for severity in reversed(SEVERITIES)
    )


def _card(group: Group, words: Words, texts: Texts) -> Card:
    first = group.first
    rule = words.book.get(group.rule)
    people = max((one.people for one in group.findings if one.people), key=lambda p: p.best, default=None)
    kinds = tuple(dict.fromkeys(kind for one in group.findings for kind in one.kinds))
    states = {one.state for one in group.findings}
    return Card(
        anchor=f"f-{first.fingerprint[:12]}",
        rule=group.rule,
        page=rule.page if rule else "",
        target=group.target,
        severity=group.severity,
        severity_name=texts.gettext(SEVERITY[group.severity]),
        title=words.title(group.rule),
        risk=words.risk(group.rule),
        why=words.why(first),
        confidence=words.confidence(first),
        duties=words.duties(first),
        kinds=words.kinds(Finding(group.rule, group.target, "", first.severity, 0.0, "", kinds), 10),
        people=words.people(people),
        best=Figures(texts).count(people.best) if people and people.high else DASH,
        looked=words.looked(first.looked),
        remedy=words.remedy(first),
        check=words.check(first),
        places=tuple(_place(one, words, texts) for one in group.places[:MOST_PLACES]),
        more=max(0, len(group.places) - MOST_PLACES),
        count=len(group.findings),
        state=texts.gettext(STATES[first.state]) if len(states) == 1 and first.state in ("new", "worse") else "",
        accepted=texts.say("unreviewed") if first.accepted == "unreviewed" else first.accepted,
        until=texts.date(first.accepted_until) if first.accepted_until else "",
        fingerprint=first.fingerprint,
    )


def _place(one: Finding, words: Words, texts: Texts) -> PlaceRow:
    return PlaceRow(
        one.where,
        words.kinds(one, 5),
        words.people(one.people),
        texts.gettext(STATES[one.state]) if one.state in ("new", "worse") else "",
        words.looked(one.looked),
    )


def _target(one: TargetFacts, groups: Sequence[Group], words: Words, texts: Texts) -> TargetRow:
    figures = Figures(texts)
    notes = [words.unread(each) for each in one.unread]
    if not one.reached:
        notes.insert(0, texts.say("Not reached: %(why)s", why=words.why_not(one.why_not)))
    if one.excluded:
        notes.append(texts.count("%(n)s left alone, as its owner wants", "%(n)s left alone, as their owner wants",
                                 one.excluded))  # fmt: skip
    if one.links:
        notes.append(texts.count("%(n)s link not followed", "%(n)s links not followed", one.links))
    return TargetRow(
        one.id,
        one.address,
        texts.gettext(SCHEMES.get(one.scheme, one.scheme)),
        one.reached and one.complete,
        figures.count(one.things),
        figures.count(one.read),
        figures.count(one.whole),
        figures.count(one.with_people) if one.with_people or is_hidden(one.with_people) else DASH,
        tuple(notes),
        sum(len(group.findings) for group in groups if group.target == one.id),
    )


def _asked(facts: AuditFacts, book: Rulebook, texts: Texts) -> tuple[tuple[str, str, int], ...]:
    """Return every rule that was asked, what it is about, and how often it found something open."""
    return tuple(
        (
            rule,
            texts.gettext(book[rule].title) if rule in book else rule,
            sum(one.rule == rule and not one.accepted and one.state != "absent" for one in facts.findings),
        )
        for rule in facts.rules
    )


@cache
def _style() -> str:
    return resources.files("sourcier.report").joinpath("templates", "audit", "audit.css").read_text("utf-8")
