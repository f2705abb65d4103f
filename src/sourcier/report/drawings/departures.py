"""Each laboratory's last visit in the leak against the day it left the software: do they stop together?"""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from sourcier.model.trace import Dating

from .svg import percent


def draw_departures(datings: Sequence[Dating]) -> tuple[Markup, ...]:
    """Return one strip per laboratory on one scale of time: a bar to the last visit, a line at the migration."""
    ends = [_span(dating) for dating in datings]
    known = [day for pair in ends for day in pair if day is not None]
    first, last = (min(known) - 200, max(known) + 100) if known else (0, 1)
    return tuple(_strip(pair, first, last) for pair in ends)


def _span(dating: Dating) -> tuple[int | None, int | None]:
    """The last visit and the event, as days."""
    event = date.fromisoformat(dating.event).toordinal() if dating.event else None
    visit = None if event is None or dating.apart_days is None else event - dating.apart_days
    return visit, event


def _strip(pair: tuple[int | None, int | None], first: int, last: int) -> Markup:
    visit, event = pair
    if visit is None or event is None:
        return Markup('<svg class="period" aria-hidden="true" height="14"></svg>')
    x1, x2 = (percent((day - first) / max(last - first, 1)) for day in (visit, event))
    return Markup(  # noqa: S704  # numbers only
        '<svg class="period" aria-hidden="true" height="14">'
        f'<line x1="0" x2="100%" y1="7" y2="7" class="rail"/><line x1="0" x2="{x1}" y1="7" y2="7" class="span"/>'
        f'<circle cx="{x1}" cy="7" r="4" class="end"/><line x1="{x2}" x2="{x2}" y1="0" y2="14" class="left"/></svg>'
    )
