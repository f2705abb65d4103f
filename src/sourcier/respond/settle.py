"""Severity, deadlines, telling and plan of the parties asked about."""

from sourcier.model.response import Communication, Deadline, PartyList, Plan
from sourcier.model.severity import Overall, Severity

from .affair import Affair
from .deadlines import Circle, deadlines_of
from .plan import Reach, communication_of, plan_of
from .severity import checked, circumstances_of, severity_of, sorts_of

_POST, _MAIL = "post", "mail"


def severity(affair: Affair) -> Severity:
    """Return how severe the leak is for each party. Raises FactorUnreadable."""
    checked(affair.decisions.severities)
    people = [(party.id, sorts_of(affair.population, affair.rows_of(party))) for party in affair.asked]
    return severity_of(people, circumstances_of(affair.manifest), affair.decisions.severities)


def deadlines(affair: Affair, found: Severity) -> tuple[Deadline, ...]:
    """Return what each party owes by when. Raises ContradictoryDates, UnknownRule, UnknownZone."""
    tellings = {one.party: one for one in affair.decisions.tellings}
    overall = {one.party: one for one in found.parties}
    health = bool(affair.examination.labs) or any(one.category == "health" for one in affair.examination.categories)
    circle = Circle(affair.manifest, affair.zone, affair.now, affair.request.rules, overall, tellings, health=health)
    return deadlines_of(affair.asked, circle)


def plans(affair: Affair, lists: tuple[PartyList, ...]) -> tuple[Plan, ...]:
    """Return how each controller with a list can reach its people."""
    day = affair.now.astimezone(affair.zone).date().isoformat()
    return tuple(plan_of(one.party, _reach(one), day) for one in lists)


def _reach(one: PartyList) -> Reach:
    counts = {count.code: count.count for count in one.channels}
    return Reach(one.people, counts.get(_POST, 0), counts.get(_MAIL, 0))


def communications(affair: Affair, found: Severity, planned: tuple[Plan, ...]) -> tuple[Communication, ...]:
    """Return, per controller asked about, whether its people must be told."""
    overall = {one.party: one for one in found.parties}
    by_party = {plan.party: plan for plan in planned}
    tellings = {one.party: one for one in affair.decisions.tellings}
    published = any(event.what == "publication" for event in affair.manifest.events)
    return tuple(
        communication_of(
            party.id,
            overall.get(party.id, Overall(party.id, 0, 0.0, "low")),
            tellings.get(party.id),
            by_party.get(party.id, Plan(party.id, 0, (), 0)),
            published=published,
        )
        for party in affair.controllers
    )


def decisions(affair: Affair) -> tuple[str, ...]:
    """Return the ids of the decisions that a response asks for, beside those the examination rests on."""
    mine = {"", *(party.id for party in affair.asked)}
    of_severity = [one.id for one in affair.decisions.severities if one.party in mine]
    of_telling = [one.id for one in affair.decisions.tellings if one.party in mine]
    return (*affair.examination.decisions, *of_severity, *of_telling)
