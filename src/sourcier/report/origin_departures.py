"""Laboratories' last visits against their migrations: gathered in a sentence, and one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.model.trace import Dating

from .drawings.departures import draw_departures

AT_ONCE = 7
"""Days between a last visit and a migration that count as one."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One laboratory's last visit against its migration."""

    dating: Dating
    strip: Markup
    said: str

    @property
    def near(self) -> bool:
        """Whether it stops just before."""
        return self.dating.apart_days is not None and 0 <= self.dating.apart_days <= AT_ONCE


def departures_of(datings: Sequence[Dating], texts: Texts) -> tuple[Departure, ...]:
    """Return those of all laboratories that have both."""
    dated = [one for one in datings if one.sort == "lab" and one.event is not None and one.apart_days is not None]
    strips = draw_departures(dated)
    return tuple(
        Departure(dating, strip, _apart(dating.apart_days or 0, texts))
        for dating, strip in zip(dated, strips, strict=True)
    )


def gathered(departures: Sequence[Departure], texts: Texts) -> str:
    """Return how many stop at once, in one sentence; empty where nothing is dated."""
    if not departures:
        return ""
    return texts.count(
        "%(near)s of %(n)s laboratory stops within %(days)s days before its migration.",
        "%(near)s of %(n)s laboratories stop within %(days)s days before their migration.",
        len(departures),
        near=sum(one.near for one in departures),
        days=AT_ONCE,
    )


def _apart(days: int, texts: Texts) -> str:
    if days < 0:
        return texts.count("goes on for %(n)s day after it", "goes on for %(n)s days after it", -days)
    return texts.count("%(n)s day before it", "%(n)s days before it", days)
