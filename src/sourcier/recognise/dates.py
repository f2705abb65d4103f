"""Dates in the forms French exports write them, many at once.

`parse_dates` is pure value by value: what it says of one value does not depend on the others, so that batches may be
cut anywhere. Day stands before month unless only the reverse makes a date (form `MDY`); a caller who sees more `MDY`
than impossible otherwise reads the column again with `month_first`.
Source of the calendar: ISO 8601 (proleptic Gregorian). Years run from 1850 to 2100, so that eight digits are never
both yyyymmdd and ddmmyyyy.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .characters import DIGITS, count_of
from .checks import byte_rows, content, offsets, widths
from .date_forms import LAYOUTS, MONTH_FIRST, Form, Layout
from .date_words import parse_words

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MISSING",
    "PIVOT",
    "Dates",
    "Form",
    "day_number",
    "day_numbers",
    "full_year",
    "parse_dates",
]

MISSING = np.iinfo(np.int32).min
"""The day number of what is no date."""
FIRST_YEAR, LAST_YEAR = 1850, 2100
PIVOT = 30
"""Two-digit years up to this one are taken for 20xx, later ones for 19xx, unless the caller knows better."""
_LEAST_WIDTH, _SHORTEST, _LONGEST = 5, 6, 40
_MONTHS, _LAST_HOUR, _LAST_MINUTE, _NINE = 12, 24, 59, 9
_CENTURY = 100
_ZERO = np.uint8(ord("0"))
_EXCEL_EPOCH = 25_569
"""Days from Excel's day 0 (30 December 1899) to 1 January 1970. ECMA-376 part 1, 18.17.4.1."""
_EXCEL_FIRST, _EXCEL_LAST = 3_654, 73_415
"""1 January 1910 and 31 December 2100."""


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """One day and one form per value."""

    days: np.ndarray
    """Days since 1 January 1970, int32; `MISSING` where the value is no date."""
    form: np.ndarray
    """`Form`, uint8."""

    @property
    def valid(self) -> np.ndarray:
        """Which values are dates by the calendar, those without a day included."""
        return np.asarray(self.form != Form.NONE)

    @property
    def years(self) -> np.ndarray:
        """Calendar years, int32; 0 where there is no date."""
        years = self.days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int32) + 1970
        return np.asarray(np.where(self.valid, years, 0))


def _flags(characters: str) -> np.ndarray:
    table = np.zeros(256, bool)
    table[[ord(character) for character in characters]] = True
    return table


_SEPARATOR = _flags("/-. ")
_BEFORE_TIME = _flags(" Tt")
_IN_TIME = _flags("0123456789:.,+-ZzhHmMsS ")
_AFTER_HOUR = _flags(":hH.")
_DIGITS = _flags("0123456789")
_AFTER_FIRST = _flags("0123456789/-. eEJFMASOND" + "jfmasond")


def _month_starts() -> np.ndarray:
    """Day number of the first of every month from `FIRST_YEAR`, int32, with the month after the last."""
    first = np.datetime64(f"{FIRST_YEAR}-01", "M")
    months = first + np.arange((LAST_YEAR - FIRST_YEAR + 1) * _MONTHS + 1)
    return months.astype("datetime64[D]").astype(np.int64).astype(np.int32)


_STARTS = _month_starts()
_LENGTHS = np.diff(_STARTS)


