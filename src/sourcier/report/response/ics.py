"""Deadlines as a calendar file. Source: RFC 5545; lines end with CR LF and are folded at 75 bytes."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from sourcier.locale import Texts
from sourcier.model.response import Deadline, Response

from .due import due_of

_LONGEST = 75
_STAMP = "%Y%m%dT%H%M%SZ"
_OPEN = ("open", "late", "to_settle")
_HOURS_BEFORE = (24, 4)


def calendar(facts: Response, party: str, texts: Texts) -> bytes:
    """Return one event per deadline of a party that has an hour and is still open."""
    stamp = _utc(str(facts.settings["as_of"]))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Sourcier//sourcier {_text(facts.version)}//{texts.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for deadline in facts.deadlines:
        if deadline.party == party and deadline.due and deadline.status in _OPEN:
            lines += _event(deadline, deadline.due, stamp, texts)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(deadline: Deadline, due: str, stamp: str, texts: Texts) -> Iterator[str]:
    shown = due_of(deadline, texts)
    at = _utc(due)
    identity = hashlib.sha256(f"{deadline.party}|{deadline.rule}|{deadline.what}".encode()).hexdigest()[:32]
    advice = texts.say("This is no legal advice: check the source.")
    said = [shown.since, shown.when, shown.second, f"{shown.source} {deadline.link}", *shown.reasons, advice]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@sourcier.example"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART:{at}"
    yield f"DTEND:{at}"
    yield f"SUMMARY:{_text(shown.name)} ({_text(deadline.party)})"
    yield "DESCRIPTION:" + _text("\n".join(line for line in said if line.strip()))
    yield "CATEGORIES:" + _text(shown.state)
    yield "TRANSP:TRANSPARENT"
    for hours in _HOURS_BEFORE:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-PT{hours}H"
        yield f"DESCRIPTION:{_text(shown.name)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _utc(iso: str) -> str:
    return datetime.fromisoformat(iso).astimezone(UTC).strftime(_STAMP)


def _text(value: str) -> str:
    """TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks escaped; controls left out."""
    clean = "".join(c for c in value if c == "\n" or c.isprintable() or c in "\u202f\u00a0")
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line so that no part is longer than 75 bytes, between characters; a cut part begins with a space."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
