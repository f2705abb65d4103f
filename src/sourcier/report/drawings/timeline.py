"""The affair on one line of time: a mark for each event, its number repeated in the list beside."""

from collections.abc import Sequence
from datetime import date

from sourcier.locale import Texts
from sourcier.model.trace import Happened

from .svg import Drawing, Grid, frame, label, percent

HEIGHT = 64
_ROOM = 0.03
_CLOSE = 0.022
"""Share of the width under which two numbers would cover each other: the later one is written a line lower, or left out
where all lines are taken; the list beside has them all."""
_LINES = 3


def draw_timeline(events: Sequence[Happened], names: dict[str, str], what: dict[str, str], texts: Texts) -> Drawing:
    """Draw dated events in their order; `names` are the parties', `what` the events'."""
    days = [date.fromisoformat(event.date).toordinal() for event in events]
    first, last = (min(days), max(days)) if days else (0, 1)
    span = max(last - first, 1)
    at = [_ROOM + (1 - 2 * _ROOM) * (day - first) / span for day in days]
    body = '<line class="rail" x1="0" x2="100%" y1="20" y2="20"/>'
    ends = [-1.0] * _LINES
    for number, x in enumerate(at, start=1):
        body += f'<circle class="full" cx="{percent(x)}" cy="20" r="5"/>'
        free = next((line for line, end in enumerate(ends) if x - end >= _CLOSE), None)
        if free is not None:
            ends[free] = x
            body += label(percent(x), str(38 + 12 * free), str(number), "small", "middle")
    title = texts.say("Timeline of the affair")
    said = texts.count("%(n)s event", "%(n)s events", len(events))
    rows = tuple(
        (
            texts.number(number),
            texts.date(event.date),
            names.get(event.party, event.party),
            what.get(event.what, event.what),
        )
        for number, event in enumerate(events, start=1)
    )
    grid = Grid(title, (texts.say("No."), texts.say("Day"), texts.say("Party"), texts.say("What happened")), rows)
    return Drawing(frame("timeline", title, said, body, f'width="100%" height="{HEIGHT}"'), grid)
