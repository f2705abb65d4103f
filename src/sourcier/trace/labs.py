"""Which laboratory is which: in the leak as the examination counted them, and in a holding under whatever name.

A holding's label is a laboratory of the leak by its letters, else by the FINESS number beside it, else by the people:
most of those it shares with the leak stand there under one laboratory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .rows import Rows

NOWHERE = -1
_ENOUGH = 5
"""Matched rows from which people tell which laboratory a label means."""
_MOST = 0.6
"""Share of them that one laboratory must have."""


@dataclass(frozen=True, slots=True, eq=False)
class Labs:
    """The leak's laboratories, in the order of the examination's facts."""

    labels: tuple[str, ...]
    """As the facts show them."""
    of_row: np.ndarray
    """int32, one entry per row of the leak: index into `labels`, -1 where none is named."""
    by_digest: dict[int, int]
    """Laboratory by the digest of its label, or of its FINESS number."""

    def of(self, digest: int) -> int:
        """Return the laboratory a digest names, -1 for none of the leak's."""
        return self.by_digest.get(digest, NOWHERE)


def labs_of(
    rows: Rows, labels: Sequence[str], seen: Sequence[int], joined: Sequence[tuple[int, int]], numbers: Sequence[int]
) -> Labs:
    """Return the leak's laboratories.

    `seen` holds, per laboratory of the facts, a row that names it; `joined` pairs of rows whose labels people decided
    to be one laboratory's; `numbers` the digest of each laboratory's FINESS number, 0 where it has none.
    """
    digests, of_row = np.unique(rows.lab, return_inverse=True)
    under = list(range(len(digests)))

    def kept(place: int) -> int:
        while under[place] != place:
            place = under[place]
        return place

    for first, second in joined:
        under[kept(int(of_row[first]))] = kept(int(of_row[second]))
    number: dict[int, int] = {}
    for lab, row in enumerate(seen):
        number.setdefault(kept(int(of_row[row])), lab)
    lab_of = np.array([number.get(kept(place), NOWHERE) for place in range(len(digests))], np.int32)
    lab_of[digests == 0] = NOWHERE
    named = dict(zip(digests.tolist(), lab_of.tolist(), strict=True))
    known = {digest: lab for digest, lab in named.items() if lab != NOWHERE}
    for lab, finess in enumerate(numbers):
        if finess:
            known.setdefault(finess, lab)
    return Labs(tuple(labels), lab_of[of_row].astype(np.int32), known)


def labs_of_holding(held: Rows, labs: Labs, rows: np.ndarray, leak_labs: np.ndarray) -> np.ndarray:
    """Return, per row of a holding, the laboratory of the leak it belongs to, -1 for none or another.

    `rows` are rows of the holding that were matched, `leak_labs` the laboratories of the leak's rows they match.
    """
    digests, of_row = np.unique(held.lab, return_inverse=True)
    found = np.array([labs.of(digest) if digest else NOWHERE for digest in digests.tolist()], np.int32)
    finess = _beside(held, of_row, len(digests), labs.of)
    found = np.where(found == NOWHERE, finess, found)
    open_ones = (found == NOWHERE) & (digests != 0)
    if open_ones.any() and rows.size:
        found = np.where(open_ones, _by_people(of_row[rows], leak_labs, len(digests), len(labs.labels)), found)
    of_each: np.ndarray = found.astype(np.int32)[of_row]
    return of_each


def _beside(held: Rows, of_row: np.ndarray, count: int, lab_of: Callable[[int], int]) -> np.ndarray:
    """The laboratory whose number stands beside a label most often."""
    found = np.full(count, NOWHERE, np.int32)
    told = held.finess != 0
    if not told.any():
        return found
    numbers, codes = np.unique(held.finess[told], return_inverse=True)
    pairs, rows = np.unique(of_row[told] * np.int64(len(numbers)) + codes, return_counts=True)
    for place in np.argsort(rows, kind="stable").tolist():
        label, number = divmod(int(pairs[place]), len(numbers))
        lab = lab_of(int(numbers[number]))
        if lab != NOWHERE:
            found[label] = lab
    return found


def _by_people(of_row: np.ndarray, leak_labs: np.ndarray, count: int, labs: int) -> np.ndarray:
    found = np.full(count, NOWHERE, np.int32)
    named = leak_labs >= 0
    total = np.bincount(of_row[named], minlength=count)
    pairs, rows = np.unique(of_row[named] * np.int64(labs) + leak_labs[named], return_counts=True)
    label, lab = np.divmod(pairs, labs)
    clear = (rows >= _ENOUGH) & (rows >= _MOST * total[label])
    found[label[clear]] = lab[clear]
    return found
