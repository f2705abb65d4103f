"""Dates of no fixed width: one-digit days and months, months in letters (31 déc. 1999, 1er mars 2001, 3-FEB-98)."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .checks import matches

_START = r"^\d{1,2}(?:er|ER)?[ ./\-]{0,3}(?:\d{1,2}[ ./\-]\d|[JFMASONDjfmasond][A-Za-zéûÉÛ]{2,8}[ ./\-]{0,3}\d)"
"""A cheap necessary condition."""
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:hH.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?|[hH])?"
_TIME = rf"(?:(?:[ T,]+| À ){_CLOCK} ?(?:[AP]M|Z|[+-]\d{{2}}:?\d{{2}})?)?$"
_SPARSE = r"^(?P<a>\d{1,2})(?P<s>[/.\- ])(?P<b>\d{1,2})(?P<t>[/.\- ])(?P<y>\d{4}|\d{2})" + _TIME
_LETTERS = r"^(?P<a>\d{1,2})(?:ER)?[ ./\-]*(?P<b>[A-ZÉÛ]{3,9})[ ./\-]*(?P<y>\d{4}|\d{2})" + _TIME
_MONTHS = (
    ("JANVIER", "JANV", "JAN", "JANUARY"),
    ("FEVRIER", "FEVR", "FEV", "FEB", "FEBRUARY"),
    ("MARS", "MAR", "MARCH"),
    ("AVRIL", "AVR", "APR", "APRIL"),
    ("MAI", "MAY"),
    ("JUIN", "JUN", "JUNE"),
    ("JUILLET", "JUIL", "JUL", "JULY", "JUI"),
    ("AOUT", "AOU", "AUG", "AUGUST"),
    ("SEPTEMBRE", "SEPT", "SEP", "SEPTEMBER"),
    ("OCTOBRE", "OCT", "OCTOBER"),
    ("NOVEMBRE", "NOV", "NOVEMBER"),
    ("DECEMBRE", "DEC", "DECEMBER"),
)
_CENTURY = 100
_NAMES = pa.array([name for names in _MONTHS for name in names])
_NUMBERS = np.array([number for number, names in enumerate(_MONTHS, 1) for _ in names] + [0], np.int32)


def parse_words(text: pa.StringArray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return year, month, day (int32, 0 where there is none) and whether the month stands in letters.

    Of two numbers the first is given as the day; years keep the digits they have.
    """
    year, month, day = (np.zeros(len(text), np.int32) for _ in range(3))
    worded = np.zeros(len(text), bool)
    starting = np.flatnonzero(matches(text, _START))
    rest = pc.utf8_upper(text.take(pa.array(starting)))
    for pattern, in_letters in ((_SPARSE, False), (_LETTERS, True)):
        found = pc.extract_regex(rest, pattern)
        there = found.is_valid()
        if not in_letters:
            there = pc.and_(there, pc.equal(found.field("s"), found.field("t")))
        rows = np.flatnonzero(np.asarray(there))
        parts = found.take(pa.array(rows))
        at = starting[rows]
        day[at], year[at] = _numbers(parts.field("a")), _years(parts.field("y"))
        month[at] = _month(parts.field("b")) if in_letters else _numbers(parts.field("b"))
        worded[at] = in_letters
    return year, month, day, worded


def _numbers(text: pa.StringArray) -> np.ndarray:
    return np.asarray(pc.cast(text, pa.int32()))


def _years(text: pa.StringArray) -> np.ndarray:
    """Years as they stand; -1 for four digits that begin with two zeros, which are not short for anything."""
    years = _numbers(text)
    return np.where((years < _CENTURY) & (np.asarray(pc.binary_length(text)) > len("99")), -1, years)


def _month(names: pa.StringArray) -> np.ndarray:
    plain = pc.replace_substring(pc.replace_substring(names, "É", "E"), "Û", "U")
    return np.asarray(_NUMBERS[pc.fill_null(pc.index_in(plain, _NAMES), len(_NUMBERS) - 1).to_numpy()])
