"""How frequent a shared value is: two who share a rare name are likelier one person than two called MARTIN.

A value is counted once per name and birth date it stands with, so that one person's many rows do not make it frequent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import combine, hash_numbers

from .compare import DAY, SEX
from .dates import EXACT
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
_NOT_DRAWN = 0.75
"""Namesakes per expected one: half, as each pair is met twice, and more, for families hand names on."""


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """How likely two strangers share a value, for each field's values that three people or more bear."""

    view: View
    frequent: Mapping[str, tuple[np.ndarray, np.ndarray]]
    """Per field, values in order and how many people beyond two bear each."""
    people: int
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, view: View, names: Sequence[str], fields: Sequence[Field]) -> "Shares":
        """Count the values of all records."""
        people = _people(view)
        frequent: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for name in names:
            values = _values(view, name)
            if values is not None:
                frequent[name] = _frequent(values, people)
        people.sort()
        return cls(view, frequent, int((people[1:] != people[:-1]).sum()) + int(people.size > 0), tuple(fields))

    def shared(self, first: np.ndarray, names: Sequence[str], levels: np.ndarray) -> np.ndarray:
        """Return, per field and pair, how likely two strangers share the value that this pair shares; 1 elsewhere.

        `first`: the pairs' first records.
        """
        shares = np.ones(levels.shape, np.float32)
        for number, name in enumerate(names):
            pairs = np.flatnonzero(levels[number] == EXACT)
            if name == SEX:
                shares[number, pairs] = _SEX
            elif pairs.size and name in self.frequent:
                belief = _BELIEFS.get(name, _OTHER)
                values, others = self.frequent[name]
                asked = _asked(self.view, name, first[pairs])
                at = np.minimum(np.searchsorted(values, asked), max(values.size - 1, 0))
                more = np.where(values[at] == asked, others[at], 0) if values.size else 0
                shares[number, pairs] = (more + 0.5 + belief.weight * belief.share) / (self.people + belief.weight)
        return np.minimum(shares, 1, out=shares)


def _frequent(values: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    pairs = values.astype(np.uint64)
    pairs <<= _HALF
    pairs |= people
    pairs.sort()
    values = (pairs[np.append(True, pairs[1:] != pairs[:-1])[: pairs.size]] >> _HALF).astype(np.uint32)
    starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])[: values.size])
    counts = np.diff(np.append(starts, values.size))
    often = counts > _NOT_OFTEN
    return values[starts[often]], (counts[often] - _NOT_OFTEN).astype(np.int32)


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


def namesakes(view: View, records: Records, names: Sequence[str], people: int) -> float:
    """Return how many people are expected to hide behind another whose rows tell the same of them."""
    rows = np.bincount(records.of_row[records.of_row >= 0], minlength=len(view))
    those = np.flatnonzero((rows > 0) & ~agreed(view.numbers(slice(None))))
    most = int((rows[those] - 1).sum())
    if not most:
        return 0.0
    total = int(rows.sum())
    share = np.ones(those.size)
    for name in names:
        values = _values(view, name) if name not in (SEX, "order") else None
        if values is None:
            continue
        told = _told(view, name, those)
        belief = _BELIEFS.get(name, _OTHER)
        others = _rows_with(values, rows, values[those]) - rows[those]
        likely = (others + belief.weight * belief.share) / (total + belief.weight)
        share *= np.where(told, np.minimum(likely, 1), 1)
    return min(float(most), _NOT_DRAWN * float((share * people).sum()))


def _rows_with(values: np.ndarray, rows: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """How many rows bear each value that is asked for: names are as frequent among rows as among people."""
    wanted, inverse = np.unique(asked, return_inverse=True)
    at = np.minimum(np.searchsorted(wanted, values), wanted.size - 1)
    met = wanted[at] == values
    return np.bincount(at[met], rows[met], minlength=wanted.size)[inverse]


def _told(view: View, name: str, records: np.ndarray) -> np.ndarray:
    if name == DAY:
        return np.asarray(view.dates[records] != 0)
    if name == NUMBER:
        return np.asarray(view.numbers(records) != 0)
    return np.asarray(view.of(name, records) != 0)
