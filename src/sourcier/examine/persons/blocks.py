"""Candidate pairs: records that share a key, for those that no number settles.

Every key has a budget of pairs. Pairs are taken by distance in the order of key, sound of the names and birth: small
blocks are compared whole, of large ones the nearest neighbours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import sorted_set

from .dates import ABSENT, DIFFERS, EXACT, day_levels
from .fields import FAMILY, GIVEN, Field, identity, settled
from .keys import SELECTIVE, keys_of
from .view import View

_PER_RECORD, _LEAST_BUDGET = 8, 400_000
_AT_ONCE, _STRETCH = 131_072, 262_144
_LITTLE, _MUCH = 2, 3
"""Fields that a pair shares."""
_HALF, _SIXTEEN, _TOP = np.uint64(32), np.uint64(16), np.uint64(42)
_HALF32 = np.uint32(16)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of records, the smaller first, in order."""

    codes: np.ndarray
    """int64: the smaller record times all plus the larger."""
    blocks: np.ndarray
    """uint8: how many keys brought the pair, 255 at most."""
    records: int

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.codes)

    def pairs(self, which: np.ndarray | slice) -> tuple[np.ndarray, np.ndarray]:
        """Return some of the pairs."""
        first, second = np.divmod(self.codes[which], max(self.records, 1))
        return first, second


def candidates(view: View, fields: Sequence[Field]) -> Candidates:
    """Return the pairs worth comparing."""
    found: list[np.ndarray] = [np.zeros(0, np.int64)]
    if len(view) > 1:
        open_ = ~settled(view.numbers(slice(None)))
        for number, keys in enumerate(keys_of(view, fields)):
            # Records under one number are compared even where it settles both: a married name, an address before.
            found.append(_pairs(view, keys, None if number == 0 else open_, open_))
    return Candidates(*_counted(found, len(view)), len(view))


