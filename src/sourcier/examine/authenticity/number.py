"""The NIR of each sampled row, taken apart."""

from dataclasses import dataclass

import numpy as np

from sourcier.data import departments
from sourcier.examine.coded import Coded
from sourcier.recognise.nir_number import PLACE_CODES, read_nir

_WIDTHS = (13, 15)
_ORDER = slice(10, 13)
_ZERO, _NINE = ord("0"), 9
_ABROAD = 99
_BORN_ABROAD_ONCE = range(91, 97)
_LEAD = (1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """One entry per row; of rows without a right number the fields after `right` tell nothing."""

    whole: np.ndarray
    """Whether fifteen characters stand there, the first 1 or 2: a number that has a key."""
    right: np.ndarray
    """Whether it is a NIR by the whole rule, and no temporary number."""
    sex: np.ndarray
    year: np.ndarray
    """Last two digits of the year of birth, -1 where not told."""
    month: np.ndarray
    """1 to 12, 0 where not told."""
    place: np.ndarray
    """Department of birth as `read_nir` numbers it, 99 abroad, 0 not told."""
    commune: np.ndarray
    order: np.ndarray
    """1 to 999, 0 not told."""
    department: np.ndarray
    """A place among today's departments; their count for abroad, -1 where not told."""

    @classmethod
    def of(cls, coded: Coded) -> "Number":
        """Take the numbers of a column apart."""
        nir = read_nir(coded.values)
        right = nir.valid & ~nir.temporary
        whole, order = _shape(coded)
        places = {code: number for number, code in enumerate(sorted(departments()))}
        written = [places.get(code, -1) for code in PLACE_CODES.to_pylist()]
        written[_ABROAD] = len(places)
        per_value = (
            whole,
            right,
            np.where(right, nir.sex, 0),
            np.where(right, nir.year, -1),
            np.where(right, nir.month, 0),
            np.where(right, nir.place, 0),
            np.where(right, nir.commune, 0),
            np.where(right, order, 0),
            np.where(right, np.array(written, np.int32)[nir.place], -1),
        )
        return cls(*(coded.rows(values) for values in per_value))

    @property
    def french(self) -> np.ndarray:
        """Born in a department of today's France, by a code that never stood for another country."""
        abroad_once = np.isin(self.place, _BORN_ABROAD_ONCE) & (self.year < 68)  # noqa: PLR2004  # new departments: 1968
        here = self.right & (self.department >= 0) & (self.place != _ABROAD) & ~abroad_once
        return np.asarray(here)


def _shape(coded: Coded) -> tuple[np.ndarray, np.ndarray]:
    """Whether each value is as long as a number with its key, and its order number, 0 where that is none."""
    whole, order = np.zeros(len(coded.text), bool), np.zeros(len(coded.text), np.int16)
    for width in _WIDTHS:
        rows, characters = coded.values.characters(width)
        digits = characters[:, _ORDER].astype(np.int16) - _ZERO
        numeric = ((digits >= 0) & (digits <= _NINE)).all(axis=1)
        order[rows] = np.where(numeric, digits @ np.array([100, 10, 1], np.int16), 0)
        whole[rows] = (width == max(_WIDTHS)) & np.isin(characters[:, 0] - _ZERO, _LEAD)
    return whole, order
