"""How alike pairs of records are, field by field, as levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import given_name_array

from .dates import ABSENT, DIFFERS, EXACT, NEAR, PARTLY, day_levels
from .fields import BIRTH_NAME, FAMILY, GIVEN, Field, Sort, identity
from .likeness import Likeness, likeness
from .nicknames import parts_of_one
from .texts import NUMBER, Texts
from .view import View

RIVAL = 5
"""Given names a letter apart that both exist: MARIE and MARINE."""
LEVELS = 6
DAY, SEX, ORDER = "day", "sex", "order"
_ALIKE, _RATHER, _SOMEWHAT, _UNLIKE = 0.92, 0.88, 0.8, 0.65
_SHORT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Levels of pairs of records."""

    first: np.ndarray
    second: np.ndarray
    names: tuple[str, ...]
    levels: np.ndarray
    """uint8, shape (fields, pairs)."""
    clash: np.ndarray
    """Pairs whose given names are two names, not one mistyped: both exist, or nothing is alike."""

    def of(self, name: str) -> np.ndarray:
        """Return one field's levels."""
        return np.asarray(self.levels[self.names.index(name)])

    def only(self, kept: np.ndarray) -> "Compared":
        """Return some of the pairs."""
        return Compared(self.first[kept], self.second[kept], self.names, self.levels[:, kept], self.clash[kept])


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One record of each pair; texts are fetched for those whose hashes do not settle it."""

    records: np.ndarray
    rows: np.ndarray
    hashes: dict[str, np.ndarray]
    texts: Mapping[str, pa.StringArray]
    fetched: np.ndarray

    def text(self, name: str, pairs: np.ndarray) -> pa.StringArray:
        return self.texts[name].take(pa.array(np.searchsorted(self.fetched, self.rows[pairs])))


def compared_names(view: View, fields: Sequence[Field]) -> tuple[str, ...]:
    """Return what pairs of these records are compared by, in order."""
    return (FAMILY, GIVEN, ORDER, DAY, SEX, NUMBER, *(f.name for f in fields if f.name in view.sheet.values))


def compare(view: View, first: np.ndarray, second: np.ndarray, texts: Texts, fields: Sequence[Field]) -> Compared:
    """Return the levels of pairs of records, given by number."""
    named = [field for field in fields if field.name in view.sheet.values]
    columns = [name for name in (FAMILY, BIRTH_NAME, GIVEN) if name in view.sheet.values]
    columns += [field.name for field in named]
    sides = _sides(view, first, second, texts, columns)
    swapped = _swapped(sides)
    family, given, clash = _names(sides, swapped)
    levels = {FAMILY: family, GIVEN: given, ORDER: _order(sides, swapped)}
    levels[DAY] = day_levels(view.dates[first], view.dates[second])
    levels[SEX] = _sexes(view, first, second)
    levels[NUMBER] = _numbers(view, first, second, sides)
    levels |= {field.name: _plain(sides, field) for field in named}
    return Compared(first, second, tuple(levels), np.stack(list(levels.values())), clash)


def _sides(
    view: View, first: np.ndarray, second: np.ndarray, texts: Texts, columns: Sequence[str]
) -> tuple[_Side, _Side]:
    hashes = [{name: view.of(name, records) for name in columns} for records in (first, second)]
    differs = np.zeros(len(first), bool)
    for name in columns:
        differs |= (hashes[0][name] != hashes[1][name]) & (hashes[0][name] != 0) & (hashes[1][name] != 0)
    numbers = [view.numbers(records) for records in (first, second)]
    differs |= (identity(numbers[0]) != identity(numbers[1])) & (numbers[0] != 0) & (numbers[1] != 0)
    rows = [view.first[records] for records in (first, second)]
    fetched = np.unique(np.concatenate([side[differs] for side in rows]))
    found = texts.of([*columns, NUMBER], fetched)
    sides = [_Side(r, w, h, found, fetched) for r, w, h in zip((first, second), rows, hashes, strict=True)]
    return sides[0], sides[1]


def _hash(side: _Side, name: str) -> np.ndarray:
    return side.hashes.get(name, np.zeros(len(side.rows), np.uint32))


def _swapped(sides: tuple[_Side, _Side]) -> np.ndarray:
    """Pairs of which a family name is the other's given name, and neither stands where it should."""
    (family, given), (family2, given2) = ([_hash(side, name) for name in (FAMILY, GIVEN)] for side in sides)
    told = (family != 0) & (given != 0) & (family2 != 0) & (given2 != 0)
    return np.asarray(told & (family != family2) & (given != given2) & ((family == given2) | (given == family2)))


def _order(sides: tuple[_Side, _Side], swapped: np.ndarray) -> np.ndarray:
    told = np.all([_hash(side, name) != 0 for side in sides for name in (FAMILY, GIVEN)], axis=0)
    return np.where(told, np.where(swapped, DIFFERS, EXACT), ABSENT).astype(np.uint8)


