"""French public holidays, computed.

Source: Code du travail, art. L3133-1; local law of Alsace-Moselle, art. L3134-13. Easter: Gregorian computus of
Meeus, Jones and Butcher.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_FIXED = (
    (1, 1, "new_year"),
    (5, 1, "labour_day"),
    (5, 8, "victory_1945"),
    (7, 14, "national_day"),
    (8, 15, "assumption"),
    (11, 1, "all_saints"),
    (11, 11, "armistice_1918"),
    (12, 25, "christmas"),
)
_MOVING = ((1, "easter_monday"), (39, "ascension"), (50, "whit_monday"))


def easter(year: int) -> dt.date:
    """Return Easter Sunday of a Gregorian year."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def public_holidays(year: int, *, alsace_moselle: bool = False) -> Mapping[dt.date, str]:
    """Return the holidays of a year (1982 or later, when 8 May came back) with a code for each, in order of date."""
    days = {dt.date(year, month, day): code for month, day, code in _FIXED}
    sunday = easter(year)
    days |= {sunday + dt.timedelta(after): code for after, code in _MOVING}
    if alsace_moselle:
        days |= {sunday - dt.timedelta(2): "good_friday", dt.date(year, 12, 26): "saint_stephen"}
    return MappingProxyType(dict(sorted(days.items())))
