"""How frequent a shared value is: two who share a rare name are likelier one person than two called MARTIN.

A value is counted once per name and birth date it stands with, so that one person's many rows do not make it frequent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import combine, hash_numbers
from sourcier.recognise.workers import in_order

from .compare import DAY, ORDER, SEX
from .dates import EXACT, PARTLY, years
from .fields import FAMILY, GIVEN, Field, agreed, identity
from .records import Records
from .texts import NUMBER
from .view import View

_HALF = np.uint64(32)
_LOWEST = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of a field's values before the file is looked at."""

    share: float
    """How likely two people share a value."""
    weight: int
    """How many people of the file that belief is worth."""


_BELIEFS = {
    FAMILY: Belief(5e-4, 300),
    GIVEN: Belief(5e-3, 200),
    DAY: Belief(4e-5, 2_000),
    NUMBER: Belief(1e-7, 10_000),
    "postcode": Belief(2e-3, 100),
    "commune": Belief(2e-3, 100),
    "street": Belief(1e-4, 1_000),
}
_OTHER = Belief(1e-5, 2_000)
_SEX = 0.5
_NOT_OFTEN = 2
"""The pair itself."""
_AT_ONCE = 262_144
_MET_TWICE = 0.5
"""Each pair of namesakes is met from both sides."""


_COHORT_YEARS = 5
_WITHIN = {GIVEN: DAY, "commune": "postcode", "street": "postcode"}
"""What a value hangs on: names go by the years people were born in, a commune and its streets by the postcode.

Two girls born on one day in 2017 share their name ten times as often as any two people do.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """How many people bear each value, of those that three or more bear, and how many there are."""

    values: np.ndarray
    """uint32, ascending."""
    others: np.ndarray
    """How many people beyond two bear each."""

    def of(self, asked: np.ndarray) -> np.ndarray:
        """Return how many people beyond two bear each of the values asked for."""
        if not self.values.size:
            return np.zeros(len(asked), np.int32)
        at = np.minimum(np.searchsorted(self.values, asked), self.values.size - 1)
        return np.where(self.values[at] == asked, self.others[at], 0)


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """How likely two strangers share a value, for each field's values that three people or more bear."""

    view: View
    alone: Mapping[str, Counted]
    """Per field."""
    within: Mapping[str, tuple[Counted, Counted]]
    """Per field that hangs on another: values beside the other's, and the other's."""
    people: int
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, view: View, names: Sequence[str], fields: Sequence[Field], workers: int = 1) -> "Shares":
        """Count the values of all records."""
        people = _people(view)
        alone: dict[str, Counted] = {}
        within: dict[str, tuple[Counted, Counted]] = {}

        def count(name: str) -> tuple[Counted, tuple[Counted, Counted] | None] | None:
            values = _values(view, name)
            if values is None:
                return None
            outer = _outer(view, name, slice(None))
            hanging = None if outer is None else (_counted(_both(values, outer), people), _counted(outer, people))
            return _counted(values, people), hanging

        for name, counted in zip(names, in_order(count, names, workers), strict=True):
            if counted is not None:
                alone[name], hanging = counted
                if hanging is not None:
                    within[name] = hanging
        people.sort()
        return cls(view, alone, within, int((people[1:] != people[:-1]).sum()) + int(people.size > 0), tuple(fields))

    def shared(self, first: np.ndarray, names: Sequence[str], levels: np.ndarray) -> np.ndarray:
        """Return, per field and pair, how likely two strangers share the value that this pair shares; 1 elsewhere.

        `first`: the pairs' first records.
        """
        shares = np.ones(levels.shape, np.float32)
        for number, name in enumerate(names):
            pairs = np.flatnonzero(levels[number] == EXACT)
            if name == SEX:
                # Who share a given name share their sex.
                shares[number, pairs] = np.where(levels[names.index(GIVEN), pairs] == EXACT, 1, _SEX)
            elif pairs.size and name in self.alone:
                outer = _WITHIN.get(name)
                told = levels[names.index(outer), pairs] if outer in names else np.zeros(pairs.size, np.uint8)
                shares[number, pairs] = self.likely(name, first[pairs], told >= (PARTLY if outer == DAY else EXACT))
        return np.minimum(shares, 1, out=shares)

    def likely(self, name: str, records: np.ndarray, hanging: np.ndarray) -> np.ndarray:
        """Return how likely a stranger shares each record's value of a field.

        `hanging`: for which of them the stranger is known to share what that field hangs on.
        """
        belief = _BELIEFS.get(name, _OTHER)
        asked = _asked(self.view, name, records)
        found = (self.alone[name].of(asked) + 0.5 + belief.weight * belief.share) / (self.people + belief.weight)
        if name in self.within and hanging.any():
            both, outer = self.within[name]
            those = np.flatnonzero(hanging)
            beside = _outer(self.view, name, records[those])
            if beside is not None:
                several = both.of(_both(asked[those], beside)) + 0.5 + belief.weight * found[those]
                inner = several / (outer.of(beside) + 1 + belief.weight)
                found[those] = np.where(beside != 0, np.maximum(inner, found[those]), found[those])
        return np.asarray(found)


