"""How frequent a shared value is: two who share a rare name are likelier one person than two called MARTIN.

A value is counted once per name and birth date it stands with, so that one person's many rows do not make it frequent.
"""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers, sorted_set

from .blocks import View
from .compare import DAY, SEX, Compared
from .dates import EXACT
from .fields import FAMILY, GIVEN, agreed, identity
from .records import Records
from .texts import NUMBER

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
_NOT_DRAWN = 0.75
"""Namesakes per expected one: half, as each pair is met twice, and more, for families hand names on."""


def shared_shares(view: View, compared: Compared) -> np.ndarray:
    """Return, per field and pair, how likely two strangers share the value that this pair shares; 1 elsewhere."""
    shares = np.ones(compared.levels.shape, np.float32)
    people = _people(view)
    count = int(sorted_set(people).size)
    for number, name in enumerate(compared.names):
        pairs = np.flatnonzero(compared.levels[number] == EXACT)
        if name == SEX:
            shares[number, pairs] = _SEX
        elif pairs.size and (values := _values(view, name)) is not None:
            belief = _BELIEFS.get(name, _OTHER)
            others = np.maximum(_counts(values, people, values[compared.first[pairs]]) - 2, 0)
            shares[number, pairs] = (others + 0.5 + belief.weight * belief.share) / (count + belief.weight)
    return np.minimum(shares, 1)


def _people(view: View) -> np.ndarray:
    """A hash per record of whom it names: names and birth date."""
    every = slice(None)
    names = combine(view.of(FAMILY, every).astype(np.uint64), view.of(GIVEN, every).astype(np.uint64))
    return combine(names, hash_numbers(view.days(every))) & _LOWEST


def _values(view: View, name: str) -> np.ndarray | None:
    every = slice(None)
    if name == DAY:
        return hash_numbers(view.days(every)) & _LOWEST
    if name == NUMBER:
        return identity(view.numbers(every)) >> _HALF
    return view.of(name, every).astype(np.uint64) if name in view.sheet.values else None


def _counts(values: np.ndarray, people: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """How many of `people` stand with each value that is asked for."""
    wanted, inverse = np.unique(asked, return_inverse=True)
    at = np.minimum(np.searchsorted(wanted, values), wanted.size - 1)
    met = wanted[at] == values
    pairs = sorted_set((at[met].astype(np.uint64) << _HALF) | people[met])
    return np.bincount((pairs >> _HALF).astype(np.int64), minlength=wanted.size)[inverse]


def namesakes(view: View, records: Records, compared: Compared, people: int) -> float:
    """Return how many people are expected to hide behind another whose rows tell the same of them."""
    rows = np.bincount(records.of_row[records.of_row >= 0], minlength=len(view))
    those = np.flatnonzero((rows > 0) & ~agreed(view.numbers(slice(None))))
    most = int((rows[those] - 1).sum())
    if not most:
        return 0.0
    total = int(rows.sum())
    share = np.ones(those.size)
    for name in compared.names:
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
        return np.asarray(view.days(records) != MISSING)
    if name == NUMBER:
        return np.asarray(view.numbers(records) != 0)
    return np.asarray(view.of(name, records) != 0)
