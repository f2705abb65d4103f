"""Each party's own clock: when it became aware, by the events people wrote.

A controller is aware at the latest when its processor tells it (EDPB guidelines 9/2022). Events later than the moment a
response is computed for have not happened yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.parties import CONTROLLER, Event, Manifest, Party

_ORDER = {"aware": 0, "authority_told": 1, "controllers_told": 2}
DONE = ("notified", "portal_told", "complaint", "people_told", "controllers_told")


class ContradictoryDates(WrongUse):
    """Something was done before it could be."""

    code = "E502"

    def __init__(self, party: str, what: str) -> None:
        super().__init__(
            Message("The events of %(party)s contradict each other: %(what)s comes before it was aware.",
                    {"party": party, "what": what}),
            Message("Nothing was computed, and what was written before stands."),
            Message("Correct date or time of one of the [[event]] tables of that party in the manifest."),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, and whether people gave the hour."""

    at: datetime
    exact: bool
    what: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One party's clock."""

    began: Moment | None
    """None: nobody said when it became aware."""
    code: str = ""
    """``aware``, ``told_by_authority`` or ``told_by_processor``."""
    done: tuple[Moment, ...] = ()
    """What it did since, earliest first."""
    twice: bool = False
    """Whether people gave several moments of awareness: the earliest counts."""

    def done_at(self, whats: Iterable[str]) -> Moment | None:
        """Return when it first did one of these."""
        wanted = set(whats)
        return next((moment for moment in self.done if moment.what in wanted), None)


def moment_of(event: Event, zone: tzinfo) -> Moment:
    """Return when an event happened: the day's first minute where nobody gave the hour."""
    hour = time.fromisoformat(event.time) if event.time else time()
    day = datetime.fromisoformat(event.date).date()
    at = datetime.combine(day, hour, hour.tzinfo or zone)
    return Moment(at.astimezone(zone), bool(event.time), event.what)


def clock_of(manifest: Manifest, party: Party, zone: tzinfo, now: datetime) -> Clock:
    """Return a party's clock. Raises ContradictoryDates."""
    mine = _sorted(e for e in manifest.events if e.party == party.id and moment_of(e, zone).at <= now)
    moments = [moment_of(event, zone) for event in mine]
    aware = [moment for moment in moments if moment.what in ("aware", "authority_told")]
    began, code = (aware[0], _code(aware[0].what)) if aware else (None, "")
    told = _told(manifest, party, zone, now)
    if told is not None and (began is None or told.at < began.at):
        began, code = told, "told_by_processor"
    done = tuple(moment for moment in moments if moment.what in DONE)
    for moment in done:
        if began is not None and _before(moment, began):
            raise ContradictoryDates(party.id, moment.what)
    return Clock(began, code, done, len({moment.at for moment in aware if moment.what == "aware"}) > 1)


def _code(what: str) -> str:
    return "told_by_authority" if what == "authority_told" else what


def _before(done: Moment, began: Moment) -> bool:
    """On the same day, an hour nobody gave contradicts nothing."""
    return done.at < began.at if done.exact and began.exact else done.at.date() < began.at.date()


def _told(manifest: Manifest, party: Party, zone: tzinfo, now: datetime) -> Moment | None:
    """When a processor of this controller told its controllers."""
    if party.role != CONTROLLER:
        return None
    processors = {order.processor for order in manifest.orders if order.controller == party.id}
    events = _sorted(
        event
        for event in manifest.events
        if event.what == "controllers_told" and (not processors or event.party in processors)
    )
    moments = [moment for event in events if (moment := moment_of(event, zone)).at <= now]
    return moments[0] if moments else None


def _sorted(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.date, event.time, _ORDER.get(event.what, len(_ORDER))))
