"""Candidate pairs: records that share a key, for those that no number settles.

Every key has a budget of pairs. Pairs are taken by distance in the order of key, sound of the names and birth: small
blocks are compared whole, of large ones the nearest neighbours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers, sorted_set

from .dates import ABSENT, DIFFERS, EXACT, day_levels, parts
from .fields import BIRTH_NAME, FAMILY, GIVEN, Field, Sheet, identity, settled

_PER_RECORD, _LEAST_BUDGET = 8, 400_000
_AT_ONCE = 131_072
_SELECTIVE = 20
"""A field whose values so many records share at most, on average, is a key by itself."""
_FEW = 4
"""The same for birth dates, which are many more pairs."""
_LITTLE, _MUCH = 2, 3
"""Fields that a pair shares."""
_HALF = np.uint64(32)
_SIXTEEN = np.uint64(16)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of records, the smaller first, in order."""

    first: np.ndarray
    second: np.ndarray
    blocks: np.ndarray
    """uint8: how many keys brought the pair, 255 at most."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Records as rows of a sheet, with days that fill gaps left out."""

    sheet: Sheet
    first: np.ndarray
    """int32 per record: its row."""
    fillers: np.ndarray
    own: tuple[str, ...]
    """Fields of a person's own, such as the number a software gives its patients."""

    def __len__(self) -> int:
        return len(self.first)

    def of(self, field: str, records: np.ndarray | slice) -> np.ndarray:
        """Return hashes of records' values, uint32."""
        return self.sheet.of(field, self.first[records])

    def days(self, records: np.ndarray | slice) -> np.ndarray:
        """Return birth days, `MISSING` where none is told or the day only fills a gap."""
        days = self.sheet.day[self.first[records]]
        if self.fillers.size:
            at = np.minimum(np.searchsorted(self.fillers, days), self.fillers.size - 1)
            days[self.fillers[at] == days] = MISSING
        return np.asarray(days)

    def numbers(self, records: np.ndarray | slice) -> np.ndarray:
        """Return national numbers with their flags."""
        return np.asarray(self.sheet.national[self.first[records]])

    def sexes(self, records: np.ndarray | slice) -> np.ndarray:
        """Return sexes, 0 where none is told."""
        return np.asarray(self.sheet.sex[self.first[records]])

    def sounds(self, records: np.ndarray | slice) -> tuple[np.ndarray, np.ndarray]:
        """Return what family and given names sound like."""
        rows = self.first[records]
        return self.sheet.family_sound[rows], self.sheet.given_sound[rows]


