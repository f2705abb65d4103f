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
    several = np.flatnonzero((rows > 1) & ~agreed(view.numbers(slice(None))))
    if not several.size:
        return 0.0
    whom = _people(view)
    count = int(sorted_set(whom).size)
    share = np.ones(several.size)
    for name in compared.names:
        values = _values(view, name) if name not in (SEX, "order") else None
        if values is None:
            continue
        told = _told(view, name, several)
        belief = _BELIEFS.get(name, _OTHER)
        others = np.maximum(_counts(values, whom, values[several]) - 1, 0)
        likely = (others + belief.weight * belief.share) / (count + belief.weight)
        share *= np.where(told, np.minimum(likely, 1), 1)
    return float(np.minimum(share * people, rows[several] - 1).sum())


def _told(view: View, name: str, records: np.ndarray) -> np.ndarray:
    if name == DAY:
        return np.asarray(view.days(records) != MISSING)
    if name == NUMBER:
        return np.asarray(view.numbers(records) != 0)
    return np.asarray(view.of(name, records) != 0)
