"""The owner's own base: who is in it, and which number each person has there."""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import combine, hash_numbers, sorted_set

from .votes import Leak, LeakIds

_NONE = np.uint64(0)


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Numbers of one length with the people that bear them."""

    pairs: np.ndarray
    people: np.ndarray
    """One entry per pair, sorted: how many numbers a person has is how often it stands here."""


class Base:
    """Made from a base as it was read."""

    def __init__(self, read: Leak) -> None:
        self._people = sorted_set(np.concatenate([read.number, read.name]))
        by_digits: dict[int, list[tuple[np.ndarray, np.ndarray]]] = {}
        for ids in read.ids:
            for people in (read.number[ids.rows], read.name[ids.rows]):
                some = people != _NONE
                by_digits.setdefault(ids.digits, []).append((ids.values[some], people[some]))
        self._pairs = {digits: _pairs(every) for digits, every in by_digits.items()}

    def own(self, leak: Leak) -> np.ndarray:
        """Which rows of a leak are about somebody of the base; rows that name nobody are not set aside."""
        nobody = (leak.number == _NONE) & (leak.name == _NONE)
        return np.asarray(nobody | self._holds(leak.number) | self._holds(leak.name))

    def _holds(self, digests: np.ndarray) -> np.ndarray:
        return np.asarray(_among(self._people, digests) & (digests != _NONE))

    def agrees(
        self, values: np.ndarray, digits: int, people: tuple[np.ndarray, np.ndarray]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return of each number whether its person has any here, whether it is one of them, and how many there are."""
        pairs = self._pairs.get(digits)
        nothing = np.zeros(len(values), np.int64)
        if pairs is None:
            return nothing.astype(bool), nothing.astype(bool), nothing
        agrees, count = nothing.astype(bool), nothing.copy()
        for person in people:
            some = person != _NONE
            agrees |= some & _among(pairs.pairs, _pair(values, person))
            count += some * (np.searchsorted(pairs.people, person, "right") - np.searchsorted(pairs.people, person))
        return count > 0, agrees, count


def filtered(leak: Leak, base: Base) -> Leak:
    """Return a leak without the rows of people the owner never had."""
    own = base.own(leak)
    votes = leak.votes.only(own[leak.votes.rows]) if len(leak.votes) else leak.votes
    ids = []
    for one in leak.ids:
        good = own[one.rows]
        ids.append(LeakIds(one.column, one.digits, one.values[good], one.tweaks[good], one.rows[good]))
    return Leak(leak.rows, votes, tuple(ids), leak.number, leak.name, leak.numbered)


def _pairs(every: list[tuple[np.ndarray, np.ndarray]]) -> _Pairs:
    values, people = (np.concatenate(part) for part in zip(*every, strict=True))
    pairs, first = np.unique(_pair(values, people), return_index=True)
    return _Pairs(pairs, np.sort(people[first]))


def _pair(values: np.ndarray, people: np.ndarray) -> np.ndarray:
    return combine(hash_numbers(values.astype(np.int64)), people)


def _among(ordered: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    if not len(ordered):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.asarray(ordered[at] == wanted)
