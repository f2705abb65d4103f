"""What each party owes by when, and what is late."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sourcier.model.decisions import TellingChoice
from sourcier.model.parties import PROCESSOR, Manifest, Party
from sourcier.model.response import Deadline
from sourcier.model.severity import Overall

from .clocks import Clock, clock_of
from .counting import after_hours, after_months, is_working, regulation_end
from .rules import Rule, in_force

_TOLD = "none"
_EXACT, _DAY = "minute", "day"


@dataclass(frozen=True, slots=True)
class Circle:
    """What deadlines are computed from."""

    manifest: Manifest
    zone: ZoneInfo
    now: datetime
    chosen: tuple[str, ...]
    """Ids of rules put in force by name."""
    severity: Mapping[str, Overall]
    """By party."""
    tellings: Mapping[str, TellingChoice]
    health: bool
    """Whether laboratories or health data are concerned."""


def deadlines_of(parties: Sequence[Party], circle: Circle) -> tuple[Deadline, ...]:
    """Return what is owed, in the order of parties and rule files. Raises ContradictoryDates, UnknownRule."""
    return tuple(deadline for party in parties for deadline in _of_party(party, circle))


def _of_party(party: Party, circle: Circle) -> Iterator[Deadline]:
    clock = clock_of(circle.manifest, party, circle.zone, circle.now)
    day = (clock.began.at if clock.began else circle.now.astimezone(circle.zone)).date().isoformat()
    for rule in in_force(party.role, day, circle.chosen):
        if circle.health or not rule.health_only:
            yield _deadline(party, rule, clock, circle)


def _deadline(party: Party, rule: Rule, clock: Clock, circle: Circle) -> Deadline:
    due, second = _ends(rule, clock)
    done = clock.done_at(rule.done)
    exception = _exception(party, rule, clock, circle)
    ended = done.at if done is not None else circle.now
    late = due is not None and not exception and _after(ended, due, exact=done is None or done.exact)
    status = _status(rule, clock, done=done is not None, late=late, exception=exception)
    if status == "open" and _spared(party, rule, circle):
        status = "to_settle"
    return Deadline(
        party=party.id,
        what=rule.what,
        rule=rule.id,
        due=_iso(due),
        late=late,
        status=status,
        starts=_iso(clock.began.at if clock.began else None),
        began=clock.code,
        second=_iso(second),
        done=_iso(done.at if done else None),
        hours=rule.hours,
        source=rule.article,
        link=rule.link,
        exception=exception,
        reasons=_reasons(party, clock, circle, due) if late else (),
        precision=_EXACT if clock.began is None or clock.began.exact else _DAY,
    )


def _ends(rule: Rule, clock: Clock) -> tuple[datetime | None, datetime | None]:
    if clock.began is None or rule.hours is None:
        return None, None
    due, second = after_hours(clock.began.at, rule.hours), regulation_end(clock.began.at, rule.hours)
    if rule.months:
        return after_months(due, rule.months), after_months(second, rule.months)
    return due, second


def _after(moment: datetime, due: datetime, *, exact: bool) -> bool:
    """A day without an hour is late only where the whole day is."""
    return moment > due if exact else moment.date() > due.date()


def _status(rule: Rule, clock: Clock, *, done: bool, late: bool, exception: str) -> str:
    if done:
        return "done_late" if late else "done"
    if exception:
        return "not_owed"
    if clock.began is None:
        return "not_started"
    if rule.hours is None:
        return "at_once"
    return "late" if late else "open"


def _exception(party: Party, rule: Rule, clock: Clock, circle: Circle) -> str:
    """Code of what frees a party from a rule; an exception that a person has to weigh is none here."""
    if "authority_told" in rule.exceptions and clock.code == "told_by_authority":
        return "authority_told"
    if "telling" in rule.exceptions:
        choice = circle.tellings.get(party.id)
        if choice is not None:
            return "" if choice.exception == _TOLD else choice.exception
        if not circle.severity[party.id].high_risk:
            return "no_high_risk"
    elif rule.high_risk_only and not circle.severity[party.id].high_risk:
        return "no_high_risk"
    return ""


def _spared(party: Party, rule: Rule, circle: Circle) -> bool:
    """Whether the authority may be spared: a low score suggests that a risk is unlikely, and a person says so."""
    return rule.what == "authority" and circle.severity[party.id].band == "low"


def _reasons(party: Party, clock: Clock, circle: Circle, due: datetime | None) -> tuple[str, ...]:
    """Codes of what facts say in explanation of a delay."""
    found = []
    if clock.began and clock.code == "told_by_processor":
        found.append("data_lay_with_processor")
    if clock.began and due and _holidays(clock.began.at, due):
        found.append("holidays_between")
    if any(one.role == PROCESSOR and _knew_before(one, clock, circle) for one in circle.manifest.parties):
        found.append("processor_knew_before")
    if circle.severity[party.id].people > 0:
        found.append("people_had_to_be_told_apart")
    return tuple(found)


def _knew_before(processor: Party, clock: Clock, circle: Circle) -> bool:
    began = clock_of(circle.manifest, processor, circle.zone, circle.now).began
    return bool(began and clock.began and began.at < clock.began.at)


def _holidays(start: datetime, end: datetime) -> bool:
    days = (end.date() - start.date()).days
    return any(not is_working(start.date() + timedelta(days=day)) for day in range(days + 1))


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")
