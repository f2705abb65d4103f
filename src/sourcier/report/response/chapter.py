"""The report's chapter on what is owed: severity, clock, the form's gaps, lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale.names.response import BANDS, FLAGS
from sourcier.model.response import Deadline, Response
from sourcier.report.drawings.svg import Drawing
from sourcier.report.figures import Figures
from sourcier.report.headline import Headline
from sourcier.report.masking import is_hidden

from .drawing import draw_severity
from .due import Due, due_of, gathered_due
from .groups import GroupRow, circumstances, gathered, rows_of
from .parties import PartyRow, party_rows
from .words import moment, score, short_day

_URGENT = ("late", "open", "to_settle", "at_once", "not_started")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything the chapter shows."""

    first: str
    """What a reader without any training must be able to repeat."""
    second: str
    severity: Drawing
    groups: tuple[GroupRow, ...]
    left_out: int
    circumstances: tuple[str, ...]
    flags: tuple[str, ...]
    due: tuple[Due, ...]
    """Of one party; of several, those that are late or next."""
    parties: tuple[PartyRow, ...]
    notes: tuple[str, ...]
    headlines: tuple[Headline, ...]
    as_of: str


def chapter_of(facts: Response, texts: Texts) -> Chapter:
    """Return the chapter of a response, already cleaned and masked."""
    figures = Figures(texts)
    rows, left = rows_of(facts, texts)
    return Chapter(
        first=_first(facts, texts),
        second=_clock(facts, texts),
        severity=draw_severity(gathered(facts), texts),
        groups=rows,
        left_out=left,
        circumstances=circumstances(gathered(facts), texts),
        flags=tuple(figures.name(FLAGS, flag) for flag in facts.severity.overall.flags),
        due=gathered_due(_shown(facts), texts),
        parties=party_rows(facts, texts),
        notes=tuple(_notes(facts, texts)),
        headlines=tuple(_headlines(facts, texts)),
        as_of=moment(str(facts.settings["as_of"]), texts),
    )


def _first(facts: Response, texts: Texts) -> str:
    figures, overall = Figures(texts), facts.severity.overall
    if not facts.severity.groups:
        return texts.say("Nobody in the leak is known to be a person of those asked about.")
    people, high = _people(facts), _high(facts)
    band = figures.name(BANDS, overall.band)
    return figures.counted(
        "%(n)s person is at high risk, of %(people)s: the worst score is %(score)s, %(band)s.",
        "%(n)s people are at high risk, of %(people)s: the worst score is %(score)s, %(band)s.",
        high,
        people=figures.count(people),
        score=score(overall.se, texts),
        band=band,
    )


def _sum(counts: list[int]) -> int:
    hidden = next((count for count in counts if is_hidden(count)), None)
    return sum(counts) if hidden is None else hidden


def _mine(facts: Response) -> set[str]:
    controllers = {one.id for one in facts.parties if one.role == "controller"}
    return controllers or {one.id for one in facts.parties}


def _people(facts: Response) -> int:
    return _sum([one.people for one in facts.severity.parties if one.party in _mine(facts)])


def _high(facts: Response) -> int:
    return _sum([one.high_risk for one in facts.severity.parties if one.party in _mine(facts)])


def next_due(facts: Response) -> Deadline | None:
    """Return the deadline with an hour that is late or next: what a reader must not miss."""
    dated = [one for one in facts.deadlines if one.due and one.status in ("late", "open", "to_settle")]
    return min(dated, key=lambda one: (one.due or "", one.party), default=None)


def _clock(facts: Response, texts: Texts) -> str:
    found = next_due(facts)
    if found is None or not found.due:
        return texts.say("No clock with an hour is running.")
    late = sum(one.status == "late" for one in facts.deadlines)
    if late:
        return texts.count(
            "%(n)s deadline has passed; the first one on %(moment)s.",
            "%(n)s deadlines have passed; the first one on %(moment)s.",
            late,
            moment=moment(found.due, texts),
        )
    name = due_of(found, texts)
    return texts.say("Next: %(what)s, %(when)s.", what=name.name, when=name.when)


def _shown(facts: Response) -> list[Deadline]:
    if len(facts.parties) == 1:
        return list(facts.deadlines)
    urgent = [one for one in facts.deadlines if one.due and one.status in _URGENT]
    return sorted(urgent, key=lambda one: (one.due or "", one.party))


def _notes(facts: Response, texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    if not facts.complete:
        yield texts.say("The examination is incomplete: every count is a minimum, and the notice says so.")
    if facts.unassigned.rows:
        yield figures.counted(
            "%(n)s row of the leak names no laboratory of a controller in the manifest: nobody answers for it yet.",
            "%(n)s rows of the leak name no laboratory of a controller in the manifest: nobody answers for them yet.",
            facts.unassigned.rows,
        )
    silent = [one.party for one in facts.deadlines if one.status == "not_started" and one.hours]
    if silent:
        yield texts.say(
            "Nobody said when these became aware, so their clocks do not run here: %(parties)s.",
            parties=texts.listing(list(dict.fromkeys(silent))),
        )


def _headlines(facts: Response, texts: Texts) -> Iterator[Headline]:
    figures, overall = Figures(texts), facts.severity.overall
    if not facts.severity.groups:
        return
    yield Headline(
        score(overall.se, texts),
        texts.say("severity, worst group: %(band)s", band=figures.name(BANDS, overall.band)),
        figures.counted("%(n)s person at high risk", "%(n)s people at high risk", _high(facts)),
        (
            texts.say("ENISA 2013: context of the data x ease of identification + circumstances. A presumption."),
            texts.say("Each factor stands in the chapter on what is owed, and can be set by a decision."),
        ),
    )
    found = next_due(facts)
    if found is not None and found.due:
        shown = due_of(found, texts)
        yield Headline(
            short_day(found.due, texts),
            shown.name,
            shown.state,
            (texts.say("%(party)s: %(since)s.", party=found.party, since=shown.since), shown.source),
        )
