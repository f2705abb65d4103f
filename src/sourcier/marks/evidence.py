"""What speaks for a copy, as a ratio whose mean over innocent copies is at most 1: see `collusion`.

Ratios of layers that are keyed apart are multiplied; none is taken at more than its worth, for a layer that was wiped
costs no more than a tenth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .base import Base
from .bias import bits_of, probability, steps_of
from .canaries import is_own, is_shared, presence
from .collusion import state_of, stories
from .ff1 import Ff1
from .ids import IdPermutation, Numbers
from .keyed import Chances, MarkKeys
from .lottery import BITS
from .plan import IdUse
from .survey import bin_of, bin_shares
from .votes import Leak, LeakIds, Votes, spelling_of

_SILENT = 0.1
"""Weight of the story that a layer tells nothing."""
_SHARES = (0.97, 0.8, 0.5, 0.33, 0.2, 0.1, 0.03, 0.01)
"""Share of the leak's rows that come whole from the suspect's copy."""
_ID_SHARES = (0.99, 0.9, 0.5, 0.2, 0.05, 1e-2, 1e-3, 1e-4, 1e-5)
_INVENTED = (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.003, 0.001)
"""Share of the people without a number who are invented for the suspect's copy."""
_MOST_IDS = 20_000
_STRAY = 1e-9


def total(logs: np.ndarray, weights: np.ndarray | None = None) -> float:
    """Return the logarithm of the mean of ratios given by their logarithms, the silent one among them."""
    logs = logs - np.log(len(logs)) if weights is None else logs + weights
    most = max(float(logs.max()), 0.0)
    mean = (1 - _SILENT) * float(np.exp(logs - most).sum()) + _SILENT * float(np.exp(-most))
    return most + float(np.log(mean))


@dataclass(frozen=True, slots=True)
class Weighed:
    """One layer against one copy."""

    log: float
    """Natural logarithm of the ratio."""
    rows: int
    """Rows that speak: for it or against it."""
    share: float
    """Of those, how many come from the copy: an estimate, 0 to 1."""


NOTHING = Weighed(0.0, 0, 0.0)


class VoteEvidence:
    """The spellings of a leak against copies whose plans have the same spellings."""

    def __init__(self, keys: MarkKeys, votes: Votes, means: Mapping[str, float]) -> None:
        tags = np.unique(votes.tags)
        known = [tag for tag in tags.tolist() if spelling_of(tag) in means]
        votes = votes.only(np.isin(votes.tags, known))
        order = np.argsort(votes.rows, kind="stable")
        self.votes = votes.only(order)
        drawn = Chances(self.votes.digests, self.votes.tags).under(keys.bias_key)
        self.steps = np.zeros(len(self.votes), np.uint8)
        for tag in known:
            at = self.votes.tags == tag
            self.steps[at] = steps_of(drawn[at], means[spelling_of(tag)])
        self._chances = Chances(self.votes.digests, self.votes.tags)
        one = probability(self.steps)
        self._alone = np.where(self.votes.seen, one, 1 - one)
        """The chance that an innocent copy agrees, per vote."""
        rows = self.votes.rows
        self._starts = np.flatnonzero(np.append(True, rows[1:] != rows[:-1])) if len(rows) else np.empty(0, np.int64)

    def bits(self, key: bytes) -> np.ndarray:
        """Return a copy's bits."""
        return bits_of(self._chances.under(key), self.steps)

    def weigh(self, key: bytes, named: Sequence[np.ndarray] = ()) -> Weighed:
        """Weigh one copy, `named` being the bits of copies named already."""
        if not len(self.votes):
            return NOTHING
        bits = self.bits(key)
        ones = sum(named, np.zeros(len(bits), np.int64)) if named else 0
        every = stories(len(named))
        states = state_of(self.steps, ones, len(named), self.votes.seen, bits)
        counted = np.bincount(states, minlength=len(every.logs))
        cells = counted @ every.logs + every.weights
        match = bits == self.votes.seen
        rows = self._by_row(match, [one == self.votes.seen for one in named])
        both = np.concatenate([cells, rows - np.log(len(rows))]) - np.log(2)
        share = float((match - self._alone).sum() / max((1 - self._alone).sum(), _STRAY))
        return Weighed(total(both, np.zeros(len(both))), len(self._starts), min(1.0, max(0.0, share)))

    def _by_row(self, match: np.ndarray, named: Sequence[np.ndarray]) -> np.ndarray:
        """Weigh the stories in which rows were taken whole from one copy or another."""
        alone = np.exp(np.add.reduceat(np.log(self._alone), self._starts))
        own = np.minimum.reduceat(match, self._starts).astype(float)
        others = sum((np.minimum.reduceat(one, self._starts).astype(float) for one in named), np.zeros(len(own)))
        logs = []
        for share in _SHARES:
            each = share / (len(named) + 1)
            rest = each * others + (1 - share) * alone
            logs.append(np.log((rest + each * own) / (rest + each * alone)).sum())
        return np.array(logs)


