"""Candidate pairs weighed: some teach what errors are like here, then all are looked at, a lot at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.data import given_name_array
from sourcier.recognise.workers import in_order

from .blocks import Candidates
from .compare import LOT, RIVAL, Compared, compare
from .dates import DIFFERS
from .fields import GIVEN, Field, agreed
from .frequencies import Shares
from .names import hash32
from .outline import hopeful
from .texts import Texts
from .tiers import allowed, both_differ, one_number
from .view import View
from .weights import Model, Seen, learn

WORTH_ASKING = float(np.log(1e-3))
"""Logarithm of odds from which a pair is worth a thought."""
_STRANGERS, _SHIFTS = 2_000, 6
_TEACH, _ALL = 40_000, 120_000
"""Pairs that teach; so many altogether are compared in one go."""
_AT_ONCE = 262_144


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The pairs that may be one person; arrays are aligned with `compared`."""

    compared: Compared
    blocks: np.ndarray
    """How many keys brought each pair."""
    odds: np.ndarray
    model: Model
    lenient: bool
    """What may not differ within one person differs often here."""


def weigh(
    view: View, found: Candidates, texts: Texts, fields: Sequence[Field], shares: Shares, *, workers: int = 1
) -> Weighed:
    """Return what candidates are worth a thought, and what they teach."""
    every = 1 if len(found) <= _ALL else -(-len(found) // _TEACH)
    some = np.arange(0, len(found), every)
    # Pairs drawn blindly are compared along with the candidates: their text is read in one go.
    first, second = (np.concatenate(s) for s in zip(found.pairs(some), _strangers(len(view)), strict=True))
    both = compare(view, first, second, texts, fields)
    taught, blind = both.only(np.arange(some.size)), both.only(np.arange(some.size, len(both.first)))
    del both, first, second
    model, lenient = _model(view, taught, blind, len(found) / max(1, some.size), shares)
    if every == 1:
        odds = model.odds(taught, shares.shared(taught.first, taught.names, taught.levels))
        kept = np.flatnonzero(odds > WORTH_ASKING)
        return Weighed(taught.only(kept), found.blocks[kept], odds[kept], model, lenient)
    del taught
    parts, blocks, odds_of = [], [], []
    for these in _hopeful(view, found, model, shares, workers):
        compared = compare(view, *found.pairs(these), texts, fields)
        odds = model.odds(compared, shares.shared(compared.first, compared.names, compared.levels))
        kept = np.flatnonzero(odds > WORTH_ASKING)
        parts.append(compared.only(kept))
        blocks.append(found.blocks[these[kept]])
        odds_of.append(odds[kept])
        del compared
    return Weighed(_together(parts, model.names), np.concatenate(blocks), np.concatenate(odds_of), model, lenient)


def _hopeful(view: View, found: Candidates, model: Model, shares: Shares, workers: int) -> Iterator[np.ndarray]:
    """Yield places of candidates that text may show to be one person, so many at once."""
    held = np.zeros(0, np.int64)

    def worth(start: int) -> np.ndarray:
        pairs = found.pairs(slice(start, start + _AT_ONCE))
        return np.flatnonzero(hopeful(view, model, shares, pairs, WORTH_ASKING)) + start

    for places in in_order(worth, range(0, len(found), _AT_ONCE), workers):
        held = np.concatenate([held, places])
        while len(held) >= LOT:
            yield held[:LOT]
            held = held[LOT:]
    yield held


def _together(parts: Sequence[Compared], names: tuple[str, ...]) -> Compared:
    first, second, clash = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("first", "second", "clash")
    )
    return Compared(first, second, names, np.concatenate([part.levels for part in parts], axis=1), clash)


def _strangers(records: int) -> tuple[np.ndarray, np.ndarray]:
    """Pairs drawn blindly."""
    sample = np.arange(0, records, max(1, records // _STRANGERS))
    shifts = range(1, min(_SHIFTS, max(1, len(sample) // 2)) + 1)
    one = np.concatenate([sample for _ in shifts])
    other = np.concatenate([np.roll(sample, shift * 7 + 1) for shift in shifts])
    kept = one != other
    return one[kept], other[kept]


def _two_names(view: View, compared: Compared) -> np.ndarray:
    """Pairs with another given name each, of which both exist: two people in any file, however careless."""
    given, listed = compared.of(GIVEN), hash32(given_name_array())
    exist = (np.isin(view.of(GIVEN, side), listed) for side in (compared.first, compared.second))
    return np.asarray(np.logical_and(*exist) & ((given == DIFFERS) | (given == RIVAL)))


def _model(view: View, compared: Compared, strangers: Compared, scale: float, shares: Shares) -> tuple[Model, bool]:
    """Return what candidates teach, against pairs drawn blindly, and whether what may not differ often does."""
    open_ = int((~agreed(view.numbers(slice(None)))).sum())
    pairs = max(1, open_ * (len(view) - 1) - open_ * (open_ - 1) // 2)
    sure = one_number(view, compared.first, compared.second)
    shared = shares.shared(compared.first, compared.names, compared.levels)
    seen = Seen(compared, shared, sure, pairs, max(2, open_), scale)
    apart = both_differ(compared)
    taught = seen.only(~apart & ~_two_names(view, compared))
    model = learn(taught, strangers, shares.fields)
    if model.lenient(taught):
        return learn(seen.only(~apart), strangers, shares.fields, few_twins=True), True
    # Most of a household bear other given names: they are two people by rule, and not among the pairs that may be one.
    households = float(learn(seen, strangers, shares.fields).prior[1])
    may_be_one = seen.only(allowed(view, compared, lenient=False))
    return learn(may_be_one, strangers, shares.fields, households=households), False
