"""Which inventory or date to ask for next: what is expected to tell most between the two best stories.

Each question is taken as a test that comes out for the first story with some probability if the first is true, and with
another if the second is. The gain is the mutual information between its outcome and which of the two is true (Lindley,
1956), in bits: 1 would settle between two that are as likely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np

from sourcier.model.hypotheses import COMMON_SUPPLIER, NONE_OF_THESE, AskNext
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR, Manifest, Party

from .piece import Held, Piece
from .stories import Story

_RIGHT = 0.95
"""How often a holding that is the source shows it."""
_BY_CHANCE = 0.02
_SUPPLIER = 0.8
"""How often a supplier's unseen store is the one that a party of that name would show."""
_LIKELIER = 3.0
"""How much likelier a processor is to hold it than another party."""
_ANYHOW = 0.2
_LEAST = 0.005
"""Gain below which nothing is worth asking."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the questions depend on."""

    manifest: Manifest
    absent: tuple[str, ...]
    """Holdings nobody could get."""
    incomplete: frozenset[str]
    piece: Piece
    held: Held


@dataclass(frozen=True, slots=True)
class _Question:
    code: str
    subject: str
    party: str
    if_first: float
    if_second: float


def ask_next(first: Story, second: Story, share: float, known: Known, tied: Sequence[str]) -> AskNext | None:
    """Return the best question; `share`: probability of the first, of the two; `tied`: stories like the first."""
    if tied:
        share = 0.5
    asked = [(_gain(share, one.if_first, one.if_second), one) for one in _questions(first, second, known, tied)]
    if not asked:
        return None
    gain, best = max(asked, key=lambda pair: pair[0])
    return AskNext(best.code, best.subject, best.party, round(gain, 6)) if gain >= _LEAST else None


def _gain(share: float, first: float, second: float) -> float:
    """Mutual information of a test and of which is true, after Lindley."""
    share = min(max(share, 0.01), 0.99)
    positive = share * first + (1 - share) * second
    return _entropy(positive) - share * _entropy(first) - (1 - share) * _entropy(second)


def _entropy(share: float) -> float:
    return -sum(part * log2(part) for part in (share, 1 - share) if part > 0)


def _questions(first: Story, second: Story, known: Known, tied: Sequence[str]) -> Iterator[_Question]:
    if tied:
        yield _Question("order_or_register", first.named[0] if first.named else "", _first(first.parties), 0.8, 0.2)
    yield from _inventories(first, second, known)
    yield from _dates(first, second, known)
    for story in (first, second):
        for name in story.named:
            if name in known.incomplete:
                yield _Question("whole_inventory", name, _first(story.parties), 0.9, 0.5)


def _inventories(first: Story, second: Story, known: Known) -> Iterator[_Question]:
    """Holdings nobody has shown: each may be the place that the story of none of these speaks of."""
    unseen = {NONE_OF_THESE, COMMON_SUPPLIER}
    open_ones = {first.sort, second.sort} & unseen
    party = {holding.id: holding.party for holding in known.manifest.holdings}
    silent = [one for one in known.manifest.parties if one.id not in party.values() and _may_hold(one, known.piece)]
    role = {one.id: one.role for one in known.manifest.parties}
    asked = (*((name, party[name]) for name in known.absent), *((one.id, one.id) for one in silent))
    weights = [_LIKELIER if role[owner] in {PROCESSOR, SUB_PROCESSOR} else 1.0 for _, owner in asked]
    suppliers = {story.supplier.party for story in (first, second) if story.supplier is not None}
    for (name, owner), weight in zip(asked, weights, strict=True):
        chance = weight / (sum(weights) + 1) * (1.0 if open_ones else _ANYHOW)
        found = _RIGHT * (_SUPPLIER if owner in suppliers else chance)
        pair = (found, _BY_CHANCE) if first.sort in unseen else (_BY_CHANCE, found)
        yield _Question("inventory", name, owner, *pair)


def _may_hold(party: Party, piece: Piece) -> bool:
    """Whether a party that gave nothing may hold such data: of controllers, those whose laboratories the leak names."""
    return party.role != CONTROLLER or bool(set(party.labs) & set(piece.labels))


def _dates(first: Story, second: Story, known: Known) -> Iterator[_Question]:
    """Days that nobody said: of migrations, where last visits tell; of holdings, where the leak is dated."""
    piece, held = known.piece, known.held
    if not (piece.dated > 0).any():
        return
    missing = np.flatnonzero(np.isnan(piece.left) & ~np.isnan(piece.last))
    if missing.size:
        lab = missing[int(np.argmax(piece.rows[missing]))]
        share = missing.size / len(piece)
        yield _Question(
            "migration_date", piece.labels[lab], _runs(known, piece.labels[lab]), 0.5 + 0.4 * share, 0.5 - 0.3 * share
        )
    for story in (first, second):
        for name in story.named:
            number = held.ids.index(name)
            if held.shared[number].sum() > 0 and held.dated[number].sum() < 0.5 * held.shared[number].sum():
                yield _Question("dated_inventory", name, held.parties[number], 0.9, 0.3)


def _runs(known: Known, label: str) -> str:
    return next((party.id for party in known.manifest.parties if label and label in party.labs), "")


def _first(parties: Sequence[str]) -> str:
    return parties[0] if parties else ""