class CanaryEvidence:
    """The people of a leak against copies: are those among them who never were?"""

    def __init__(self, keys: MarkKeys, leak: Leak) -> None:
        self._keys = keys
        nameless = leak.name != 0
        self._names = np.unique(leak.name[nameless & (leak.number == 0)])
        shared = self._names[is_shared(keys, self._names)] if len(self._names) else self._names
        self._shared = shared

    def weigh(self, copy: str) -> Weighed:
        """Weigh one copy."""
        count = len(self._names)
        if not count:
            return NOTHING
        own = int(is_own(self._keys, copy, self._names).sum())
        logs = [own * np.log(share * 2**BITS + 1 - share) + (count - own) * np.log(1 - share) for share in _INVENTED]
        result = total(np.array(logs))
        if len(self._shared):
            present, steps = presence(self._keys, copy, self._shared)
            chance = probability(steps)
            both = [np.log(share * present / chance + 1 - share).sum() for share in _ID_SHARES]
            result += total(np.array(both))
        return Weighed(result, count, 0.0)


class IdEvidence:
    """The numbers of a leak against copies: do they lead back to numbers that were handed out?"""

    def __init__(self, keys: MarkKeys, ids: Sequence[LeakIds], base: Base | None, leak: Leak) -> None:
        self._keys, self._base = keys, base
        self._ids = [_fewer(one) for one in ids]
        self._people = [(leak.number[one.rows], leak.name[one.rows]) for one in self._ids]

    def weigh(self, copy: str, uses: Sequence[IdUse]) -> Weighed:
        """Weigh one copy."""
        by_digits = {use.digits: use for use in uses}
        padded = frozenset(use.digits for use in uses if use.padded)
        permutation = IdPermutation(Ff1(self._keys.ids(copy)), padded)
        columns: dict[int, list[_Found]] = {}
        for ids, people in zip(self._ids, self._people, strict=True):
            if (use := by_digits.get(ids.digits)) is not None:
                columns.setdefault(ids.column, []).append(self._hits(ids, people, use, permutation))
        every = [_weighed(found) for found in columns.values()]
        if not every:
            return NOTHING
        best = max(every, key=lambda one: one.log)
        return Weighed(total(np.array([one.log for one in every])), best.rows, best.share)

    def _hits(
        self, ids: LeakIds, people: tuple[np.ndarray, np.ndarray], use: IdUse, permutation: IdPermutation
    ) -> "_Found":
        """Which numbers lead back to one that was handed out, to this very person where the owner's base tells."""
        nothing = np.empty(0, np.int64)
        back = permutation.decrypt(Numbers(nothing, ids.digits, ids.values, ids.tweaks, nothing))
        shares = bin_shares(use.digits, padded=use.padded)
        parts = use.parts
        hits, chance = parts[bin_of(back, ids.digits)], np.full(len(back), float(shares[parts].sum()))
        if self._base is not None:
            known, agrees, of_person = self._base.agrees(back, ids.digits, people)
            room = 10**ids.digits * (1 if use.padded else 0.9)
            hits, chance = np.where(known, agrees, hits), np.where(known, of_person / room, chance)
        useful = (chance > 0) & (chance < 1)
        return _Found(hits[useful], chance[useful])


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    hits: np.ndarray
    chance: np.ndarray
    """Of each, that it would be one under the key of another copy; never too low."""


def _fewer(ids: LeakIds) -> LeakIds:
    """Of very many numbers, some: chosen by what they are, so that neither order nor batches matter."""
    if len(ids.values) <= _MOST_IDS:
        return ids
    mixed = ids.values * np.uint64(0x9E3779B97F4A7C15)
    chosen = np.sort(np.argsort(mixed, kind="stable")[:_MOST_IDS])
    return LeakIds(ids.column, ids.digits, ids.values[chosen], ids.tweaks[chosen], ids.rows[chosen])


def _weighed(found: Sequence[_Found]) -> Weighed:
    hits = np.concatenate([one.hits for one in found]).astype(bool)
    chance = np.concatenate([one.chance for one in found])
    if not len(hits):
        return NOTHING
    agreed, missed = chance[hits], int((~hits).sum())
    logs = np.array([np.log(share / agreed + 1 - share).sum() + missed * np.log(1 - share) for share in _ID_SHARES])
    over, room = float(hits.sum() - chance.sum()), float((1 - chance).sum())
    return Weighed(total(logs), len(hits), min(1.0, max(0.0, over / max(room, _STRAY))))
