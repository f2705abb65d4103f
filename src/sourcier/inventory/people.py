"""The keys of a batch's rows: who each is about, by number and by names with the birth date."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import titles
from sourcier.recognise.coded import Coded
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import Habit, read_days, year_month
from sourcier.recognise.nir_number import read_nir

from .about import Chosen
from .canonical import SEXES, canonical
from .digests import NONE, Digester
from .names import LETTERS, letters_of, parted, plain_names, untitled, words_of

_UNTOLD, _AGREES, _DIFFERS = 0, 1, 2
_HUNDRED, _CENTURY = 100, 10_000
_THIRTEEN = 13
_MOVES = np.array([-400, -31, -7, -1, 1, 7, 31, 400], np.int32)
"""Days by which the placebo moves a birth date."""
_SEX = {"M": 1, "F": 2}
_LEAST_LETTERS, _LEAST_WORDS = 2, 2


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Aligned arrays, one entry per row."""

    number: np.ndarray
    own: np.ndarray
    name: np.ndarray
    birth_name: np.ndarray
    placebo: np.ndarray


@dataclass(frozen=True, slots=True)
class PeopleReader:
    """Reads the keys of rows of one table."""

    chosen: Chosen
    birth_habit: Habit
    digester: Digester
    placebo: bool

    def keys(self, columns: Mapping[int, Coded], rows: int) -> Keys:
        """Return the keys of a batch; `columns` hold at least the chosen ones."""
        days = self._births(columns, rows)
        number, own = self._numbers(columns, days, rows)
        borne, birth = self._letters(columns, rows)
        name = self._named(borne, days)
        placebo = self._named(borne, self._moved(name, days)) if self.placebo else np.zeros(rows, np.uint64)
        return Keys(number, own, name, self._named(birth, days), placebo)

    def _births(self, columns: Mapping[int, Coded], rows: int) -> np.ndarray:
        if self.chosen.birth is None:
            return np.full(rows, MISSING, np.int32)
        coded = columns[self.chosen.birth]
        return coded.spread(read_days(coded.values, self.birth_habit), MISSING)

    def _numbers(self, columns: Mapping[int, Coded], days: np.ndarray, rows: int) -> tuple[np.ndarray, np.ndarray]:
        if self.chosen.number is None:
            return np.zeros(rows, np.uint64), np.zeros(rows, np.uint8)
        coded = columns[self.chosen.number]
        nir = read_nir(coded.values)
        valid = np.flatnonzero(nir.valid)
        digests = np.zeros(len(coded.text), np.uint64)
        thirteen = pc.utf8_slice_codeunits(coded.values.compact, 0, _THIRTEEN)
        digests[valid] = self.digester.numbers(thirteen.take(pa.array(valid)).to_pylist())
        number = coded.spread(digests, NONE)
        told = coded.spread(np.where(nir.year >= 0, nir.year * _HUNDRED + nir.month, -1).astype(np.int32), -1)
        sex = coded.spread(nir.sex, 0)
        return number, np.where(number == NONE, _UNTOLD, self._own(columns, days, told, sex)).astype(np.uint8)

    def _own(self, columns: Mapping[int, Coded], days: np.ndarray, told: np.ndarray, sex: np.ndarray) -> np.ndarray:
        """Whether what a number says of birth and sex is what its row says."""
        comparable = (days != MISSING) & (told >= 0)
        born = year_month(np.where(comparable, days, 0)) % _CENTURY
        month = told % _HUNDRED > 0
        differs = comparable & np.where(month, born != told, born // _HUNDRED != told // _HUNDRED)
        of_row = self._sexes(columns, len(days))
        differs |= (of_row > 0) & (sex > 0) & (of_row != sex)
        return np.where(differs, _DIFFERS, np.where(comparable, _AGREES, _UNTOLD))

    def _sexes(self, columns: Mapping[int, Coded], rows: int) -> np.ndarray:
        if self.chosen.sex is None:
            return np.zeros(rows, np.uint8)
        coded = columns[self.chosen.sex]
        plain = canonical(coded.values, "title").to_pylist()
        return coded.spread(np.array([_sex(value) for value in plain], np.uint8), 0)

    def _letters(self, columns: Mapping[int, Coded], rows: int) -> tuple[np.ndarray, np.ndarray]:
        """Letters of the name borne and of the name at birth, all zero where a part is missing."""
        nothing = np.zeros((rows, LETTERS), np.uint8)
        chosen = self.chosen
        if chosen.family is not None and chosen.given is not None:
            given = _spread(letters_of(plain_names(columns[chosen.given].text)), columns[chosen.given])
            family = columns[chosen.family]
            borne, birth = (_spread(letters_of(text), family) for text in parted(plain_names(family.text)))
            if chosen.birth_name is not None:
                own = _spread(letters_of(plain_names(columns[chosen.birth_name].text)), columns[chosen.birth_name])
                birth = np.where(_some(own), own, birth)
            return _both(borne, given), _both(birth, given)
        if chosen.full is None:
            return nothing, nothing
        coded = columns[chosen.full]
        full = untitled(plain_names(coded.text))
        whole = letters_of(full)
        whole[words_of(full) < _LEAST_WORDS] = 0
        return _spread(whole, coded), nothing

    def _named(self, letters: np.ndarray, days: np.ndarray) -> np.ndarray:
        """Digests of names with birth dates; each pair that comes several times is digested once."""
        rows = np.flatnonzero((letters.sum(axis=1) >= _LEAST_LETTERS) & (days != MISSING))
        result = np.zeros(len(days), np.uint64)
        if not rows.size:
            return result
        width = LETTERS + days.itemsize
        pairs = np.empty((len(rows), width), np.uint8)
        pairs[:, :LETTERS] = letters[rows]
        pairs[:, LETTERS:] = days[rows].astype("<i4").view(np.uint8).reshape(len(rows), -1)
        _, first, place = np.unique(pairs.view(f"V{width}").ravel(), return_index=True, return_inverse=True)
        some = rows[first]
        births = np.datetime_as_string(days[some].astype("datetime64[D]")).astype("S").tolist()
        result[rows] = self.digester.names(letters[some], births)[place]
        return result

    @staticmethod
    def _moved(name: np.ndarray, days: np.ndarray) -> np.ndarray:
        """Birth dates moved by some days: which, the person's own digest says, so that no row's place matters."""
        moves = _MOVES[(name % np.uint64(len(_MOVES))).astype(np.int64)]
        return np.where(days == MISSING, MISSING, days + moves).astype(np.int32)


def _spread(letters: np.ndarray, coded: Coded) -> np.ndarray:
    """Letters per row from letters per value; none where blank."""
    return np.asarray(np.concatenate([letters, np.zeros((1, LETTERS), np.uint8)])[coded.codes])


def _both(family: np.ndarray, given: np.ndarray) -> np.ndarray:
    return np.asarray((family + given) * (_some(family) & _some(given)))


def _some(letters: np.ndarray) -> np.ndarray:
    """Which rows have a letter, as a column."""
    return np.asarray(letters.any(axis=1)).reshape(-1, 1)


def _sex(plain: str) -> int:
    if plain in SEXES:
        return _SEX[SEXES[plain]]
    title = titles().get(plain)
    return _SEX.get(title.sex, 0) if title else 0
