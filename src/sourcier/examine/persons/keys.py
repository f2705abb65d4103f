"""Keys that bring records together: numbers, names, their sounds, birth dates, and what else tells few apart."""

from collections.abc import Iterator, Sequence

import numpy as np

from sourcier.recognise.hashing import combine, hash_numbers

from .dates import day_and_month, years
from .fields import BIRTH_NAME, FAMILY, GIVEN, Field, identity
from .view import View

SELECTIVE = 20
"""A field whose values so many records share at most, on average, is a key by itself."""
_SIXTEEN, _SIXTEEN_BITS = np.uint32(16), np.int64(16)
_FEW = 4
"""The same for birth dates, which are many more pairs."""


def keys_of(view: View, fields: Sequence[Field]) -> Iterator[list[np.ndarray]]:
    """Yield keys of all records, one or two per record, 0 where a record has none; `undated_keys` are more."""
    every = slice(None)
    yield [identity(view.numbers(every))]
    family, given = (view.of(name, every) for name in (FAMILY, GIVEN))
    names = [_both(family, given)]
    if BIRTH_NAME in view.sheet.values:
        names.append(_both(view.of(BIRTH_NAME, every), given))
    yield names
    del names
    sounds = view.sounds(every)
    yield [_both(*sounds)]
    dates = view.dates
    dated = dates != 0
    if dated.any():
        for sound in sounds:
            yield [_key(dates, sound, dated)]
        if _selective(dates[dated], _FEW):
            yield [_key(dates, dates, dated)]
        for name in (family, given):
            yield [_key(day_and_month(dates), name, dated)]
        yield [_key(_beside(years(dates), sounds[1]), family, dated)]
    del family, given
    for field in fields:
        if field.name in view.sheet.values:
            yield from _field_keys(view, field, sounds, dated)


def undated_keys(view: View) -> Iterator[list[np.ndarray]]:
    """Yield keys by which records without a birth date are sought: one name, and the first letter of the other."""
    every = slice(None)
    sounds = view.sounds(every)
    for name, other in ((FAMILY, sounds[1]), (GIVEN, sounds[0])):
        values = view.of(name, every)
        yield [_key(first_letter(other), values, other != 0)]


def _field_keys(
    view: View, field: Field, sounds: tuple[np.ndarray, np.ndarray], dated: np.ndarray
) -> Iterator[list[np.ndarray]]:
    values = view.of(field.name, slice(None))
    filled = values[values != 0]
    if not filled.size:
        return
    if _selective(filled, SELECTIVE):
        yield [_key(values, values, values != 0)]
        return
    del filled
    for sound in sounds:
        yield [_key(values, sound, values != 0)]
    if dated.any():
        yield [_key(view.dates, values, dated)]


def _selective(values: np.ndarray, most: int) -> bool:
    """Whether records share their value with at most so many, on average."""
    values = np.sort(values)
    starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])[: values.size])
    counts = np.diff(np.append(starts, values.size)).astype(np.float64)
    return float((counts**2).sum()) <= most * values.size


def first_letter(sound: np.ndarray) -> np.ndarray:
    """Return what sounds tell of the first letter alone."""
    return np.asarray(sound >> _SIXTEEN)


def _beside(numbers: np.ndarray, sound: np.ndarray) -> np.ndarray:
    return np.asarray(numbers.astype(np.int64) << _SIXTEEN_BITS | first_letter(sound))


def _both(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The same key for a pair of values in either order; 0 where one is blank."""
    low, high = np.minimum(first, second), np.maximum(first, second).astype(np.uint64)
    key = combine(low.astype(np.uint64), high)
    key[low == 0] = 0
    return key


def _key(first: np.ndarray, second: np.ndarray, told: np.ndarray) -> np.ndarray:
    key = combine(hash_numbers(first), second.astype(np.uint64))
    key[~told | (second == 0)] = 0
    return key
