"""What people settled of two rows: one person, or two. It holds whatever the rules say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .records import Records


@dataclass(frozen=True, slots=True)
class Settled:
    """Two rows, numbered through all tables, are about one person or about two."""

    first: int
    second: int
    same: bool


def rows_apart(settled: Sequence[Settled]) -> np.ndarray:
    """Return the rows that decisions name, ascending: records of their own, even where others read the same."""
    return np.unique(np.array([row for one in settled for row in (one.first, one.second)], np.int64))


def apart(settled: Sequence[Settled], records: Records) -> set[tuple[int, int]]:
    """Return the pairs of records that are two people, the smaller first."""
    pairs = ((int(records.of_row[one.first]), int(records.of_row[one.second])) for one in settled if not one.same)
    return {(min(pair), max(pair)) for pair in pairs}


def without_settled(
    odds: np.ndarray,
    between: tuple[np.ndarray, np.ndarray],
    person: np.ndarray,
    settled: Sequence[Settled],
    records: Records,
) -> np.ndarray:
    """Return the odds of pairs of records; of those between two persons a decision keeps apart nothing is in doubt."""
    pairs = [person[list(pair)] for pair in sorted(apart(settled, records))]
    kept = np.array([int(min(pair)) * len(person) + int(max(pair)) for pair in pairs], np.int64)
    one, other = (person[records_of_pair].astype(np.int64) for records_of_pair in between)
    key = np.minimum(one, other) * len(person) + np.maximum(one, other)
    return np.where(np.isin(key, kept) & (one != other), -np.inf, odds)


def joined_by_hand(
    person: np.ndarray, settled: Sequence[Settled], records: Records
) -> tuple[np.ndarray, tuple[int, ...]]:
    """Join the persons that decisions join, in their order; return also the decisions others contradict, by place."""
    forbidden, contradicted = apart(settled, records), []
    person = person.copy()
    for place, one in enumerate(settled):
        a, b = (int(person[records.of_row[row]]) for row in (one.first, one.second))
        if not one.same:
            if a == b:
                contradicted.append(place)
            continue
        if a == b:
            continue
        if any({int(person[x]), int(person[y])} == {a, b} for x, y in forbidden):
            contradicted.append(place)
            continue
        person[person == max(a, b)] = min(a, b)
    return person, tuple(contradicted)
