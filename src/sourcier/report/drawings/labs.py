"""The laboratories, each with the line of its period and the bar of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from sourcier.model.facts import Lab

from .bars import bar
from .svg import percent


@dataclass(frozen=True, slots=True)
class LabLine:
    """One laboratory as a row of the table: the facts and two strips that picture them."""

    lab: Lab
    period: Markup
    bar: Markup


def draw_labs(labs: Sequence[Lab]) -> tuple[LabLine, ...]:
    """Draw every laboratory on the same time scale and the same scale of rows."""
    days = [day for lab in labs for day in (_day(lab.first), _day(lab.last, end=True)) if day is not None]
    first, last = (min(days), max(days)) if days else (0, 1)
    most = max((lab.rows for lab in labs), default=0)
    return tuple(LabLine(lab, _period(lab, first, last), bar(lab.rows, most)) for lab in labs)


def _day(iso: str | None, *, end: bool = False) -> int | None:
    """Return a day as its number; a month as its first day, or its 28th where it ends a period."""
    if not iso:
        return None
    full = iso if iso.count("-") > 1 else f"{iso}-{'28' if end else '01'}"
    return date.fromisoformat(full).toordinal()


def _period(lab: Lab, first: int, last: int) -> Markup:
    start, stop = _day(lab.first), _day(lab.last, end=True)
    if start is None or stop is None:
        return Markup('<svg class="period" aria-hidden="true" height="12"></svg>')
    span = max(last - first, 1)
    x1, x2 = (percent(0.02 + 0.96 * (day - first) / span) for day in (start, stop))
    return Markup(  # noqa: S704  # numbers and escaped text only
        '<svg class="period" aria-hidden="true" height="12">'
        f'<line x1="0" x2="100%" y1="6" y2="6" class="rail"/><line x1="{x1}" x2="{x2}" y1="6" y2="6" class="span"/>'
        f'<circle cx="{x1}" cy="6" r="4" class="end"/><circle cx="{x2}" cy="6" r="4" class="end"/></svg>'
    )
