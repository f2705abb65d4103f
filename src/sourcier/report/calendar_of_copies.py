"""The days by which copies are to be gone, as a calendar: RFC 5545."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.handing import Copy

from .safe import harmless

_FOLD = 75
"""Octets of a line (RFC 5545, 3.1)."""
_BEFORE = (14, 1)
"""Days before the day on which a reminder is given."""
_TITLE = _("Copy %(copy)s is to be gone today")
_SAID = _(
    "Order %(order)s, recipient %(recipient)s. Ask for the proof of deletion, then: sourcier handout deleted %(copy)s"
)


def calendar_of_copies(copies: Sequence[Copy], stamp: str, texts: Texts) -> bytes:
    """Return a calendar with one day per copy that is still kept; `stamp`: when it was made, ISO 8601 in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sourcier//Copies//EN", "CALSCALE:GREGORIAN"]
    for copy in copies:
        if copy.delete_by and not copy.gone:
            lines += _event(copy, copy.delete_by, stamp, texts)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)).encode()


def _event(copy: Copy, day: str, stamp: str, texts: Texts) -> Iterator[str]:
    first = date.fromisoformat(day)
    values = {"copy": copy.copy, "order": harmless(copy.order), "recipient": harmless(copy.recipient)}
    title = _text(texts.say(_TITLE, **values))
    yield from ("BEGIN:VEVENT", f"UID:{copy.copy}@sourcier.invalid", f"DTSTAMP:{_moment(stamp)}")
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{first + timedelta(1):%Y%m%d}"
    yield from (f"SUMMARY:{title}", f"DESCRIPTION:{_text(texts.say(_SAID, **values))}", "TRANSP:TRANSPARENT")
    for days in _BEFORE:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{days}D", f"DESCRIPTION:{title}", "END:VALARM")
    yield "END:VEVENT"


def _moment(stamp: str) -> str:
    return stamp[:19].replace("-", "").replace(":", "") + "Z"


def _text(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line so that none is too long, and no character is cut in two."""
    held, size, first = "", 0, True
    for sign in line:
        width = len(sign.encode())
        if size + width > _FOLD - (not first):
            yield held if first else f" {held}"
            held, size, first = "", 0, False
        held, size = held + sign, size + width
    yield held if first else f" {held}"