def candidates(view: View, fields: Sequence[Field]) -> Candidates:
    """Return the pairs worth comparing."""
    if len(view) < 2:  # noqa: PLR2004  # a pair
        nothing = np.zeros(0, np.int64)
        return Candidates(nothing, nothing, nothing.astype(np.uint8))
    open_ = ~settled(view.numbers(slice(None)))
    found: list[np.ndarray] = [np.zeros(0, np.int64)]
    for number, key in enumerate(_keys(view, fields)):
        # Records under one number are compared even where it settles both: a married name, an address before a move.
        sought = open_ if number else np.ones(len(view), bool)
        found.append(sorted_set(_pairs(view, key, sought, open_)))
    codes = np.concatenate(found)
    codes.sort()
    starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: codes.size])
    blocks = np.minimum(np.diff(np.append(starts, codes.size)), 255).astype(np.uint8)
    codes = codes[starts]
    return Candidates(codes // len(view), codes % len(view), blocks)


def _keys(view: View, fields: Sequence[Field]) -> Iterator[list[np.ndarray]]:
    """Yield keys of all records, one or two per record, 0 where a record has none."""
    every = slice(None)
    numbers = view.numbers(every)
    yield [np.where(numbers != 0, identity(numbers), np.uint64(0))]
    del numbers
    family, given = (view.of(name, every) for name in (FAMILY, GIVEN))
    names = [_both(family, given)]
    if BIRTH_NAME in view.sheet.values:
        names.append(_both(view.of(BIRTH_NAME, every), given))
    yield names
    del names
    sounds = view.sounds(every)
    yield [_both(*sounds)]
    days = view.days(every)
    dated = days != MISSING
    if dated.any():
        for sound in sounds:
            yield [_key(days, sound, dated)]
        if _selective(days[dated], _FEW):
            yield [_key(days, days, dated, needs_second=False)]
        day, month, year = parts(np.where(dated, days, 0))
        turning = np.minimum(day, month) * 100 + np.maximum(day, month)
        yield [_key(turning, family, dated)]
        yield [_key(turning, given, dated)]
        yield [_key(year * 64 + _initial(sounds[1]), family, dated)]
        del day, month, year, turning
    else:
        yield [_key(_initial(sounds[1]), family, family != 0)]
        yield [_key(_initial(sounds[0]), given, given != 0)]
    for field in fields:
        if field.name in view.sheet.values:
            yield from _field_keys(view, field, sounds, days, dated)


def _field_keys(
    view: View, field: Field, sounds: tuple[np.ndarray, np.ndarray], days: np.ndarray, dated: np.ndarray
) -> Iterator[list[np.ndarray]]:
    values = view.of(field.name, slice(None))
    filled = values[values != 0]
    if not filled.size:
        return
    if _selective(filled, _SELECTIVE):
        yield [_key(values, np.zeros_like(values), values != 0, needs_second=False)]
        return
    for sound in sounds:
        yield [_key(values, sound, values != 0)]
    if dated.any():
        yield [_key(days, values, dated)]


def _selective(values: np.ndarray, most: int) -> bool:
    """Whether records share their value with at most so many, on average."""
    counts = np.unique(values, return_counts=True)[1].astype(np.float64)
    return float((counts**2).sum()) <= most * values.size


def _initial(sound: np.ndarray) -> np.ndarray:
    return (sound & 63).astype(np.int64)


def _both(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The same key for a pair of values in either order; 0 where one is blank."""
    low, high = np.minimum(first, second).astype(np.uint64), np.maximum(first, second).astype(np.uint64)
    return np.where(low != 0, combine(low, high), np.uint64(0))


def _key(first: np.ndarray, second: np.ndarray, told: np.ndarray, *, needs_second: bool = True) -> np.ndarray:
    key = combine(hash_numbers(first), second.astype(np.uint64))
    key[~told | (needs_second & (second == 0))] = 0
    return key


def _pairs(view: View, keys: list[np.ndarray], sought: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """Codes of the pairs that share a key and may be one person: the smaller record times all plus the larger."""
    key, record = _sharing(keys, sought)
    order = np.argsort(key, kind="stable")
    key, record = key[order], record[order]
    if (near := _within(view, key, record)) is not None:
        key, record = key[near], record[near]
    budget = max(_PER_RECORD * len(view), _LEAST_BUDGET)
    at, distance = np.arange(len(key) - 1), 1
    found = [np.zeros(0, np.int64)]
    while at.size and budget > 0:
        at = at[at + distance < len(key)]
        at = at[key[at] == key[at + distance]]
        budget -= at.size
        for start in range(0, at.size, _AT_ONCE):
            part = at[start : start + _AT_ONCE]
            found.append(_possible(view, record[part], record[part + distance], open_))
        distance += 1
    return np.concatenate(found)


def _sharing(keys: list[np.ndarray], sought: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Keys and records of those that share a key with a record that is sought."""
    wanted = sorted_set(np.concatenate([key[sought & (key != 0)] for key in keys]))
    if not wanted.size:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    found = []
    for key in keys:
        at = np.minimum(np.searchsorted(wanted, key), wanted.size - 1)
        found.append(np.flatnonzero((wanted[at] == key) & (key != 0)))
    return np.concatenate([key[rows] for key, rows in zip(keys, found, strict=True)]), np.concatenate(found)


def _within(view: View, key: np.ndarray, record: np.ndarray) -> np.ndarray | None:
    """An order that brings the likest of large blocks together, where there are such."""
    size = len(key)
    if size <= _SELECTIVE or not (key[_SELECTIVE:] == key[:-_SELECTIVE]).any():
        return None
    family, given = view.sounds(record)
    names = (given.astype(np.uint64) << _SIXTEEN | family.astype(np.uint64)) << _HALF
    return np.lexsort((record, names | (view.days(record).astype(np.int64) & 0xFFFFFFFF).astype(np.uint64), key))


def _shared(view: View, first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs that share a name and so many fields that they are looked at although birth date or sex differ.

    And those that share so little that without a birth date they are not looked at.
    """
    shared, named = np.zeros(len(first), np.uint8), np.zeros(len(first), bool)
    for name in view.sheet.values:
        values = view.of(name, first)
        same = (values == view.of(name, second)) & (values != 0)
        shared += same
        if name in (FAMILY, GIVEN):
            other = view.of(GIVEN if name == FAMILY else FAMILY, second)
            named |= same | ((values == other) & (values != 0))
    alike = shared.copy()
    for name, one, other in zip((FAMILY, GIVEN), view.sounds(first), view.sounds(second), strict=True):
        sounds = (one == other) & (one != 0)
        named |= sounds
        alike += sounds & (view.of(name, first) != view.of(name, second))
    much = (named & (shared >= _MUCH)) | (shared > _MUCH)
    for name in view.own:
        values = view.of(name, first)
        much |= (values == view.of(name, second)) & (values != 0)
    return np.asarray(much), np.asarray((alike < _LITTLE) | (~named & (shared < _MUCH)))


def _possible(view: View, one: np.ndarray, other: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """Codes of pairs that no birth date, sex or pair of numbers forbids at first sight."""
    first, second = np.minimum(one, other), np.maximum(one, other)
    numbers = view.numbers(first), view.numbers(second)
    kept = (first != second) & (open_[first] | open_[second] | (identity(numbers[0]) == identity(numbers[1])))
    first, second = first[kept], second[kept]
    days = day_levels(view.days(first), view.days(second))
    sexes = view.sexes(first), view.sexes(second)
    other_sex = (sexes[0] != sexes[1]) & (sexes[0] > 0) & (sexes[1] > 0)
    much, little = _shared(view, first, second)
    fine = ((days != DIFFERS) & (~other_sex | (days >= EXACT) | (days == ABSENT))) | much
    numbers = view.numbers(first), view.numbers(second)
    fine &= (days != ABSENT) | ~little | much | ((numbers[0] != 0) & (identity(numbers[0]) == identity(numbers[1])))
    return np.asarray(first[fine].astype(np.int64) * len(view) + second[fine])
