"""How alike pairs of records are, field by field, as levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import given_name_array

from .dates import ABSENT, DIFFERS, EXACT, NEAR, PARTLY, day_levels
from .fields import BIRTH_NAME, FAMILY, GIVEN, KEYED, VALID, Field, Sort, identity
from .likeness import Likeness, errors_apart, likeness
from .nicknames import parts_of_one
from .texts import NUMBER, Texts
from .view import View

RIVAL = 5
"""Given names a letter apart that both exist: MARIE and MARINE."""
LEVELS = 6
DAY, SEX, ORDER = "day", "sex", "order"
_ALIKE, _RATHER, _SOMEWHAT, _UNLIKE = 0.92, 0.88, 0.8, 0.65
_SHORT = 4
LOT = 262_144
"""Pairs compared in one go: every lot reads all rows' fields again, and holds the texts of its own."""


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
class _Sides:
    """The two records of each pair; texts are fetched, in one go, for those whose hashes do not settle it."""

    rows: tuple[np.ndarray, np.ndarray]
    hashes: tuple[dict[str, np.ndarray], dict[str, np.ndarray]]
    texts: Mapping[str, pa.StringArray]
    fetched: np.ndarray
    """Rows of `texts`, ascending."""

    def both(self, name: str, pairs: np.ndarray) -> tuple[pa.StringArray, pa.StringArray]:
        """Return one field's texts of both records of some pairs."""
        one, other = (self.texts[name].take(pa.array(np.searchsorted(self.fetched, side[pairs]))) for side in self.rows)
        return one, other

    def crossed(
        self, first: str, second: str, pairs: np.ndarray
    ) -> tuple[tuple[pa.StringArray, pa.StringArray], tuple[pa.StringArray, pa.StringArray]]:
        """Return the first field of each record beside the second of the other: of both ways round."""
        (a, c), (b, d) = self.both(first, pairs), self.both(second, pairs)
        return (a, d), (c, b)

    def hash(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Return one field's hashes on both sides, zeros where no table has it."""
        nothing = np.zeros(len(self.rows[0]), np.uint32)
        return self.hashes[0].get(name, nothing), self.hashes[1].get(name, nothing)


def compared_names(view: View, fields: Sequence[Field]) -> tuple[str, ...]:
    """Return what pairs of these records are compared by, in order."""
    return (FAMILY, GIVEN, ORDER, DAY, SEX, NUMBER, *(f.name for f in fields if f.name in view.sheet.values))


def compare(view: View, first: np.ndarray, second: np.ndarray, texts: Texts, fields: Sequence[Field]) -> Compared:
    """Return the levels of pairs of records, given by number; so many at once that their texts take little room."""
    names = compared_names(view, fields)
    levels, clash = np.empty((len(names), len(first)), np.uint8), np.empty(len(first), bool)
    for start in range(0, len(first), LOT):
        here = slice(start, start + LOT)
        levels[:, here], clash[here] = _lot(view, first[here], second[here], texts, fields)
    return Compared(first, second, names, levels, clash)


def _lot(
    view: View, first: np.ndarray, second: np.ndarray, texts: Texts, fields: Sequence[Field]
) -> tuple[np.ndarray, np.ndarray]:
    named = [field for field in fields if field.name in view.sheet.values]
    columns = [name for name in (FAMILY, BIRTH_NAME, GIVEN) if name in view.sheet.values]
    columns += [field.name for field in named]
    sides = _sides(view, (first, second), texts, columns)
    swapped = _swapped(sides)
    family, given, clash = _names(sides, swapped)
    day, number = day_levels(view.dates[first], view.dates[second]), _numbers(view, first, second, sides)
    levels = [family, given, _order(sides, swapped), day, _sexes(view, first, second), number]
    return np.stack([*levels, *(_plain(sides, field) for field in named)]), clash


def _sides(view: View, pairs: tuple[np.ndarray, np.ndarray], texts: Texts, columns: Sequence[str]) -> _Sides:
    one, other = ({name: view.of(name, records) for name in columns} for records in pairs)
    numbers = [identity(view.numbers(records)) for records in pairs]
    differs = (numbers[0] != numbers[1]) & (numbers[0] != 0) & (numbers[1] != 0)
    for name in columns:
        differs |= (one[name] != other[name]) & (one[name] != 0) & (other[name] != 0)
    rows = view.first[pairs[0]], view.first[pairs[1]]
    fetched = np.union1d(rows[0][differs], rows[1][differs])
    return _Sides(rows, (one, other), texts.of([*columns, NUMBER], fetched), fetched)


def _swapped(sides: _Sides) -> np.ndarray:
    """Pairs of which a family name is the other's given name, and neither stands where it should."""
    (family, family2), (given, given2) = (sides.hash(name) for name in (FAMILY, GIVEN))
    told = (family != 0) & (given != 0) & (family2 != 0) & (given2 != 0)
    return np.asarray(told & (family != family2) & (given != given2) & ((family == given2) | (given == family2)))


def _order(sides: _Sides, swapped: np.ndarray) -> np.ndarray:
    told = np.all([side != 0 for name in (FAMILY, GIVEN) for side in sides.hash(name)], axis=0)
    return np.where(told, np.where(swapped, DIFFERS, EXACT), ABSENT).astype(np.uint8)


def two_keyed(view: View, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Pairs with a right number and key each: a typing error would have broken one."""
    right = VALID | KEYED
    return np.asarray((view.numbers(first) & view.numbers(second) & right) == right)


def _equal(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    levels = np.where(first == second, EXACT, DIFFERS).astype(np.uint8)
    levels[(first == 0) | (second == 0)] = ABSENT
    return levels


def _sexes(view: View, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return _equal(view.sexes(first), view.sexes(second))


def _names(sides: _Sides, swapped: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Levels of family and given names, and which given names clash; of swapped ones each against the other."""
    levels = {name: _equal(*sides.hash(name)) for name in (FAMILY, GIVEN)}
    clash = np.zeros(len(swapped), bool)
    straight = {name: np.flatnonzero((level == DIFFERS) & ~swapped) for name, level in levels.items()}
    if (pairs := straight[FAMILY]).size:
        levels[FAMILY][pairs] = _family_levels(*sides.both(FAMILY, pairs))
    if (pairs := straight[GIVEN]).size:
        levels[GIVEN][pairs], clash[pairs] = _given_levels(*sides.both(GIVEN, pairs))
    if (pairs := np.flatnonzero(swapped)).size:
        (family, given2), (family2, given) = sides.crossed(FAMILY, GIVEN, pairs)
        turned = [(family, given2), (given, family2)]
        first, second = (_exists(pair[0]) for pair in turned)
        back = first & ~second
        found = [(_family_levels(*pair), *_given_levels(*pair)) for pair in turned]
        names, others = sides.hash(FAMILY), sides.hash(GIVEN)
        exact = [names[0][pairs] == others[1][pairs], others[0][pairs] == names[1][pairs]]
        as_family, as_given = (
            [np.where(same, EXACT, part[kind]) for same, part in zip(exact, found, strict=True)] for kind in (0, 1)
        )
        levels[FAMILY][pairs] = np.where(back, as_family[1], as_family[0])
        levels[GIVEN][pairs] = np.where(back, as_given[0], as_given[1])
        clash[pairs] = np.where(back, found[0][2] & ~exact[0], found[1][2] & ~exact[1])
    return _with_birth_names(sides, levels[FAMILY]), levels[GIVEN], clash & ~_maybe_swapped(sides, clash)


def _maybe_swapped(sides: _Sides, clash: np.ndarray) -> np.ndarray:
    """Pairs of which a given name is like the other's family name: it stands in the wrong place, mistyped as well."""
    found = np.zeros(len(clash), bool)
    family = sides.hash(FAMILY)
    pairs = np.flatnonzero(clash & ((family[0] != 0) | (family[1] != 0)))
    if pairs.size:
        for turned, told in zip(sides.crossed(GIVEN, FAMILY, pairs), family[::-1], strict=True):
            found[pairs] |= (likeness(*turned).likeness >= _SOMEWHAT) & (told[pairs] != 0)
    return found


def _with_birth_names(sides: _Sides, family: np.ndarray) -> np.ndarray:
    """A name at birth that both bear, or that is the other's name now, speaks for one family."""
    if BIRTH_NAME not in sides.hashes[0]:
        return family
    (now, now2), (birth, birth2) = (sides.hash(name) for name in (FAMILY, BIRTH_NAME))
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


def _numbers(view: View, first: np.ndarray, second: np.ndarray, sides: _Sides) -> np.ndarray:
    numbers = view.numbers(first), view.numbers(second)
    levels = _equal(identity(numbers[0]), identity(numbers[1]))
    pairs = np.flatnonzero((levels == DIFFERS) & ~two_keyed(view, first, second))
    if pairs.size:
        found = errors_apart(*sides.both(NUMBER, pairs))
        levels[pairs] = np.where(found.errors <= 2, NEAR, DIFFERS)  # noqa: PLR2004  # two digits changed places count two
    return levels


def _plain(sides: _Sides, field: Field) -> np.ndarray:
    levels = _equal(*sides.hash(field.name))
    pairs = np.flatnonzero(levels == DIFFERS)
    if pairs.size:
        texts = sides.both(field.name, pairs)
        if field.sort is Sort.CODE:
            found = errors_apart(*texts)
            one = (found.errors <= 1) & (found.shorter >= 3)  # noqa: PLR2004  # a digit in two is no typing error
            levels[pairs] = _levels(one, (found.errors <= 2) & (found.shorter > _SHORT))  # noqa: PLR2004
        else:
            alike = likeness(*texts).likeness
            levels[pairs] = _levels(alike >= _ALIKE, alike >= _SOMEWHAT)
    return levels
