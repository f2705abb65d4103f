"""The rows of a batch as a sheet: hashes of what identifies, which live in memory only.

A national number agrees where its month of birth and sex are those of its row; a child under a parent's number is told
by that.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow.compute as pc

from sourcier.data import titles
from sourcier.examine.coded import Coded
from sourcier.examine.roles import Roles
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import Habit, read_days, year_month
from sourcier.recognise.hashing import hash_text
from sourcier.recognise.nir_number import Nir, read_nir
from sourcier.recognise.values import fold_one

from .fields import AGREES, FAMILY, GIVEN, KEYED, VALID, Sheet
from .names import hash32, sound
from .texts import told

_SEXES = {"M": 1, "H": 1, "1": 1, "HOMME": 1, "MASCULIN": 1, "MALE": 1, "GARCON": 1}
_SEXES |= {"F": 2, "W": 2, "2": 2, "FEMME": 2, "FEMININ": 2, "FEMALE": 2, "FILLE": 2}
_BY_TITLE = {"M": 1, "F": 2, "X": 0}
_NIR_DIGITS, _HUNDRED, _CENTURY = 13, 100, 10_000
_FLAGS = np.uint64(7)


def sheet_of(columns: Mapping[int, Coded], roles: Roles, birth_habit: Habit, rows: int) -> Sheet:
    """Return a batch's rows as a sheet."""
    days = _days(columns, roles.birth, birth_habit, rows)
    sexes = _sexes(columns, roles, rows)
    fields = told(columns, roles)
    values = {name: field.rows(hash32(field.text)) for name, field in fields.items()}
    sounds = [
        fields[name].rows(sound(fields[name].text)) if name in fields else np.zeros(rows, np.uint32)
        for name in (FAMILY, GIVEN)
    ]
    return Sheet(_numbers(columns, roles, days, sexes), days, sexes, sounds[0], sounds[1], values)


def _days(columns: Mapping[int, Coded], column: int | None, habit: Habit, rows: int) -> np.ndarray:
    if column is None:
        return np.full(rows, MISSING, np.int32)
    coded = columns[column]
    return coded.rows(read_days(coded.values, habit))


def _sexes(columns: Mapping[int, Coded], roles: Roles, rows: int) -> np.ndarray:
    if roles.sex is None:
        return np.zeros(rows, np.uint8)
    coded = columns[roles.sex]
    return coded.rows(np.array([_sex(value) for value in coded.text.to_pylist()], np.uint8))


def _sex(value: str) -> int:
    plain = fold_one(value[:_HUNDRED]).strip(" .").upper()
    title = titles().get(plain)
    return _SEXES.get(plain, _BY_TITLE[title.sex] if title else 0)


def _numbers(columns: Mapping[int, Coded], roles: Roles, days: np.ndarray, sexes: np.ndarray) -> np.ndarray:
    """Thirteen digits of each number, hashed; any text where it is no valid number: it may be a typing error."""
    if roles.nir is None:
        return np.zeros(len(days), np.uint64)
    coded = columns[roles.nir]
    nir = read_nir(coded.values)
    compact = pc.utf8_slice_codeunits(coded.values.compact, 0, _NIR_DIGITS)
    filled = pc.greater(pc.binary_length(compact), 0).to_numpy(zero_copy_only=False)
    hashed = np.where(filled, (hash_text(compact) & ~_FLAGS) | (_FLAGS + np.uint64(1)), np.uint64(0))
    return np.asarray(coded.rows(hashed) | _flags(coded, nir, days, sexes))


def _flags(coded: Coded, nir: Nir, days: np.ndarray, sexes: np.ndarray) -> np.ndarray:
    valid = coded.rows(nir.valid)
    year_told = coded.rows(np.where(nir.year >= 0, nir.year * _HUNDRED + nir.month, -1))
    born = np.where(days == MISSING, 0, year_month(np.where(days == MISSING, 0, days)) % _CENTURY)
    month_told = year_told % _HUNDRED > 0
    differs = np.where(month_told, born != year_told, born // _HUNDRED != year_told // _HUNDRED)
    agrees = valid & ~((days != MISSING) & (year_told >= 0) & differs)
    sex_told = coded.rows(nir.sex)
    agrees &= ~((sexes > 0) & (sex_told > 0) & (sexes != sex_told))
    flags = np.where(valid, VALID, np.uint64(0)) | np.where(agrees, AGREES, np.uint64(0))
    return flags | np.where(valid & coded.rows(nir.keyed), KEYED, np.uint64(0))
