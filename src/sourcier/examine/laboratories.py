"""Laboratories as people settled them: labels that name one are counted as one, under the label it keeps."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .decided import Pair, PlaceDecided
from .rows import NOWHERE, Labels, RowFacts

MOST_LABS = 2000
"""More different labels than that are no laboratories."""


class LabsContradict(WrongUse):
    """A decision keeps apart what bears one label, or what others join."""

    code = "E232"

    def __init__(self, decision: str, others: tuple[str, ...]) -> None:
        values = {"id": decision, "others": ", ".join(others)}
        joined = Message("The decision %(id)s keeps two labels apart that are joined by: %(others)s.", values)
        one = Message("The decision %(id)s keeps two rows apart that name the laboratory by the same label.", values)
        super().__init__(
            joined if others else one,
            Message("No decision was lost, and what was found before stands."),
            Message("Take it back, or what it contradicts: sourcier decide undo %(id)s", {"id": decision}),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The laboratories of all rows."""

    facts: RowFacts
    labels: Labels
    """Those that are left, in file order."""
    seen: tuple[int, ...]
    """Per laboratory the first row with the label it keeps, rows numbered through."""
    joined: tuple[int, ...]
    """Per laboratory how many labels it has."""
    decisions: tuple[tuple[str, ...], ...]
    """Per laboratory the ids of the decisions that joined them."""


def laboratories_of(facts: RowFacts, labels: Labels, pairs: Sequence[Pair]) -> Named:
    """Return the laboratories, joined as decided. Raises PlaceDecided, LabsContradict."""
    joined = _Joined(len(labels.known))
    for pair in pairs:
        if NOWHERE in _labs(facts, pair):
            raise PlaceDecided(pair.id)
        if pair.same:
            joined.join(*_labs(facts, pair), pair.id)
    for pair in pairs:
        first, second = map(joined.kept, _labs(facts, pair))
        if not pair.same and first == second:
            raise LabsContradict(pair.id, joined.by[first])
    return _renumbered(facts, labels, joined)


def _labs(facts: RowFacts, pair: Pair) -> tuple[int, int]:
    return int(facts.lab[pair.first]), int(facts.lab[pair.second])


class _Joined:
    """Which label each label goes under."""

    def __init__(self, count: int) -> None:
        self._under = list(range(count))
        self.by: dict[int, tuple[str, ...]] = dict.fromkeys(range(count), ())

    def join(self, first: int, second: int, by: str) -> None:
        """Put the first one, and all that are under it, under the second one's."""
        kept, gone = self.kept(second), self.kept(first)
        self.by[kept] = (*self.by[kept], *(self.by[gone] if gone != kept else ()), by)
        self._under[gone] = kept

    def kept(self, lab: int) -> int:
        """Return the label that is kept."""
        while self._under[lab] != lab:
            lab = self._under[lab]
        return lab


def _renumbered(facts: RowFacts, labels: Labels, joined: _Joined) -> Named:
    count = len(labels.known)
    kept = [joined.kept(lab) for lab in range(count)]
    left = sorted(set(kept))
    number = {lab: place for place, lab in enumerate(left)}
    texts = list(labels.known)
    finess: dict[int, Counter[str]] = {}
    for lab, counted in labels.finess.items():
        finess.setdefault(number[kept[lab]], Counter()).update(counted)
    first = _first_rows(facts.lab, count)
    places = np.array([*(number[lab] for lab in kept), NOWHERE], np.int32)
    many = Counter(kept)
    return Named(
        facts if len(left) == count else replace(facts, lab=places[facts.lab]),
        Labels({texts[lab]: place for place, lab in enumerate(left)}, finess),
        tuple(first[lab] for lab in left),
        tuple(many[lab] for lab in left),
        tuple(joined.by[lab] for lab in left),
    )


def _first_rows(labs: np.ndarray, count: int) -> list[int]:
    first = np.zeros(count, np.int64)
    rows = np.flatnonzero(labs >= 0)[::-1]
    first[labs[rows]] = rows  # the last one written stays: the first of the file
    return [int(row) for row in first]
