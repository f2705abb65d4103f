"""What people are compared by: the fields of a row, and the compact form all rows are held in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers

AGREES, KEYED, VALID = np.uint64(1), np.uint64(2), np.uint64(4)
"""Lowest bits of a national number's hash: agrees with birth and sex, bears a right key, is right by its rule."""
_FLAGS = AGREES | KEYED | VALID


class Sort(Enum):
    """How two values of a field are compared."""

    CODE = "code"
    """Letter by letter: one typing error is near."""
    TEXT = "text"
    """By likeness: addresses."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field beside names, birth, sex and national number."""

    name: str
    sort: Sort
    household: float
    """How often two people of one household share it."""


OWN = 0.2
"""A field that households share no more often than this is a person's own."""
FIELDS = (
    Field("street", Sort.TEXT, 0.9),
    Field("postcode", Sort.CODE, 0.95),
    Field("commune", Sort.TEXT, 0.95),
    Field("landline", Sort.CODE, 0.8),
    Field("mobile", Sort.CODE, 0.3),
    Field("email", Sort.CODE, 0.3),
    Field("file_number", Sort.CODE, 0.02),
    Field("insurer_number", Sort.CODE, 0.8),
)
"""What French health files tell beside names, birth, sex and national number."""
FAMILY, BIRTH_NAME, GIVEN = "family", "birth_name", "given"
NAMES = (FAMILY, BIRTH_NAME, GIVEN)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Aligned arrays, one entry per row; values are left behind as hashes."""

    national: np.ndarray
    """uint64: national number, its three lowest bits flags; 0 where there is none."""
    day: np.ndarray
    """int32: day of birth since 1 January 1970, `MISSING` where it is not told."""
    sex: np.ndarray
    """uint8: 1 man, 2 woman, 0 not told."""
    family_sound: np.ndarray
    """uint32: what the family name sounds like, its upper half by the first letter; 0 where there is none."""
    given_sound: np.ndarray
    values: Mapping[str, np.ndarray]
    """uint32 per row and field, 0 where it is blank. A field no table has is left out."""

    def __len__(self) -> int:
        """How many rows."""
        return len(self.day)

    @property
    def number(self) -> np.ndarray:
        """uint64 per row: the national number where it agrees with birth and sex, else 0."""
        return np.where(agreed(self.national), identity(self.national), np.uint64(0))

    @property
    def name(self) -> np.ndarray:
        """uint64 per row: names and birth date, 0 where one of them is missing."""
        family, given = (self.values.get(name) for name in (FAMILY, GIVEN))
        if family is None or given is None:
            return np.zeros(len(self), np.uint64)
        key = combine(combine(family.astype(np.uint64), given.astype(np.uint64)), hash_numbers(self.day))
        return np.where((family != 0) & (given != 0) & (self.day != MISSING), key, np.uint64(0))

    def only(self, rows: np.ndarray) -> "Sheet":
        """Return some of the rows."""
        return Sheet(
            self.national[rows],
            self.day[rows],
            self.sex[rows],
            self.family_sound[rows],
            self.given_sound[rows],
            {name: values[rows] for name, values in self.values.items()},
        )

    def of(self, field: str, rows: np.ndarray | slice) -> np.ndarray:
        """Return the hashes of some rows' values of one field."""
        values = self.values.get(field)
        return np.zeros(len(self.day[rows]), np.uint32) if values is None else values[rows]


def identity(number: np.ndarray) -> np.ndarray:
    """Return the numbers without what the flags say of the row they stand in."""
    return np.asarray(number & ~_FLAGS)


def agreed(number: np.ndarray) -> np.ndarray:
    """Return which rows have a valid number that agrees with their birth and sex."""
    return np.asarray((number & AGREES) != 0)


def settled(number: np.ndarray) -> np.ndarray:
    """Return which rows a number settles: it agrees, and its key leaves no room for a typing error."""
    return np.asarray((number & (AGREES | KEYED)) == (AGREES | KEYED))


def joined_sheets(parts: Sequence[Sheet]) -> Sheet:
    """Return the rows of several sheets as one; takes the parts' arrays one field at a time."""
    names = [name for name in (*NAMES, *(f.name for f in FIELDS)) if any(name in part.values for part in parts)]
    values = {name: np.concatenate([_of(part, name) for part in parts]) for name in names}
    return Sheet(
        _all(np.uint64, [part.national for part in parts]),
        _all(np.int32, [part.day for part in parts]),
        _all(np.uint8, [part.sex for part in parts]),
        _all(np.uint32, [part.family_sound for part in parts]),
        _all(np.uint32, [part.given_sound for part in parts]),
        values,
    )


def _all(kind: type[np.generic], parts: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros(0, kind), *parts])


def _of(part: Sheet, name: str) -> np.ndarray:
    values = part.values.get(name)
    return np.zeros(len(part), np.uint32) if values is None else values
