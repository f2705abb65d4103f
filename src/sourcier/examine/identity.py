"""Keys by which rows are told to be about the same person.

Primary: a valid NIR that agrees with the row's birth date and sex; a child under a parent's number has none. Secondary:
names and birth date. Without either: e-mail address or patient's number. Keys are hashes that live in memory only.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import Habit, read_days, year_month
from sourcier.recognise.hashing import combine, hash_numbers, hash_text
from sourcier.recognise.nir_number import read_nir

from .coded import Coded
from .roles import Roles

_MEN = frozenset(("M", "H", "1", "MR", "M.", "MONSIEUR", "HOMME", "MASCULIN", "MALE"))
_WOMEN = frozenset(("F", "W", "2", "MME", "MLLE", "MADAME", "MADEMOISELLE", "FEMME", "FEMININ", "FÉMININ", "FEMALE"))
_NIR_DIGITS = 13


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """One entry per row, uint64, 0 where there is no such key."""

    number: np.ndarray
    """The NIR's thirteen characters."""
    name: np.ndarray
    """Names and birth date."""
    other: np.ndarray
    words: np.ndarray
    """Names alone: what a birth date with a typing error is recognised by."""
    day: np.ndarray
    """int32: day of birth since 1 January 1970, `MISSING` where it is not told."""


def keys_of(columns: dict[int, Coded], roles: Roles, birth_habit: Habit, rows: int) -> Keys:
    """Return the keys of a batch's rows."""
    days = _days(columns, roles.birth, birth_habit, rows)
    words = _words(columns, roles, rows)
    dated = (words != 0) & (days != MISSING)
    name = np.where(dated, combine(words, hash_numbers(days)), np.uint64(0))
    return Keys(_numbers(columns, roles, days, rows), name, _others(columns, roles, rows), words, days)


def _days(columns: dict[int, Coded], column: int | None, habit: Habit, rows: int) -> np.ndarray:
    if column is None:
        return np.full(rows, MISSING, np.int32)
    coded = columns[column]
    return coded.rows(read_days(coded.values, habit))


def _numbers(columns: dict[int, Coded], roles: Roles, days: np.ndarray, rows: int) -> np.ndarray:
    if roles.nir is None:
        return np.zeros(rows, np.uint64)
    coded = columns[roles.nir]
    nir = read_nir(coded.values)
    digits = pc.utf8_slice_codeunits(coded.values.compact, 0, _NIR_DIGITS)
    keys = coded.rows(np.where(nir.valid, hash_text(digits), np.uint64(0)))
    told = coded.rows(np.where(nir.year >= 0, nir.year * 100 + nir.month, -1))
    born = np.where(days == MISSING, 0, year_month(np.where(days == MISSING, 0, days)) % 10_000)
    month_told = told % 100 > 0
    differs = (days != MISSING) & (told >= 0) & np.where(month_told, born != told, born // 100 != told // 100)
    sex, told_sex = _sexes(columns, roles, rows), coded.rows(nir.sex)
    differs |= (sex > 0) & (told_sex > 0) & (sex != told_sex)
    return np.where(differs, np.uint64(0), keys)


def _sexes(columns: dict[int, Coded], roles: Roles, rows: int) -> np.ndarray:
    """1 man, 2 woman, 0 not told."""
    if roles.sex is None:
        return np.zeros(rows, np.uint8)
    coded = columns[roles.sex]
    values = [value.upper() for value in coded.text.to_pylist()]
    return coded.rows(np.array([1 if v in _MEN else 2 if v in _WOMEN else 0 for v in values], np.uint8))


def _words(columns: dict[int, Coded], roles: Roles, rows: int) -> np.ndarray:
    """Family and given name, or the full name; 0 where a part is missing."""
    parts = [roles.family, roles.given] if roles.family is not None else [roles.full]
    key, whole = np.zeros(rows, np.uint64), np.ones(rows, bool)
    for part in parts:
        if part is None:
            continue
        hashed = columns[part].folded_hashes()
        whole &= hashed != 0
        key = combine(key, hashed)
    if all(part is None for part in parts):
        return np.zeros(rows, np.uint64)
    return np.where(whole, key, np.uint64(0))


def _others(columns: dict[int, Coded], roles: Roles, rows: int) -> np.ndarray:
    key = np.zeros(rows, np.uint64)
    for number, column in enumerate((roles.email, roles.number)):
        if column is not None:
            hashed = columns[column].folded_hashes()
            salted = combine(hashed, np.full(rows, number + 1, np.uint64))
            key = np.where((key == 0) & (hashed != 0), salted, key)
    return key