def _outer(view: View, name: str, records: np.ndarray | slice) -> np.ndarray | None:
    """The values a field hangs on, 0 where none is told; nothing where no table has them."""
    outer = _WITHIN.get(name)
    if outer == DAY:
        dates = view.dates[records]
        return np.where(dates != 0, years(dates) // _COHORT_YEARS + 1, 0).astype(np.uint32)
    return None if outer is None or outer not in view.sheet.values else view.of(outer, records)


def _both(values: np.ndarray, outer: np.ndarray) -> np.ndarray:
    """Values with what they hang on, as one hash; 0 where either is blank."""
    found = (combine(values.astype(np.uint64), outer.astype(np.uint64)) & _LOWEST).astype(np.uint32)
    found[(values == 0) | (outer == 0)] = 0
    return found


def _counted(values: np.ndarray, people: np.ndarray) -> Counted:
    pairs = values.astype(np.uint64)
    pairs <<= _HALF
    pairs |= people
    pairs.sort()
    values = (pairs[np.append(True, pairs[1:] != pairs[:-1])[: pairs.size]] >> _HALF).astype(np.uint32)
    starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])[: values.size])
    counts = np.diff(np.append(starts, values.size))
    often = counts > _NOT_OFTEN
    return Counted(values[starts[often]], (counts[often] - _NOT_OFTEN).astype(np.int32))


def _people(view: View) -> np.ndarray:
    """A hash per record of whom it names: names and birth date, uint32."""
    found = np.empty(len(view), np.uint32)
    for start in range(0, len(view), _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        names = combine(view.of(FAMILY, here).astype(np.uint64), view.of(GIVEN, here).astype(np.uint64))
        found[here] = combine(names, hash_numbers(view.dates[here])) & _LOWEST
    return found


def _values(view: View, name: str) -> np.ndarray | None:
    known = name in (DAY, NUMBER) or name in view.sheet.values
    return _asked(view, name, slice(None)) if known else None


def _asked(view: View, name: str, records: np.ndarray | slice) -> np.ndarray:
    """Return values as uint32."""
    if name == DAY:
        return np.asarray(view.dates[records])
    if name == NUMBER:
        return (identity(view.numbers(records)) >> _HALF).astype(np.uint32)
    return view.of(name, records)


def namesakes(shares: Shares, records: Records, names: Sequence[str], people: int) -> float:
    """Return how many people are expected to hide behind another whose rows tell the same of them."""
    view = shares.view
    rows = np.bincount(records.of_row[records.of_row >= 0], minlength=len(view))
    those = np.flatnonzero((rows > 0) & ~agreed(view.numbers(slice(None))))
    most = int((rows[those] - 1).sum())
    if not most:
        return 0.0
    share = np.ones(those.size)
    for name in names:
        if name in (SEX, ORDER) or name not in shares.alone:
            continue
        told = _told(view, name, those)
        outer = _WITHIN.get(name)
        hanging = np.zeros(those.size, bool) if outer not in names else _told(view, str(outer), those)
        # Who is to be taken for somebody without a birth date has none either.
        blank = 1 - float(told.mean())
        share *= np.where(told, np.minimum(shares.likely(name, those, hanging), 1), blank)
    return min(float(most), _MET_TWICE * float((share * people).sum()))


def _told(view: View, name: str, records: np.ndarray) -> np.ndarray:
    if name == DAY:
        return np.asarray(view.dates[records] != 0)
    if name == NUMBER:
        return np.asarray(view.numbers(records) != 0)
    return np.asarray(view.of(name, records) != 0)
