"""How one column writes its dates, told by all its values together: 03/04/2018 or 100203 alone does not say."""

from enum import StrEnum

import numpy as np

from .checks import digit_rows
from .dates import MISSING, Form, day_numbers, full_year, parse_dates
from .values import Values

NO_DAY = MISSING
_PIVOT = 30
_MONTHS = 12


class Habit(StrEnum):
    """A column's way of writing dates, where single values leave it open."""

    PLAIN = "plain"
    """Day before month, or year first with four digits: nothing is left open."""
    MONTH_FIRST = "month_first"
    """12/31/1999."""
    YEAR_FIRST = "year_first"
    """991231."""


def read_days(values: Values, habit: Habit) -> np.ndarray:
    """Return days since 1 January 1970, int32, `NO_DAY` where there is none; one per value."""
    if habit is Habit.PLAIN:
        return values.dates.days
    text = values.text
    if habit is Habit.MONTH_FIRST:
        return parse_dates(text, month_first=True).days
    days = np.full(len(text), NO_DAY, np.int32)
    rows, digits = digit_rows(text, 6)
    year, month, day = (digits[:, at].astype(np.int32) * 10 + digits[:, at + 1] for at in (0, 2, 4))
    days[rows] = day_numbers(full_year(year, _PIVOT), month, day)
    return days


def habit_of(values: Values, weight: np.ndarray) -> tuple[Habit, np.ndarray]:
    """Return the column's habit and each value's day by it; `weight` is rows per value."""
    plain = values.dates
    if (reverse := _rows(weight, plain.form == Form.MDY)) > _rows(weight, plain.valid) / 100:
        swapped = parse_dates(values.text, month_first=True)
        if reverse > _rows(weight, swapped.form == Form.DMY):
            return Habit.MONTH_FIRST, swapped.days
    packed = np.isin(plain.form, (Form.DMY_SHORT_PACKED, Form.YMD_SHORT_PACKED))
    if not packed.any():
        return Habit.PLAIN, plain.days
    packed_days = read_days(values, Habit.YEAR_FIRST)
    if _rows(weight, packed_days != NO_DAY) > _rows(weight, plain.form == Form.DMY_SHORT_PACKED):
        return Habit.YEAR_FIRST, packed_days
    return Habit.PLAIN, np.where(plain.form == Form.YMD_SHORT_PACKED, NO_DAY, plain.days)


def year_month(days: np.ndarray) -> np.ndarray:
    """Return year times 100 plus month, int32."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return ((months // _MONTHS + 1970) * 100 + months % _MONTHS + 1).astype(np.int32)


def _rows(weight: np.ndarray, flags: np.ndarray) -> int:
    return int(weight[flags].sum())
