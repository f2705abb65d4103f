"""Candidate pairs: records that share a key, for those that no number settles.

Every key has a budget of pairs. Pairs are taken by distance in the order of key, sound of the names and birth: small
blocks are compared whole, of large ones the nearest neighbours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import sorted_set
from sourcier.recognise.workers import in_order
from sourcier.store import give_back

from .dates import ABSENT, DIFFERS, EXACT, day_levels
from .fields import FAMILY, GIVEN, Field, identity, settled
from .keys import first_letter, keys_of, undated_keys
from .view import View

_LARGE = 1 << 19
"""Records from which on a key takes so much memory that one is followed at a time, and what it leaves given back."""
_PER_RECORD, _LEAST_BUDGET = 8, 400_000
_AT_ONCE, _STRETCH = 131_072, 262_144
_LITTLE, _MUCH = 2, 3
"""Fields that a pair shares."""
_HALF, _SIXTEEN, _TOP = np.uint64(32), np.uint64(16), np.uint64(42)
_LOW32 = np.uint64(0xFFFFFFFF)
_HALF32, _LOW16 = np.uint32(16), np.uint32(0xFFFF)


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


def candidates(view: View, fields: Sequence[Field], workers: int = 1) -> Candidates:
    """Return the pairs worth comparing."""
    found: list[np.ndarray] = [np.zeros(0, np.int64)]
    if len(view) > 1:
        open_ = ~settled(view.numbers(slice(None)))
        order = _Order.of(view)

        def pairs(asked: tuple[list[np.ndarray], np.ndarray | None]) -> np.ndarray:
            return _pairs(view, *asked, order, open_)

        at_once = 1 if len(view) > _LARGE else workers
        for codes in in_order(pairs, _asked(view, fields, open_), at_once):
            found.append(codes)
            if len(view) > _LARGE:
                give_back()
    return Candidates(*_counted(found, len(view)), len(view))


def _asked(
    view: View, fields: Sequence[Field], open_: np.ndarray
) -> Iterator[tuple[list[np.ndarray], np.ndarray | None]]:
    """Yield keys, and the records for which others are sought by them: all, where none are named."""
    for number, keys in enumerate(keys_of(view, fields)):
        # Records under one number are compared even where it settles both: a married name, an address before.
        yield keys, None if number == 0 else open_
    undated = open_ & (view.dates == 0)
    if undated.any():
        for keys in undated_keys(view):
            yield keys, undated


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """Records in the order of their names' sounds and birth dates: the likest are neighbours."""

    records: np.ndarray
    """int32: the records in order."""
    place: np.ndarray
    """uint32 per record: its place in that order."""

    @classmethod
    def of(cls, view: View) -> "_Order":
        family, given = view.sounds(slice(None))
        dates = (view.dates << _HALF32 | view.dates >> _HALF32).astype(np.uint64)
        by_date = _ranked(dates, np.arange(len(view), dtype=np.uint32))
        names = (given & _LOW16).astype(np.uint64) << _SIXTEEN | (family & _LOW16)
        place = _ranked(names, by_date)
        records = np.empty(len(view), np.int32)
        records[place] = np.arange(len(view), dtype=np.int32)
        return cls(records, place)


def _ranked(values: np.ndarray, ties: np.ndarray) -> np.ndarray:
    """Return the rank of each value of 32 bits, equals in the order of `ties`, which are ranks."""
    packed = values << _HALF | ties
    packed.sort()
    at = np.empty(len(ties), np.uint32)
    at[ties] = np.arange(len(ties), dtype=np.uint32)
    rank = np.empty(len(ties), np.uint32)
    rank[at[packed & _LOW32]] = np.arange(len(ties), dtype=np.uint32)
    return rank


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


