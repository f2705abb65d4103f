"""Deadlines as sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourcier.locale import Texts
from sourcier.locale.names.notices import BEGAN, DELAYS, FREED, STATES, WHATS
from sourcier.locale.numbers import NARROW, WIDE
from sourcier.model.response import Deadline
from sourcier.report.figures import Figures

from .words import moment, weekday, zone


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline, ready to be shown."""

    deadline: Deadline
    name: str
    state: str
    when: str
    """Until when, with the day of the week; empty where no hour is set."""
    since: str
    """What set the clock going, and when."""
    second: str
    reasons: tuple[str, ...]
    source: str
    tone: str
    """``alarm``, ``warn``, ``calm``."""
    who: str
    """The party, or several whose clocks run alike."""


_TONES = {"late": "alarm", "done_late": "warn", "open": "warn", "at_once": "warn", "not_started": "warn"}


def due_of(deadline: Deadline, texts: Texts) -> Due:
    """Return one deadline in words."""
    figures = Figures(texts)
    state = figures.name(STATES, deadline.status)
    if deadline.exception and deadline.status == "not_owed":
        state = texts.say("%(state)s: %(why)s", state=state, why=figures.name(FREED, deadline.exception))
    if deadline.done:
        state = texts.say("%(state)s, on %(day)s", state=state, day=texts.date(deadline.done[:10]))
    return Due(
        deadline=deadline,
        name=figures.name(WHATS, deadline.what),
        state=state,
        when=_when(deadline, texts),
        since=_since(deadline, texts),
        second=_second(deadline, texts),
        reasons=tuple(figures.name(DELAYS, code) for code in deadline.reasons),
        source=law(deadline.source, texts),
        tone=_TONES.get(deadline.status, "calm"),
        who=deadline.party,
    )


_ARTICLE = re.compile(r"GDPR art\. (\d+)(?:\((\d+)\))?(?:\((\w)\))?")


def law(article: str, texts: Texts) -> str:
    """Return an article as the reader's language cites it."""
    if texts.language != "fr":
        return article
    return _ARTICLE.sub(_french, article)


def _french(found: re.Match[str]) -> str:
    number, paragraph, letter = found.groups()
    parts = [f"RGPD, art.{WIDE}{number}"]
    parts += [f"§{NARROW}{paragraph}"] if paragraph else []
    return ", ".join([*parts, *([f"{letter})"] if letter else [])])


_NAMED = 3


def gathered_due(deadlines: Sequence[Deadline], texts: Texts) -> tuple[Due, ...]:
    """Return deadlines in words, those that run alike as one, with the parties named."""
    alike: dict[Deadline, list[str]] = {}
    for deadline in deadlines:
        alike.setdefault(replace(deadline, party="", reasons=()), []).append(deadline.party)
    first = {replace(one, party="", reasons=()): one for one in reversed(deadlines)}
    return tuple(replace(due_of(first[key], texts), who=_who(parties, texts)) for key, parties in alike.items())


def _who(parties: Sequence[str], texts: Texts) -> str:
    if len(parties) <= _NAMED:
        return texts.listing(list(parties))
    left = len(parties) - _NAMED + 1
    named = ", ".join(parties[: _NAMED - 1])
    return texts.count("%(named)s and %(n)s other", "%(named)s and %(n)s others", left, named=named)


def _when(deadline: Deadline, texts: Texts) -> str:
    if not deadline.due:
        return ""
    return texts.say(
        "until %(weekday)s %(moment)s (%(zone)s)",
        weekday=weekday(deadline.due, texts),
        moment=moment(deadline.due, texts),
        zone=zone(deadline.due),
    )


def _since(deadline: Deadline, texts: Texts) -> str:
    if not deadline.starts:
        return ""
    began = Figures(texts).name(BEGAN, deadline.began)
    at = moment(deadline.starts, texts, deadline.precision)
    said = texts.say("%(began)s on %(moment)s", began=began, moment=at)
    if deadline.precision == "day" and deadline.due:
        return texts.say("%(said)s; no hour was given: counted from the day's first minute", said=said)
    return said


def _second(deadline: Deadline, texts: Texts) -> str:
    if not deadline.second:
        return ""
    at = moment(deadline.second, texts)
    return texts.say("by Regulation 1182/71, the hour of the event not counted: %(moment)s", moment=at)
