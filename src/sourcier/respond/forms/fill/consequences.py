"""Sections 4 to 6: what may come of it, how severe it is, what was done, who else was told."""

from collections.abc import Iterator

from sourcier.model.notice import Filled
from sourcier.respond.forms.sheet import Sheet

_HEALTH = ("health_comment", "diagnosis", "result", "act", "blood_group", "visit")
_INTIMATE = ("health_comment", "diagnosis", "result", "intimate_comment", "hardship_comment")
_SEVERITY = {"low": "a", "medium": "b", "high": "c", "very_high": "c"}
_RULE = "draft by rule from response: sorts of data"


def consequences(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    """Yield the fields about consequences, measures and who was told."""
    yield 79, Filled(("a", "b", "c"), _RULE)
    yield 85, Filled(_impacts(sheet), _RULE)
    yield 87, Filled(_SEVERITY[sheet.overall.band], "response: severity by ENISA 2013")
    if sheet.overall.band != "low":
        outcome = "a" if sheet.overall.high_risk else "b"
        yield 89, Filled(outcome, "response: severity by ENISA 2013; a presumption that the controller confirms")
    else:
        yield 89, Filled("d", "response: severity by ENISA 2013 is low: a person assesses whether a risk is unlikely")
    score = f"score {sheet.overall.se:g} {sheet.overall.band} {sheet.overall.high_risk} {sheet.overall.people}"
    yield 90, Filled((score, *(f"flag {flag}" for flag in sheet.overall.flags)), "draft from response: severity")
    closed = sheet.happened("closure")
    if closed:
        yield 92, Filled((f"closed {closed[-1]}",), "draft from events: closure; complete with what else was done")
    yield from _told(sheet)
    yield from _elsewhere(sheet)
    yield 125, Filled(("b", "a") if sheet.happened("people_told") else ("b",), "response: severity")


def _impacts(sheet: Sheet) -> tuple[str, ...]:
    have = {sort for sort, people in sheet.sorts.items() if people}
    found = {"a", "j"}
    if have & set(_INTIMATE):
        found |= {"c", "h", "l"}
    if {"identity", "nir"} <= have:
        found.add("d")
    if have & {"contact", "bank", "password", "insurance"}:
        found.add("e")
    if "bank" in have:
        found.add("f")
    if have & set(_HEALTH):
        found.add("i")
    return tuple(sorted(found))


def _told(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    deadline = sheet.deadline("people")
    if deadline is not None and deadline.done:
        yield 97, Filled("a", "events: people_told")
        yield 98, Filled(deadline.done[:10], "events: people_told")
        return
    choice = sheet.telling
    if choice is None:
        yield 97, Filled("c", "no decision yet: sourcier decide telling")
        return
    source = f"decision {choice.id}"
    if choice.exception == "none":
        yield 97, Filled("b1", source)
    elif choice.exception == "no_high_risk":
        yield 97, Filled("d", source)
    else:
        yield 97, Filled("e", source)
        yield 100, Filled(choice.exception[-1], source)
        yield 101, Filled(choice.why, source)


def _elsewhere(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    complaint, portal = sheet.deadline("complaint"), sheet.deadline("health_portal")
    mine = [event for event in sheet.manifest.events if event.party == sheet.party.id]
    told = [event for event in mine if event.what in ("complaint", "portal_told")]
    if any(event.what == "complaint" for event in told) or (complaint is not None and complaint.done):
        yield 109, Filled("a", "events: complaint")
    if portal is not None and portal.done:
        yield 110, Filled("a", "events: portal_told")
    if told:
        yield 111, Filled(tuple(f"{event.what} {event.date}" for event in told), "draft from events")
