"""Birth dates side by side: equal, a typing error apart, or another day.

A date is held as its eight digits, ddmmyyyy, four bits each: what differs is told by bits alone.
"""

import numpy as np

from sourcier.recognise.dates import MISSING, day_number

ABSENT, DIFFERS, PARTLY, NEAR, EXACT = range(5)
"""Levels of likeness, of every field."""
_FILLERS = tuple(
    day_number(*date) for date in ((1900, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 2), (1901, 1, 1))
)
_COMMON, _TIMES = 0.004, 40
"""A day that more than so many records share, and so many times more than the usual day, fills a gap."""
_LEAST_SHARED = 8
_TWO, _DECADE, _MONTHS, _EPOCH = 2, 10, 12, 1970
_AT_ONCE = 131_072
_FOUR, _EIGHT, _SIXTEEN, _DAY_AT = (np.uint32(bits) for bits in (4, 8, 16, 24))
_EACH, _DIGIT, _BYTE, _YEAR = (np.uint32(mask) for mask in (0x11111111, 0xF, 0xFF, 0xFFFF))
_LATEST = 9_999


def fillers(days: np.ndarray) -> np.ndarray:
    """Return the days that stand where none was known, ascending: 1 January 1900, and any that is far too frequent."""
    told = np.sort(days[days != MISSING])
    starts = np.flatnonzero(np.append(True, told[1:] != told[:-1])[: told.size])
    if not starts.size:
        return np.zeros(0, np.int32)
    counts = np.diff(np.append(starts, told.size))
    usual = float(np.median(counts))
    often = (counts >= _LEAST_SHARED) & (counts > _COMMON * told.size) & (counts > _TIMES * usual)
    return np.union1d(told[starts[often]], np.array(_FILLERS, np.int32)).astype(np.int32)


def packed(days: np.ndarray, left_out: np.ndarray) -> np.ndarray:
    """Return days as digits, uint32; 0 where none is told or the day is one of those `left_out`, which ascend."""
    dates = np.zeros(len(days), np.uint32)
    for start in range(0, len(days), _AT_ONCE):
        part = days[start : start + _AT_ONCE]
        known = part != MISSING
        if left_out.size:
            at = np.minimum(np.searchsorted(left_out, part), left_out.size - 1)
            known &= left_out[at] != part
        dates[start : start + _AT_ONCE][known] = _digits(part[known])
    return dates


def _digits(days: np.ndarray) -> np.ndarray:
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    number = months.astype(np.int64)
    day = (dates - months.astype("datetime64[D]")).astype(np.uint32) + np.uint32(1)
    month, year = (number % _MONTHS + 1).astype(np.uint32), np.clip(number // _MONTHS + _EPOCH, 0, _LATEST)
    digits = np.zeros(len(days), np.uint32)
    for place, part in ((28, day // 10), (24, day % 10), (20, month // 10), (16, month % 10)):
        digits |= part.astype(np.uint32) << np.uint32(place)
    for place, ten in ((12, 1000), (8, 100), (4, 10), (0, 1)):
        digits |= (year // ten % 10).astype(np.uint32) << np.uint32(place)
    return digits


def years(dates: np.ndarray) -> np.ndarray:
    """Return the years of dates that are told, int32."""
    found = np.zeros(len(dates), np.int32)
    for place, ten in ((12, 1000), (8, 100), (4, 10), (0, 1)):
        found += ((dates >> np.uint32(place)) & _DIGIT).astype(np.int32) * ten
    return found


def day_and_month(dates: np.ndarray) -> np.ndarray:
    """Return the day and the month of dates, whichever is which, uint32: the same for 3 April and 4 March."""
    one, other = dates >> _DAY_AT, (dates >> _SIXTEEN) & _BYTE
    return np.asarray(np.minimum(one, other) << _EIGHT | np.maximum(one, other))


def day_levels(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the likeness of pairs of packed dates, uint8.

    Near is one digit changed, two neighbours of ddmmyyyy swapped, or day and month swapped; partly is two of day,
    month and year the same, or all digits but two, and the years no generation apart.
    """
    levels = np.full(len(first), DIFFERS, np.uint8)
    levels[first == second] = EXACT
    levels[(first == 0) | (second == 0)] = ABSENT
    rows = np.flatnonzero(levels == DIFFERS)
    if rows.size:
        levels[rows] = _unequal(first[rows], second[rows])
    return levels


def _unequal(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    levels = np.full(len(first), DIFFERS, np.uint8)
    differs = first ^ second
    same = (differs >> _DAY_AT == 0).astype(np.uint8)
    same += (differs >> _SIXTEEN) & _BYTE == 0
    same += differs & _YEAR == 0
    differs |= differs >> np.uint32(1)
    differs |= differs >> np.uint32(2)
    differs &= _EACH
    many = np.bitwise_count(differs)
    rows = np.flatnonzero((same > 0) | (many <= _TWO))
    first, second, differs, many, same = first[rows], second[rows], differs[rows], many[rows], same[rows]
    where = differs * _DIGIT
    swapped = ((first & where) >> _FOUR | (first & where) << _FOUR) & where
    turned = (many == _TWO) & (differs & (differs >> _FOUR) != 0) & (swapped == second & where)
    crossed = (first & _YEAR == second & _YEAR) & (first >> _DAY_AT == (second >> _SIXTEEN) & _BYTE)
    crossed &= (first >> _SIXTEEN) & _BYTE == second >> _DAY_AT
    partly = ((same == _TWO) | (many <= _TWO)) & (np.abs(years(first) - years(second)) <= _DECADE)
    levels[rows] = np.where((many == 1) | turned | crossed, NEAR, np.where(partly, PARTLY, DIFFERS))
    return levels
