"""French telephone numbers, many at once.

Source: ARCEP, national numbering plan (décision n° 2018-0881 as amended): ten digits, 01-05 geographic by zone, 06-07
mobile, 08 special, 09 not geographic; +33 or 0033 abroad. The ranges kept for works of fiction are numbers like others.
"""

from dataclasses import dataclass

import numpy as np

from .values import Flags, Values

_SIGNIFICANT = 9
_NINE = 9
_ZERO = np.uint8(ord("0"))
_PREFIXES = (b"0", b"+33", b"33", b"0033", b"+330", b"00330", b"+262", b"+590", b"+594", b"+596")
"""What may stand before the nine significant digits: France, La Réunion and Mayotte, Guadeloupe, Guyane, Martinique."""
_FRANCE = 33
_ABROAD_SHORTEST, _ABROAD_LONGEST = 8, 15
"""Digits of an international number. ITU-T E.164 allows fifteen."""


@dataclass(frozen=True, slots=True, eq=False)
class Phones:
    """What each value is as a phone number; one entry per value."""

    lead: np.ndarray
    """First digit after the national 0 (1-9), uint8; 0 where the value is no French number."""
    lost_zero: Flags
    """Nine digits: a spreadsheet took the leading 0 away, or it is another number altogether."""
    abroad: Flags
    """An international number outside France."""


def read_phones(values: Values) -> Phones:
    """Return what each value is as a phone number; spaces, dots, dashes, slashes and brackets do not matter."""
    return values.once("phones", _read)


def _read(values: Values) -> Phones:
    lead = np.zeros(len(values), np.uint8)
    lost = np.zeros(len(values), bool)
    for prefix in _PREFIXES:
        rows, first = _after(values, prefix)
        lead[rows] = first
    rows, first = _after(values, b"")
    lead[rows], lost[rows] = first, True
    return Phones(lead, lost, _abroad(values) & (lead == 0))


def _after(values: Values, prefix: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Values made of `prefix` and nine digits not beginning with 0: their positions and the first of the nine."""
    rows, characters = values.characters(len(prefix) + _SIGNIFICANT)
    good = np.ones(len(rows), bool)
    for column, expected in enumerate(prefix):
        good &= characters[:, column] == expected
    digits = characters[:, len(prefix) :] - _ZERO
    good &= digits[:, 0] > 0
    for column in range(_SIGNIFICANT):
        good &= digits[:, column] <= _NINE
    return rows[good], digits[good, 0]


def _abroad(values: Values) -> Flags:
    """Values of "+" and eight to fifteen digits, the first not 0, that do not pretend to be French."""
    result = np.zeros(len(values), bool)
    for width in sorted(values.compact_widths):
        if not _ABROAD_SHORTEST < width <= _ABROAD_LONGEST + 1:
            continue
        rows, characters = values.characters(width)
        international = characters[:, 0] == ord("+")
        digits = characters[international, 1:] - _ZERO
        country = digits[:, 0].astype(np.int16) * 10 + digits[:, 1]
        result[rows[international]] = (digits <= _NINE).all(axis=1) & (digits[:, 0] > 0) & (country != _FRANCE)
    return result
