"""Ways of writing: for each family of them, which class each cell shows.

A class is a small number, 0 where the cell says nothing. *Fixed* families are chosen by the program that writes the
file: a person at a counter does not choose how an export writes dates. The others are habits of people too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import signature as s
from .signature import Signature

CLASSES = 64
"""Classes of any family are below this."""
_ISO_YEAR, _PACKED, _LONG_PHONE, _KEYED, _BARE = 4, 8, 10, 15, 13
_ABBREVIATED = 6


@dataclass(frozen=True, slots=True)
class Family:
    """One way in which files are written differently."""

    name: str
    kinds: tuple[str, ...]
    """Columns it is looked for in, the most telling kinds first."""
    most: int
    """How many columns are looked at."""
    classify: Callable[[Signature], np.ndarray]
    fixed: bool = field(kw_only=True)
    """Whether the program chooses it, not the people who type."""


def _case(cells: Signature) -> np.ndarray:
    """1 capitals, 2 small letters, 3 both; a single letter says nothing."""
    upper, lower = cells.has(s.UPPER), cells.has(s.LOWER)
    return np.asarray((upper + 2 * lower) * (cells.length > 1))


def _dates(cells: Signature) -> np.ndarray:
    """What stands between the parts, whether the year comes first, whether it is short, whether a time follows."""
    between = np.select(
        [cells.has(s.LETTER | s.HIGH), cells.has(s.SLASH), cells.has(s.DASH), cells.has(s.DOT), cells.has(s.SPACE)],
        [1, 2, 3, 4, 5],
        6,
    )
    third = cells.byte(2)
    whole = (third >= ord("0")) & (third <= ord("9"))
    short = cells.length < np.where(between == 6, _PACKED, _PACKED + 1)  # noqa: PLR2004  # 6: nothing between
    form = ((between * 2 + whole) * 2 + short) * 2 + cells.has(s.COLON)
    return np.asarray(form * (cells.has(s.DIGIT) & (cells.length > _ISO_YEAR)))


def _phones(cells: Signature) -> np.ndarray:
    between = np.select([cells.has(s.SPACE), cells.has(s.DOT), cells.has(s.DASH | s.SLASH)], [1, 2, 3], 0)
    abroad = cells.has(s.PLUS) | ((cells.byte(0) == ord("0")) & (cells.byte(1) == ord("0")))
    lost = (cells.length < _LONG_PHONE) & (between == 0)
    return np.asarray((1 + (between * 2 + abroad) * 2 + lost) * cells.has(s.DIGIT))


def _numbers(cells: Signature) -> np.ndarray:
    """The national number: with blanks inside, with or without its key."""
    spaced = cells.has(s.SPACE | s.DOT | s.DASH)
    bare = np.select([cells.length == _BARE, cells.length == _KEYED], [1, 2], 0)
    return np.asarray(np.where(spaced, 3, bare) * cells.has(s.DIGIT))


def _postcodes(cells: Signature) -> np.ndarray:
    """Only a postcode that begins with zero tells whether zeros are lost."""
    digits = cells.sorts == s.DIGIT
    lost, kept = digits & (cells.length == 4), digits & (cells.length == 5) & (cells.byte(0) == ord("0"))  # noqa: PLR2004
    return np.asarray(np.select([lost, kept, cells.has(s.LETTER) & cells.has(s.DIGIT)], [1, 2, 3], 0))


def _codes(cells: Signature) -> np.ndarray:
    """Digits, one letter, or words, in which case."""
    single = cells.length == 1
    digits = cells.sorts == s.DIGIT
    return np.select(
        [digits, single & cells.has(s.LETTER), cells.has(s.LETTER | s.HIGH)],
        [1, 1 + _letters(cells), 4 + _letters(cells)],
        0,
    )


def _letters(cells: Signature) -> np.ndarray:
    return np.asarray(cells.has(s.UPPER) + 2 * cells.has(s.LOWER))


def _titles(cells: Signature) -> np.ndarray:
    """In full or shortened, in which case; a bare M says nothing, nor does a child's."""
    first, second = cells.byte(0) & 0xDF, cells.byte(1) & 0xDF
    whole = (cells.length >= _ABBREVIATED) & ((second == ord("A")) | (second == ord("O")))
    told = (first == ord("M")) & (cells.length > 2) & cells.has(s.LETTER)  # noqa: PLR2004  # M. and MR
    return np.asarray(np.select([told, cells.sorts == s.DIGIT], [1 + _letters(cells) * 2 + whole, 9], 0))


