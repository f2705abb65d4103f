"""The rule of the NIR, for many numbers at once, with what the digits say of a person.

Thirteen characters and a two-digit key: sex, year, month, department and commune of birth, order, key = 97 - N mod 97.
Sources: décret n° 82-103 du 22 janvier 1982 (RNIPP); INSEE, "Numéro de sécurité sociale"; the CNAM's public validator,
which takes sex 1-2 and months 01-12 only. The wider ranges are known from public code and are taken here as well:
sex 3-4 (being registered), month 20-30 and 50-99 (unknown), 31-42 (the true month + 30).
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .checks import Matrix, nir_remainder
from .values import Values

_NUMBER, _WHOLE = 13, 15
_ZERO = np.uint8(ord("0"))
_NINE, _TWO_DIGITS = 9, 99
_CORSE_DU_SUD, _HAUTE_CORSE = 201, 202
_ABROAD, _FIRST_COUNTRY = 99, 100
_NEAR_OVERSEAS, _FAR_OVERSEAS = 97, 98
_UNKNOWN_MONTH, _DECEMBER, _UNASSIGNED = 0, 12, 255
_LAST_BORN = 4
"""First digits up to this one are followed by a birth; later ones are temporary numbers."""


def _months() -> np.ndarray:
    """The month each two-digit code stands for: 1-12, 0 where it is unknown, 255 where the code is unassigned."""
    table = np.full(100, _UNASSIGNED, np.uint8)
    table[1:13] = np.arange(1, 13)
    table[20:31] = _UNKNOWN_MONTH
    table[31:43] = np.arange(1, 13)
    table[50:100] = _UNKNOWN_MONTH
    return table


def _places() -> np.ndarray:
    """Whether a department of birth with this number existed at some time: 91-96 were once North Africa too."""
    table = np.zeros(1000, bool)
    table[[*range(1, 97), _ABROAD, _CORSE_DU_SUD, _HAUTE_CORSE, *range(971, 979), *range(984, 990)]] = True
    return table


_MONTHS = _months()
_PLACES = _places()
_SEX_WITH_KEY = np.isin(np.arange(256), (1, 2, 3, 4, 7, 8))
"""The waiting number (NIA, 7-8) bears a key and a birth where it has fifteen digits."""
_SEX_WITHOUT_KEY = np.isin(np.arange(256), (1, 2))
_TEMPORARY = np.isin(np.arange(256), (5, 6, 7, 8))


@dataclass(frozen=True, slots=True, eq=False)
class Nir:
    """What each value says if it is a NIR; one entry per value. Where `possible` is False the rest means nothing."""

    valid: np.ndarray
    """By the whole rule. Without a key: sex 1-2, month 01-12 and a place, or a temporary number."""
    possible: np.ndarray
    """The same with the wide month ranges also where there is no key: enough once a header says what it is."""
    keyed: np.ndarray
    """Whether a right key stands at the end."""
    temporary: np.ndarray
    """Provisional, attributed or waiting number (first digit 5 to 8)."""
    sex: np.ndarray
    """1 man, 2 woman, uint8; of temporary numbers too."""
    year: np.ndarray
    """Last two digits of the year of birth, int16; -1 where it is not told."""
    month: np.ndarray
    """1 to 12; 0 where it is not told, uint8."""
    place: np.ndarray
    """Department of birth as a number, int16: 1-96, 201 (2A), 202 (2B), 971-989, 99 abroad, 0 not told."""
    commune: np.ndarray
    """Commune within the department (two digits overseas), or country where the place is 99, int16."""

    @property
    def departments(self) -> pa.StringArray:
        """The department of birth as it is written: 01, 2A, 971, 99; empty where it is not told."""
        return PLACE_CODES.take(pa.array(self.place))


def _place_code(number: int) -> str:
    if number in (_CORSE_DU_SUD, _HAUTE_CORSE):
        return "2A" if number == _CORSE_DU_SUD else "2B"
    return f"{number:02d}" if _PLACES[number] else ""


PLACE_CODES = pa.array([_place_code(number) for number in range(1000)])
"""The written department for each number in `Nir.place`."""


def read_nir(values: Values) -> Nir:
    """Return what the digits of each value say; spaces, dots, dashes and slashes between them do not matter."""
    return values.once("nir", _read_all)


def _read_all(values: Values) -> Nir:
    nir = _nothing(len(values))
    for width in (_NUMBER, _WHOLE):
        rows, characters = values.characters(width)
        if rows.size:
            _read(nir, rows, characters)
    return nir


def _nothing(count: int) -> Nir:
    valid, possible, keyed, temporary = (np.zeros(count, bool) for _ in range(4))
    return Nir(
        valid,
        possible,
        keyed,
        temporary,
        sex=np.zeros(count, np.uint8),
        year=np.full(count, -1, np.int16),
        month=np.zeros(count, np.uint8),
        place=np.zeros(count, np.int16),
        commune=np.zeros(count, np.int16),
    )


def _read(nir: Nir, rows: np.ndarray, characters: Matrix) -> None:
    digits, corsica = _digits(characters)
    numeric = (digits <= _NINE).all(axis=1)
    lead = digits[:, 0]
    month = _two(digits, 3)
    place, commune = _birthplace(digits, corsica)
    born = numeric & (_MONTHS[month] != _UNASSIGNED) & _PLACES[place] & _in_commune(place, commune) & _ordered(digits)
    if characters.shape[1] == _WHOLE:
        nir.keyed[rows] = born & _SEX_WITH_KEY[lead] & _key_is_right(digits, corsica)
        nir.valid[rows] = nir.possible[rows] = nir.keyed[rows]
    else:
        waiting = numeric & _TEMPORARY[lead] & ~corsica
        nir.possible[rows] = (born & _SEX_WITHOUT_KEY[lead]) | waiting
        nir.valid[rows] = (born & _SEX_WITHOUT_KEY[lead] & (month <= _DECEMBER)) | waiting
    nir.sex[rows] = np.where(nir.possible[rows], 2 - lead % 2, 0)
    nir.temporary[rows] = nir.possible[rows] & (lead > _LAST_BORN)
    told = nir.possible[rows] & (lead <= _LAST_BORN)
    nir.year[rows] = np.where(told, _two(digits, 1), -1)
    nir.month[rows] = np.where(told, _MONTHS[month], 0)
    nir.place[rows] = np.where(told, place, 0)
    nir.commune[rows] = np.where(told, commune, 0)


def _digits(characters: Matrix) -> tuple[Matrix, np.ndarray]:
    """The digits, Corsica's letter read as 0 (A) or 1 (B), and which rows had that letter."""
    letter = characters[:, 6]
    corsica = (characters[:, 5] == ord("2")) & ((letter == ord("A")) | (letter == ord("B")))
    digits = characters - _ZERO
    if corsica.any():
        digits[corsica, 6] = letter[corsica] - ord("A")
    return digits, corsica