def _counted(found: Sequence[np.ndarray], records: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct codes of all keys and how many keys brought each; a part of the records at a time."""
    parts = [(np.zeros(0, np.int64), np.zeros(0, np.uint8))]
    for start in range(0, records, _STRETCH):
        ends = [np.searchsorted(codes, (start * records, (start + _STRETCH) * records)) for codes in found]
        codes = np.concatenate([codes[end[0] : end[1]] for codes, end in zip(found, ends, strict=True)])
        codes.sort()
        starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: codes.size])
        blocks = np.minimum(np.diff(np.append(starts, codes.size)), 255).astype(np.uint8)
        parts.append((codes[starts], blocks))
    codes, blocks = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    return codes, blocks


def _pairs(view: View, keys: list[np.ndarray], sought: np.ndarray | None, open_: np.ndarray) -> np.ndarray:
    """Codes of the pairs that share a key and may be one person, ascending."""
    key, record = _sharing(keys, sought)
    order = np.argsort(key, kind="stable")
    key, record = key[order], record[order]
    del order
    if (near := _within(view, key, record)) is not None:
        key, record = key[near], record[near]
    del near
    ends = np.append(np.flatnonzero(key[1:] != key[:-1]) + 1, len(key))[: len(key)]
    sizes = np.diff(ends, prepend=0)
    most = _farthest(sizes, max(_PER_RECORD * len(view), _LEAST_BUDGET))
    left = (np.repeat(ends, sizes) - np.arange(1, len(key) + 1)).astype(np.int32)
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(key), _STRETCH):
        stop = min(start + _STRETCH, len(key))
        here = np.minimum(left[start:stop], most)
        farthest = int(here.max(initial=0))
        if farthest:
            stretch = _Stretch.of(view, record[start : min(stop + farthest, len(key))], open_)
            found += [stretch.possible(*pairs, len(view)) for pairs in _steps(here, farthest)]
    return sorted_set(np.concatenate(found))


def _farthest(sizes: np.ndarray, budget: int) -> int:
    """Return the distance in a block up to which pairs are looked at."""
    distance, sizes = 0, np.sort(sizes[sizes > 1])
    while budget > 0 and sizes.size and sizes[-1] > distance + 1:
        distance += 1
        sizes = sizes[np.searchsorted(sizes, distance, side="right") :]
        budget -= int(sizes.sum()) - distance * sizes.size
    return distance


def _steps(left: np.ndarray, farthest: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield pairs of places, so many at once; `left`: how far each place looks."""
    at, parts, held = np.arange(len(left)), [], 0
    for distance in range(1, farthest + 1):
        at = at[left[at] >= distance]
        parts.append((at, at + distance))
        held += at.size
        if held >= _AT_ONCE or distance == farthest:
            yield np.concatenate([one for one, _ in parts]), np.concatenate([other for _, other in parts])
            parts, held = [], 0


def _sharing(keys: list[np.ndarray], sought: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Keys and records of those that share a key with a record that is sought, or with any."""
    every = [key if sought is None else key[sought] for key in keys]
    wanted = np.concatenate(every) if len(every) > 1 else every[0]
    wanted = np.sort(wanted[wanted != 0])
    wanted = wanted[np.append(True, wanted[1:] != wanted[:-1])[: wanted.size]] if sought is not None else _twice(wanted)
    # Most keys are told to be nobody's by a few of their bits.
    maybe = np.zeros(1 << (64 - int(_TOP)), bool)
    maybe[wanted >> _TOP] = True
    found = []
    for key in keys:
        rows = np.flatnonzero(maybe[key >> _TOP] & (key != 0)).astype(np.int32)
        if wanted.size:
            at = np.minimum(np.searchsorted(wanted, key[rows]), wanted.size - 1)
            rows = rows[wanted[at] == key[rows]]
        found.append(rows)
    return np.concatenate([key[rows] for key, rows in zip(keys, found, strict=True)]), np.concatenate(found)


def _twice(ordered: np.ndarray) -> np.ndarray:
    """Return the numbers that stand there twice or more."""
    return sorted_set(ordered[1:][ordered[1:] == ordered[:-1]])


def _within(view: View, key: np.ndarray, record: np.ndarray) -> np.ndarray | None:
    """An order that brings the likest of large blocks together, where there are such."""
    size = len(key)
    if size <= SELECTIVE or not (key[SELECTIVE:] == key[:-SELECTIVE]).any():
        return None
    family, given = view.sounds(record)
    names = (given.astype(np.uint64) << _SIXTEEN | family.astype(np.uint64)) << _HALF
    dates = view.dates[record]
    names |= (dates << _HALF32 | dates >> _HALF32).astype(np.uint64)
    del family, given, dates
    return np.lexsort((record, names, key))


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """What neighbours in the order of a key tell, gathered once for all pairs of them."""

    record: np.ndarray
    open: np.ndarray
    number: np.ndarray
    date: np.ndarray
    sex: np.ndarray
    sounds: tuple[np.ndarray, np.ndarray]
    values: dict[str, np.ndarray]
    own: tuple[str, ...]

    @classmethod
    def of(cls, view: View, record: np.ndarray, open_: np.ndarray) -> "_Stretch":
        values = {name: view.of(name, record) for name in view.sheet.values}
        for name in (FAMILY, GIVEN):
            values.setdefault(name, np.zeros(len(record), np.uint32))
        numbers = identity(view.numbers(record))
        return cls(
            record, open_[record], numbers, view.dates[record], view.sexes(record), view.sounds(record), values,
            view.own,
        )  # fmt: skip

    def possible(self, one: np.ndarray, other: np.ndarray, records: int) -> np.ndarray:
        """Return the codes of pairs that no birth date, sex or pair of numbers forbids at first sight."""
        numbered = self.number[one] == self.number[other]
        kept = (self.open[one] | self.open[other] | numbered) & (self.record[one] != self.record[other])
        one, other, numbered = one[kept], other[kept], numbered[kept]
        days = day_levels(self.date[one], self.date[other])
        sexes = self.sex[one], self.sex[other]
        fine = (days != DIFFERS) & ((sexes[0] == sexes[1]) | (sexes[0] == 0) | (sexes[1] == 0) | (days >= EXACT))
        fine |= days == ABSENT
        asked = np.flatnonzero(~fine | (days == ABSENT))
        much, little = self._shared(one[asked], other[asked])
        bare = days[asked] == ABSENT
        numbered = numbered[asked] & (self.number[one[asked]] != 0)
        fine[asked] = (bare & (~little | numbered)) | much
        pair = self.record[one[fine]].astype(np.int64), self.record[other[fine]].astype(np.int64)
        return np.asarray(np.minimum(*pair) * records + np.maximum(*pair))

    def _shared(self, one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pairs that share a name and so many fields that they are looked at although birth date or sex differ.

        And those that share so little that without a birth date they are not looked at.
        """
        shared, named = np.zeros(len(one), np.uint8), np.zeros(len(one), bool)
        own, exact = np.zeros(len(one), bool), {}
        for name, values in self.values.items():
            mine = values[one]
            same = (mine == values[other]) & (mine != 0)
            shared += same
            if name in self.own:
                own |= same
            if name in (FAMILY, GIVEN):
                exact[name] = same
                turned = self.values[GIVEN if name == FAMILY else FAMILY][other]
                named |= same | ((mine == turned) & (mine != 0))
        alike = shared.copy()
        for name, sound in zip((FAMILY, GIVEN), self.sounds, strict=True):
            mine = sound[one]
            sounds = (mine == sound[other]) & (mine != 0)
            named |= sounds
            alike += sounds & ~exact[name]
        much = (named & (shared >= _MUCH)) | (shared > _MUCH) | own
        return np.asarray(much), np.asarray((alike < _LITTLE) | (~named & (shared < _MUCH)))