def day_numbers(year: np.ndarray, month: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Return days since 1970 of calendar dates, int32; `MISSING` for what the calendar does not hold."""
    inside = (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (month >= 1) & (month <= _MONTHS)
    at = np.where(inside, (year - FIRST_YEAR) * _MONTHS + month - 1, 0)
    good = inside & (day >= 1) & (day <= _LENGTHS[at])
    return np.where(good, _STARTS[at] + day - 1, MISSING).astype(np.int32)


def day_number(year: int, month: int, day: int) -> int:
    """Return days since 1970 of one calendar date."""
    return int(day_numbers(np.array([year]), np.array([month]), np.array([day]))[0])


def full_year(year: np.ndarray, pivot: int) -> np.ndarray:
    """Return four-digit years for two-digit ones."""
    return year + np.where(year <= pivot, 2000, 1900)


def parse_dates(text: pa.StringArray, *, pivot: int = PIVOT, month_first: bool = False, serials: bool = False) -> Dates:
    """Return the day each trimmed value names, and how it is written.

    `serials`: take five-digit numbers for a spreadsheet's day numbers (one in two of all five-digit numbers is one).
    """
    dates = Dates(np.full(len(text), MISSING, np.int32), np.zeros(len(text), np.uint8))
    rows = _may_be_dates(text)
    if rows.size == len(text):
        _parse(dates, text, pivot, month_first=month_first, serials=serials)
    elif rows.size:
        part = parse_dates(text.take(pa.array(rows)), pivot=pivot, month_first=month_first, serials=serials)
        dates.days[rows], dates.form[rows] = part.days, part.form
    return dates


def _may_be_dates(text: pa.StringArray) -> np.ndarray:
    """Positions of values that begin with a digit and a digit, a separator or a letter, and have a date's length."""
    sized = (widths(text) >= _LEAST_WIDTH) & (widths(text) <= _LONGEST)
    first = np.where(sized, offsets(text)[:-1], 0)
    data = content(text)
    return np.flatnonzero(sized & _DIGITS[data[first]] & _AFTER_FIRST[data[first + 1]]) if sized.any() else first[:0]


def _parse(dates: Dates, text: pa.StringArray, pivot: int, *, month_first: bool, serials: bool) -> None:
    layouts = MONTH_FIRST if month_first else LAYOUTS
    for width in np.flatnonzero(np.bincount(widths(text), minlength=1)[: _LONGEST + 1]).tolist():
        rows, characters = byte_rows(text, width)
        dates.days[rows], dates.form[rows] = _fixed(characters, layouts, pivot)
    _fill_words(dates, text, pivot, month_first=month_first)
    if serials:
        _fill_serials(dates, text)


def _fixed(characters: np.ndarray, layouts: tuple[Layout, ...], pivot: int) -> tuple[np.ndarray, np.ndarray]:
    """Days and forms of values of one width, tried by every layout that the width allows."""
    width = characters.shape[1]
    days = np.full(len(characters), MISSING, np.int32)
    form = np.zeros(len(characters), np.uint8)
    for layout in layouts:
        if layout.width > width or not (open_rows := np.flatnonzero(form == Form.NONE)).size:
            continue
        chosen = characters if open_rows.size == len(characters) else characters[open_rows]
        days[open_rows], form[open_rows] = _by_layout(chosen, layout, pivot)
    return days, form


def _by_layout(characters: np.ndarray, layout: Layout, pivot: int) -> tuple[np.ndarray, np.ndarray]:
    shaped = _separated(characters, layout)
    if shaped.any():
        shaped &= _tail(characters, layout)
    rows = np.flatnonzero(shaped)
    if rows.size == len(characters):
        return _shaped_dates(characters, layout, pivot)
    days, form = np.full(len(characters), MISSING, np.int32), np.zeros(len(characters), np.uint8)
    if rows.size:
        days[rows], form[rows] = _shaped_dates(characters[rows], layout, pivot)
    return days, form


def _shaped_dates(characters: np.ndarray, layout: Layout, pivot: int) -> tuple[np.ndarray, np.ndarray]:
    """Days and forms of values that have the layout's separators and nothing but a time after it."""
    digits = characters - _ZERO
    day, month = _number(digits, layout.day, layout.day_digits), _number(digits, layout.month, layout.month_digits)
    year = _number(digits, layout.year, layout.year_digits)
    shaped = (day >= 0) & (month >= 0) & (year >= 0)
    if layout.short:
        year = full_year(year, pivot)
    found = day_numbers(year, month, day)
    form = np.where(shaped & (found != MISSING), layout.form, Form.NONE).astype(np.uint8)
    partial = shaped & (day == 0) & (month <= _MONTHS) & (not layout.short)
    if partial.any():
        found = np.where(partial, day_numbers(year, np.maximum(month, 1), np.maximum(day, 1)), found)
        form[partial & (found != MISSING)] = Form.PARTIAL
    return np.where(form == Form.NONE, MISSING, found).astype(np.int32), form


def _number(digits: np.ndarray, first: int, count: int) -> np.ndarray:
    """The number `count` digits make, int32; -1 or less where one is no digit."""
    result = np.zeros(len(digits), np.int32)
    wrong = np.zeros(len(digits), bool)
    for column in range(first, first + count):
        result *= 10
        result += digits[:, column]
        wrong |= digits[:, column] > _NINE
    result[wrong] = -1
    return result


def _separated(characters: np.ndarray, layout: Layout) -> np.ndarray:
    if not layout.separators:
        return np.ones(len(characters), bool)
    first, second = (characters[:, at] for at in layout.separators)
    return np.asarray(_SEPARATOR[first] & (first == second))


def _tail(characters: np.ndarray, layout: Layout) -> np.ndarray:
    """Whether what follows the date is nothing or a time of day."""
    at, width = layout.width, characters.shape[1]
    if width == at:
        return np.ones(len(characters), bool)
    if not layout.separators and not layout.short and (width == at + 4 or width >= at + 6):
        return _in_time(characters, _clock(characters, at, at + 2), at)
    if width < at + 3:
        return np.zeros(len(characters), bool)
    before = _in_time(characters, _BEFORE_TIME[characters[:, at]], at + 1)
    if not before.any():
        return before
    if width < at + 6:
        return np.asarray(before & _clock(characters, at + 1, None))
    return np.asarray(before & _AFTER_HOUR[characters[:, at + 3]] & _clock(characters, at + 1, at + 4))


def _in_time(characters: np.ndarray, near: np.ndarray, at: int) -> np.ndarray:
    """Which of the rows that are `near` go on with nothing but a time's signs."""
    rows = np.flatnonzero(near)
    near[rows] = _IN_TIME[characters[rows, at:]].all(axis=1)
    return near


def _clock(characters: np.ndarray, hour: int, minute: int | None) -> np.ndarray:
    digits = characters - _ZERO
    hours = _number(digits, hour, 2)
    good = (hours >= 0) & (hours <= _LAST_HOUR)
    if minute is None:
        return np.asarray(good)
    minutes = _number(digits, minute, 2)
    return np.asarray(good & (minutes >= 0) & (minutes <= _LAST_MINUTE))


def _fill_words(dates: Dates, text: pa.StringArray, pivot: int, *, month_first: bool) -> None:
    """Give their day to values of no fixed width: one-digit days, months in letters."""
    size = widths(text)
    rows = np.flatnonzero((dates.form == Form.NONE) & (size >= _SHORTEST) & (size <= _LONGEST))
    rows = rows[count_of(text, DIGITS)[rows] < size[rows]]
    if not rows.size:
        return
    year, month, day, worded = parse_words(text.take(pa.array(rows)))
    year = np.where((year >= 0) & (year < _CENTURY), full_year(year, pivot), year)
    first, second = (day, month) if month_first else (month, day)
    found = day_numbers(year, first, second)
    swapped = day_numbers(year, second, first)
    other = (found == MISSING) & (swapped != MISSING) & ~worded
    dates.days[rows] = np.where(other, swapped, found)
    form = np.where(worded, Form.WORDS, np.where(other != month_first, Form.MDY, Form.DMY))
    dates.form[rows] = np.where(dates.days[rows] == MISSING, Form.NONE, form)


def _fill_serials(dates: Dates, text: pa.StringArray) -> None:
    rows, characters = byte_rows(text, 5)
    serial = _number(characters - _ZERO, 0, 5)
    good = (serial >= _EXCEL_FIRST) & (serial <= _EXCEL_LAST)
    dates.days[rows[good]] = serial[good] - _EXCEL_EPOCH
    dates.form[rows[good]] = Form.SERIAL