def _decimals(cells: Signature) -> np.ndarray:
    return np.asarray((cells.has(s.COMMA) + 2 * cells.has(s.DOT)) * cells.has(s.DIGIT))


def _mails(cells: Signature) -> np.ndarray:
    return np.asarray((1 + cells.has(s.UPPER)) * cells.has(s.LETTER))


def _blood(cells: Signature) -> np.ndarray:
    sign = cells.has(s.PLUS | s.DASH)
    words = cells.has(s.LETTER) & (cells.length > 3)  # noqa: PLR2004  # AB+ is the longest short one
    return np.asarray(np.select([sign, words], [1 + cells.has(s.SPACE), 3 + cells.has(s.LOWER)], 0))


def _ids(cells: Signature) -> np.ndarray:
    return np.asarray(
        cells.has(s.DIGIT) * (1 + cells.has(s.LETTER) + 2 * cells.has(s.DASH | s.SLASH | s.DOT | s.OTHER))
    )


_WORDS = ("family_name", "given_name", "commune", "street", "full_name", "doctor", "birth_place")
FAMILIES = (
    Family("date_form", ("birth_date", "visit_date", "date", "death_date"), 3, _dates, fixed=True),
    Family("number_form", ("nir", "ins"), 1, _numbers, fixed=True),
    Family("sex_code", ("sex",), 1, _codes, fixed=True),
    Family("flag_code", ("flag",), 2, _codes, fixed=True),
    Family("decimal_sign", ("amount",), 2, _decimals, fixed=True),
    Family("postcode_zero", ("postcode",), 2, _postcodes, fixed=True),
    Family("phone_form", ("mobile", "landline", "phone"), 2, _phones, fixed=False),
    Family("letter_case", _WORDS, 4, _case, fixed=False),
    Family("title_form", ("title",), 1, _titles, fixed=False),
    Family("mail_case", ("email",), 1, _mails, fixed=False),
    Family("blood_form", ("blood_group",), 1, _blood, fixed=False),
    Family("id_form", ("patient_id", "record_id"), 2, _ids, fixed=False),
)
EMPTY_MARKER, PADDING, ENCODING = "empty_marker", "padding", "encoding"
ROW_FAMILIES = (EMPTY_MARKER, PADDING, ENCODING)
"""Fixed families that are told of a row, by all its columns together."""
_MARKERS = ("NULL", "null", "\\N", "(null)", "None", "nan", "NaN", "<NA>", "#N/A", "N/A", "0000-00-00", "00/00/0000")
"""What programs write where nothing is known; people write other things."""
_MAY_MARK = np.isin(np.arange(12), [len(marker) for marker in _MARKERS])
"""Whether a marker has so many characters."""
_BROKEN = r"[\x{C2}\x{C3}][\x{80}-\x{BF}]|\x{FFFD}|\x{E2}\x{20AC}"
"""Letters that stand where UTF-8 was read as another encoding, and the sign for what could not be read."""


def markers(cells: Signature) -> np.ndarray:
    """Whether each cell holds a program's word for nothing."""
    near = np.flatnonzero(_MAY_MARK[np.minimum(cells.length, len(_MAY_MARK) - 1)])
    found = np.zeros(len(cells.length), bool)
    if near.size:
        found[near] = pc.is_in(cells.text.take(pa.array(near)), value_set=pa.array(_MARKERS)).to_numpy(
            zero_copy_only=False
        )
    return found


def broken(cells: Signature) -> np.ndarray:
    """1 for cells whose letters beyond ASCII are whole, 2 for those where they are broken, 0 for all others."""
    high = np.flatnonzero(cells.has(s.HIGH))
    found = np.zeros(len(cells.length), np.uint8)
    if high.size:
        flags = pc.match_substring_regex(cells.text.take(pa.array(high)), _BROKEN)
        found[high] = 1 + flags.to_numpy(zero_copy_only=False)
    return found