def _equal(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    levels = np.where(first == second, EXACT, DIFFERS).astype(np.uint8)
    levels[(first == 0) | (second == 0)] = ABSENT
    return levels


def _sexes(view: View, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return _equal(view.sexes(first), view.sexes(second))


def _names(sides: tuple[_Side, _Side], swapped: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Levels of family and given names, and which given names clash; of swapped ones each against the other."""
    one, other = sides
    levels = {name: _equal(_hash(one, name), _hash(other, name)) for name in (FAMILY, GIVEN)}
    clash = np.zeros(len(swapped), bool)
    straight = {name: np.flatnonzero((level == DIFFERS) & ~swapped) for name, level in levels.items()}
    if (pairs := straight[FAMILY]).size:
        levels[FAMILY][pairs] = _family_levels(one.text(FAMILY, pairs), other.text(FAMILY, pairs))
    if (pairs := straight[GIVEN]).size:
        levels[GIVEN][pairs], clash[pairs] = _given_levels(one.text(GIVEN, pairs), other.text(GIVEN, pairs))
    if (pairs := np.flatnonzero(swapped)).size:
        turned = [(one.text(a, pairs), other.text(b, pairs)) for a, b in ((FAMILY, GIVEN), (GIVEN, FAMILY))]
        first, second = (_exists(pair[0]) for pair in turned)
        back = first & ~second
        found = [(_family_levels(*pair), *_given_levels(*pair)) for pair in turned]
        exact = [
            _hash(one, FAMILY)[pairs] == _hash(other, GIVEN)[pairs],
            _hash(one, GIVEN)[pairs] == _hash(other, FAMILY)[pairs],
        ]
        family, given = (
            [np.where(same, EXACT, part[kind]) for same, part in zip(exact, found, strict=True)] for kind in (0, 1)
        )
        levels[FAMILY][pairs] = np.where(back, family[1], family[0])
        levels[GIVEN][pairs] = np.where(back, given[0], given[1])
        clash[pairs] = np.where(back, found[0][2] & ~exact[0], found[1][2] & ~exact[1])
    return _with_birth_names(sides, levels[FAMILY]), levels[GIVEN], clash & ~_maybe_swapped(sides, clash)


def _maybe_swapped(sides: tuple[_Side, _Side], clash: np.ndarray) -> np.ndarray:
    """Pairs of which a given name is like the other's family name: it stands in the wrong place, mistyped as well."""
    found = np.zeros(len(clash), bool)
    pairs = np.flatnonzero(clash)
    for one, other in (sides, sides[::-1]):
        told = pairs[_hash(other, FAMILY)[pairs] != 0]
        if told.size:
            found[told] |= likeness(one.text(GIVEN, told), other.text(FAMILY, told)).likeness >= _SOMEWHAT
    return found


def _with_birth_names(sides: tuple[_Side, _Side], family: np.ndarray) -> np.ndarray:
    """A name at birth that both bear, or that is the other's name now, speaks for one family."""
    if BIRTH_NAME not in sides[0].hashes:
        return family
    (now, birth), (now2, birth2) = ([_hash(side, name) for name in (FAMILY, BIRTH_NAME)] for side in sides)
    crossed = ((now == birth2) & (now != 0)) | ((birth == now2) & (birth != 0))
    family = np.where((birth == birth2) & (birth != 0) & (family != EXACT), NEAR, family)
    return np.where(crossed & (family < NEAR), PARTLY, family).astype(np.uint8)


def _family_levels(first: pa.StringArray, second: pa.StringArray) -> np.ndarray:
    found = likeness(first, second)
    shares = parts_of_one(first, second, initials=False)
    return _levels(_near(found), shares | (found.likeness >= _RATHER))


def _given_levels(first: pa.StringArray, second: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Levels of given names, and which of them are two names rather than one."""
    found = likeness(first, second)
    near, both = _near(found), _exists(first) & _exists(second)
    mangled = ((found.errors <= 2) & (found.shorter > _SHORT)) | (found.likeness >= _SOMEWHAT)  # noqa: PLR2004
    levels = _levels(near, parts_of_one(first, second, initials=True) | (mangled & ~both))
    levels = np.where((levels == NEAR) & both, RIVAL, levels).astype(np.uint8)
    clash = ((levels == DIFFERS) | (levels == RIVAL)) & (both | (found.likeness < _UNLIKE))
    return levels, clash


def _exists(names: pa.StringArray) -> np.ndarray:
    return np.asarray(pc.is_in(names, value_set=given_name_array()).to_numpy(zero_copy_only=False))


def _near(found: Likeness) -> np.ndarray:
    one = (found.errors <= 1) & (found.shorter >= 3)  # noqa: PLR2004  # a letter in two is no typing error
    return np.asarray(one | ((found.likeness >= _ALIKE) & (found.errors <= 2) & (found.shorter >= _SHORT)))  # noqa: PLR2004


def _levels(near: np.ndarray, partly: np.ndarray) -> np.ndarray:
    return np.where(near, NEAR, np.where(partly, PARTLY, DIFFERS)).astype(np.uint8)


def _numbers(view: View, first: np.ndarray, second: np.ndarray, sides: tuple[_Side, _Side]) -> np.ndarray:
    numbers = view.numbers(first), view.numbers(second)
    levels = _equal(identity(numbers[0]), identity(numbers[1]))
    pairs = np.flatnonzero(levels == DIFFERS)
    if pairs.size:
        found = likeness(*(side.text(NUMBER, pairs) for side in sides))
        levels[pairs] = np.where(found.errors <= 2, NEAR, DIFFERS)  # noqa: PLR2004  # two digits changed places count two
    return levels


def _plain(sides: tuple[_Side, _Side], field: Field) -> np.ndarray:
    levels = _equal(*(_hash(side, field.name) for side in sides))
    pairs = np.flatnonzero(levels == DIFFERS)
    if pairs.size:
        found = likeness(*(side.text(field.name, pairs) for side in sides))
        if field.sort is Sort.CODE:
            one = (found.errors <= 1) & (found.shorter >= 3)  # noqa: PLR2004  # a digit in two is no typing error
            levels[pairs] = _levels(one, (found.errors <= 2) & (found.shorter > _SHORT))  # noqa: PLR2004
        else:
            levels[pairs] = _levels(found.likeness >= _ALIKE, found.likeness >= _SOMEWHAT)
    return levels
