"""Moments, scores and codes of a response in the reader's language."""

from datetime import datetime

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.numbers import WIDE
from sourcier.report.figures import Figures

_CENTS = 100


def moment(iso: str, texts: Texts, precision: str = "minute") -> str:
    """Return a moment as a day and an hour in its own offset; a day alone where no hour is known."""
    at = datetime.fromisoformat(iso)
    day = texts.date(at.date().isoformat())
    if precision == "day":
        return day
    hour = f"{at.hour:02d}{WIDE}h{WIDE}{at.minute:02d}" if texts.language == "fr" else f"{at.hour:02d}:{at.minute:02d}"
    return texts.say("%(day)s at %(hour)s", day=day, hour=hour)


def short_day(iso: str, texts: Texts) -> str:
    """Return a day in few characters: as the French write it, else as ISO 8601 does."""
    day = datetime.fromisoformat(iso).date()
    return day.strftime("%d/%m/%Y") if texts.language == "fr" else day.isoformat()


def zone(iso: str) -> str:
    """Return the offset of a moment, such as ``UTC+01:00``."""
    offset = datetime.fromisoformat(iso).strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"


def weekday(iso: str, texts: Texts) -> str:
    """Return the day of the week of a moment."""
    return texts.gettext(_DAYS[datetime.fromisoformat(iso).weekday()])


def money(cents: int, texts: Texts) -> str:
    """Return an amount in euros, rounded to the euro."""
    euros = -(-cents // _CENTS)
    return texts.say("EUR %(amount)s", amount=Figures(texts).count(euros))


def score(value: float, texts: Texts) -> str:
    """Return a score with as many digits as it needs."""
    return texts.number(value, 2 if round(value * _CENTS) % 10 else 1)


_DAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