def _two(digits: Matrix, at: int) -> np.ndarray:
    """Two digits as a number, int16; at most 99 whatever stands there."""
    return np.asarray(np.minimum(digits[:, at] * np.int16(10) + digits[:, at + 1], _TWO_DIGITS))


def _birthplace(digits: Matrix, corsica: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Department number and commune or country; overseas departments take a third digit."""
    two, rest = _two(digits, 5), _two(digits, 8)
    third = np.minimum(digits[:, 7], _NINE).astype(np.int16)
    overseas = (two == _NEAR_OVERSEAS) | (two == _FAR_OVERSEAS)
    place = np.where(overseas, two * 10 + third, two)
    place = np.where(corsica, _CORSE_DU_SUD + digits[:, 6].astype(np.int16), place)
    return place, np.where(overseas, rest, rest + 100 * third)


def _in_commune(place: np.ndarray, commune: np.ndarray) -> np.ndarray:
    return np.where(place == _ABROAD, commune >= _FIRST_COUNTRY, commune > 0)


def _ordered(digits: Matrix) -> np.ndarray:
    return np.asarray((digits[:, 10] | digits[:, 11] | digits[:, 12]) > 0)


def _key_is_right(digits: Matrix, corsica: np.ndarray) -> np.ndarray:
    """2A counts as 19 and 2B as 18 in the number that is divided."""
    if corsica.any():
        digits = digits.copy()
        digits[corsica, 6] = _NINE - digits[corsica, 6]
        digits[corsica, 5] = 1
    return np.asarray(_two(digits, _NUMBER) == 97 - nir_remainder(digits[:, :_NUMBER]))
