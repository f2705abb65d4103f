"""Man or woman, by a column of sexes or of civilities."""

from functools import cache

import numpy as np

from sourcier.data import fold, titles
from sourcier.examine.coded import Coded

_MAN, _WOMAN = 1, 2
_SEXES = {"M": _MAN, "F": _WOMAN}
_WORDS = {"M": _MAN, "1": _MAN, "MALE": _MAN, "F": _WOMAN, "2": _WOMAN, "W": _WOMAN, "FEMALE": _WOMAN}


@cache
def _sexes() -> dict[str, int]:
    return {form: _SEXES[title.sex] for form, title in titles().items() if title.sex in _SEXES} | _WORDS


def sexes_of(column: Coded) -> np.ndarray:
    """Return 1 for men, 2 for women, 0 where a row does not tell; uint8."""
    known = _sexes()
    return column.rows(np.array([known.get(fold(value), 0) for value in column.text.to_pylist()], np.uint8))


def is_sex(column: Coded) -> bool:
    """Whether a column holds a letter for men, the one for women in its language, and no third but for unknown."""
    letters = {fold(value) for value in column.text.to_pylist()} - {"", "X", "U", "I"}
    return letters in ({"M", "F"}, {"H", "F"}, {"M", "W"})
