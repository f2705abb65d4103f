"""Hours as the law counts them.

Regulation (EEC, Euratom) 1182/71, art. 3: the hour in which the event falls is not counted (1); the period begins with
the next full hour and ends with its last (2)(a); holidays, Saturdays and Sundays count (3); two days or more include at
least two working days (5). Art. 2(2): working days are all but holidays, Saturdays and Sundays.
"""

import calendar
from datetime import UTC, date, datetime, timedelta, tzinfo

from sourcier.data.holidays import public_holidays

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_TWO_DAYS = 48
_SATURDAY = 5
_WORKING = 2


def after_hours(start: datetime, hours: int) -> datetime:
    """Return the safe bound: so many hours of real time later, whatever clocks were put forward or back meanwhile."""
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def regulation_end(start: datetime, hours: int) -> datetime:
    """Return when a period of so many hours ends by Regulation 1182/71, in the zone of `start`."""
    zone = start.tzinfo
    begins = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + _HOUR
    ends = begins + timedelta(hours=hours)
    if hours < _TWO_DAYS:
        return ends.astimezone(zone)
    return _with_working_days(begins, ends, zone).astimezone(zone)


def _with_working_days(begins: datetime, ends: datetime, zone: tzinfo | None) -> datetime:
    """Put the end off until the period has seen two working days: a day it covers in part counts as seen."""
    day, last = begins.astimezone(zone).date(), (ends.astimezone(zone) - timedelta(microseconds=1)).date()
    seen = 0
    while day <= last:
        seen += is_working(day)
        day += _DAY
    if seen >= _WORKING:
        return ends
    while seen < _WORKING:
        seen += is_working(day)
        day += _DAY
    return datetime.combine(day, datetime.min.time(), zone).astimezone(UTC)


def is_working(day: date) -> bool:
    """Whether a day is a working day in France, Alsace and Moselle apart."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def after_months(moment: datetime, months: int) -> datetime:
    """Return the same day and hour so many months later, the month's last day where it has none."""
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))
