"""How dates are written, and where each fixed way keeps its parts."""

from dataclasses import dataclass
from enum import IntEnum


class Form(IntEnum):
    """How a date is written."""

    NONE = 0
    DMY = 1
    """31/12/1999, 31-12-1999, 31.12.1999, 31 12 1999; one-digit days and months too."""
    YMD = 2
    """1999-12-31."""
    YMD_PACKED = 3
    """19991231, 199912312359."""
    DMY_PACKED = 4
    """31121999."""
    DMY_SHORT = 5
    """31/12/99."""
    DMY_SHORT_PACKED = 6
    """311299."""
    YMD_SHORT_PACKED = 7
    """991231."""
    MDY = 8
    """12/31/1999: the month first."""
    WORDS = 9
    """31 décembre 1999, 31-DEC-99."""
    PARTIAL = 10
    """00/12/1999, 00/00/1999: an act that names no day; dated on the first of the month or year."""
    SERIAL = 11
    """36525: a spreadsheet's day number; weak, only where asked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a fixed-width date keeps its parts."""

    form: Form
    width: int
    day: int
    month: int
    year: int
    year_digits: int
    separators: tuple[int, ...] = ()
    day_digits: int = 2
    month_digits: int = 2

    @property
    def short(self) -> bool:
        """Whether the year has two digits."""
        return self.year_digits < len("1999")


def _sparse(form: Form, first: int, second: int) -> Layout:
    """Two numbers of so many digits and a year, separators between; `form` says which is the day."""
    places = {"day": 0, "month": first + 1, "day_digits": first, "month_digits": second}
    if form == Form.MDY:
        places = {"month": 0, "day": first + 1, "month_digits": first, "day_digits": second}
    after = first + second + 1
    return Layout(form, after + 5, year=after + 1, year_digits=4, separators=(first, after), **places)


_ONE_DIGIT = ((1, 1), (1, 2), (2, 1))
LAYOUTS = (
    Layout(Form.DMY, 10, day=0, month=3, year=6, year_digits=4, separators=(2, 5)),
    Layout(Form.YMD, 10, day=8, month=5, year=0, year_digits=4, separators=(4, 7)),
    Layout(Form.YMD_PACKED, 8, day=6, month=4, year=0, year_digits=4),
    Layout(Form.DMY_PACKED, 8, day=0, month=2, year=4, year_digits=4),
    Layout(Form.DMY_SHORT, 8, day=0, month=3, year=6, year_digits=2, separators=(2, 5)),
    Layout(Form.DMY_SHORT_PACKED, 6, day=0, month=2, year=4, year_digits=2),
    Layout(Form.YMD_SHORT_PACKED, 6, day=4, month=2, year=0, year_digits=2),
    Layout(Form.MDY, 10, day=3, month=0, year=6, year_digits=4, separators=(2, 5)),
    Layout(Form.MDY, 8, day=3, month=0, year=6, year_digits=2, separators=(2, 5)),
    *(_sparse(Form.DMY, first, second) for first, second in _ONE_DIGIT),
    *(_sparse(Form.MDY, first, second) for first, second in _ONE_DIGIT),
)
MONTH_FIRST = tuple(sorted(LAYOUTS, key=lambda layout: layout.form != Form.MDY))