def _pairs(
    view: View, keys: list[np.ndarray], sought: np.ndarray | None, order: _Order, open_: np.ndarray
) -> np.ndarray:
    """Codes of the pairs that share a key and may be one person, ascending."""
    record, sizes = _sharing(keys, order, sought)
    most = _farthest(sizes, max(_PER_RECORD * len(view), _LEAST_BUDGET))
    ends = np.repeat(np.cumsum(sizes), sizes)
    left = (ends - np.arange(1, len(record) + 1)).astype(np.int32)
    before = (np.repeat(sizes, sizes) - 1 - left).astype(np.int32)
    del ends
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(record), _STRETCH):
        stop = min(start + _STRETCH, len(record))
        farthest = int(np.minimum(left[start:stop], most).max(initial=0))
        if farthest:
            padded = slice(start, min(stop + farthest, len(record)))
            stretch = _Stretch.of(view, record[padded], open_)
            those = np.ones(len(stretch.open), bool) if sought is None else sought[stretch.record]
            steps = _steps(left[padded], before[padded], those, stop - start, farthest)
            found += [stretch.possible(*pairs, len(view)) for pairs in steps]
    return sorted_set(np.concatenate(found))


def _farthest(sizes: np.ndarray, budget: int) -> int:
    """Return the distance in a block up to which pairs are looked at."""
    distance, sizes = 0, np.sort(sizes[sizes > 1])
    while budget > 0 and sizes.size and sizes[-1] > distance + 1:
        distance += 1
        sizes = sizes[np.searchsorted(sizes, distance, side="right") :]
        budget -= int(sizes.sum()) - distance * sizes.size
    return distance


def _steps(
    left: np.ndarray, before: np.ndarray, sought: np.ndarray, own: int, farthest: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield pairs of places one of which is sought, so many at once.

    `left`, `before`: how many of its block follow and precede each place; `own`: pairs begin before that place.
    """
    ahead, back, parts, held = np.flatnonzero(sought[:own]), np.flatnonzero(sought), [], 0
    for distance in range(1, farthest + 1):
        ahead = ahead[left[ahead] >= distance]
        back = back[before[back] >= distance]
        first = back[(back >= distance) & (back < own + distance)] - distance
        first = first[~sought[first]]
        parts += [(ahead, ahead + distance), (first, first + distance)]
        held += ahead.size + first.size
        if held >= _AT_ONCE or distance == farthest:
            yield np.concatenate([one for one, _ in parts]), np.concatenate([other for _, other in parts])
            parts, held = [], 0


def _sharing(keys: list[np.ndarray], order: _Order, sought: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Records block by block, in order within each, and the blocks' sizes: blocks of two or more, one of them sought.

    Keys are cut to make room for the place in the order, so that one sort of numbers does both.
    """
    bits = np.uint64(max(1, len(order.place).bit_length()))
    low = (np.uint64(1) << bits) - np.uint64(1)
    parts = []
    maybe = None if sought is None else _asked_for(keys, sought)
    for key in keys:
        rows = np.flatnonzero(key if maybe is None else maybe[key >> _TOP] & (key != 0))
        parts.append((key[rows] & ~low) | order.place[rows])
    packed = np.concatenate(parts)
    packed.sort()
    record = order.records[packed & low]
    packed >>= bits
    starts = np.flatnonzero(np.append(True, packed[1:] != packed[:-1])[: packed.size])
    sizes = np.diff(np.append(starts, packed.size))
    kept = sizes > 1
    if sought is not None and starts.size:
        kept &= np.logical_or.reduceat(sought[record], starts)
    return record[np.repeat(kept, sizes)], sizes[kept]


def _asked_for(keys: list[np.ndarray], sought: np.ndarray) -> np.ndarray:
    """Which first bits the keys of sought records have: most other keys are told to be nobody's by these alone."""
    maybe = np.zeros(1 << (64 - int(_TOP)), bool)
    for key in keys:
        mine = key[sought]
        maybe[mine[mine != 0] >> _TOP] = True
    return maybe


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
        sheet, rows = view.sheet, view.first[record]
        values = {name: found[rows] for name, found in sheet.values.items()}
        for name in (FAMILY, GIVEN):
            values.setdefault(name, np.zeros(len(record), np.uint32))
        sounds = sheet.family_sound[rows], sheet.given_sound[rows]
        return cls(
            record, open_[record], identity(sheet.national[rows]), view.dates[record], sheet.sex[rows], sounds, values,
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
            theirs = sound[other]
            named |= (mine == theirs) & (mine != 0)
            alike += (first_letter(mine) == first_letter(theirs)) & (mine != 0) & ~exact[name]
        much = (named & (shared >= _MUCH)) | (shared > _MUCH) | own
        return np.asarray(much), np.asarray((alike < _LITTLE) | (~named & (alike < _MUCH)))
