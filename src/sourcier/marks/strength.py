"""What an export's marks can be expected to tell, said before it leaves: by trial, with the very bounds that accuse."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sourcier.model.marks import Needed, Strength

from .bias import bits_of, probability, steps_of
from .collusion import state_of, stories
from .evidence import total
from .plan import IdUse, Plan
from .survey import bin_shares

_BOUND = 1e-6
_COLLUDERS = (1, 2, 3, 5, 10)
_TRIED = (5, 10, 20, 30, 60, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000)
_TRIES = 5
_SURE = 0.8
"""Of the tries, in how many a colluder at least must be named."""
_CLEAR = 4
"""A leak clears the copies only where it holds so many times what would have named one."""
_DIGITS_OF_PRICE = 1.5
"""Decimal digits that not knowing the story costs."""


def strength_of(plan: Plan, copies: int) -> Strength:
    """Return how many rows name the copy, alone and among colluders who mix their copies cell by cell."""
    rows = sum(table.rows for table in plan.tables)
    price = np.log10(max(1, copies)) - np.log10(_BOUND) + np.log10(2)
    needed = []
    for colluders in _COLLUDERS:
        by_ids = [_ids_needed(use, price, colluders, based=based) for use in plan.ids for based in (False,)]
        with_base = [_ids_needed(use, price, colluders, based=True) for use in plan.ids]
        spelt = _spellings_needed(plan, float(price), colluders)
        ids, based = (_least(every, rows) for every in (by_ids, with_base))
        spelt = spelt if spelt is not None and spelt <= rows else None
        needed += [Needed("ids", colluders, ids), Needed("ids_with_base", colluders, based)]
        needed.append(Needed("spellings", colluders, spelt))
    return Strength(copies, tuple(needed), rows)


def _least(every: list[int | None], rows: int) -> int | None:
    good = [count for count in every if count is not None and count <= rows]
    return min(good, default=None)


def _ids_needed(use: IdUse, price: float, colluders: int, *, based: bool) -> int | None:
    """Rows until a share of 1/colluders of them, expected, is worth the price."""
    chance = 1 / 10**use.digits if based else float(bin_shares(use.digits, padded=use.padded)[use.parts].sum())
    if not 0 < chance < 1 or not use.per_row:
        return None
    share = 0.99 if colluders == 1 else 1 / colluders
    hits = share + (1 - share) * chance
    worth = hits * np.log10(share / chance + 1 - share) + (1 - hits) * np.log10(1 - share)
    return int(np.ceil((price + _DIGITS_OF_PRICE) / worth / min(1.0, use.per_row)))


def _spellings_needed(plan: Plan, price: float, colluders: int) -> int | None:
    votes = sum(use.votes for use in plan.spellings)
    if not votes:
        return None
    rng = np.random.default_rng(colluders)
    means = rng.choice(
        [use.mean for use in plan.spellings],
        size=max(1, int(_TRIED[-1])),
        p=[use.votes / votes for use in plan.spellings],
    )
    for rows in _TRIED:
        count = int(rows * votes)
        if count and count <= len(means) and _named(rng, means[:count], price, colluders):
            return rows
    return None


def _named(rng: np.random.Generator, means: np.ndarray, price: float, colluders: int) -> bool:
    """Whether a colluder at least is named, nearly always, in trials with so many votes."""
    named = 0
    every = stories(0)
    for _ in range(_TRIES):
        steps = np.empty(len(means), np.uint8)
        for mean in np.unique(means):
            at = means == mean
            steps[at] = steps_of(rng.integers(0, 1 << 32, int(at.sum()), dtype=np.uint32), float(mean))
        bits = np.stack(
            [bits_of(rng.integers(0, 1 << 32, len(steps), dtype=np.uint32), steps) for _ in range(colluders)]
        )
        seen = bits[rng.integers(0, colluders, len(steps)), np.arange(len(steps))]
        best = max(
            total(np.bincount(state_of(steps, 0, 0, seen, one), minlength=len(every.logs)) @ every.logs, every.weights)
            for one in bits
        )
        named += best / np.log(10) > price + np.log10(2)
    return named >= _SURE * _TRIES


def would_name(marks: Mapping[str, Any], votes: int, ids: Mapping[int, int], copies: int) -> bool:
    """Whether so many votes or numbers would have named a copy with these marks, had it leaked alone."""
    price = float(np.log10(max(1, copies)) - np.log10(_BOUND) + np.log10(2))
    for one in marks.get("ids", ()):
        use = IdUse(int(one["digits"]), bool(one["padded"]), 1.0, str(one["occupied"]))
        needed = _ids_needed(use, price, 1, based=False)
        if needed is not None and ids.get(use.digits, 0) >= _CLEAR * needed:
            return True
    means = [float(one["mean"]) for one in marks.get("spellings", ())]
    if not means or not votes:
        return False
    each = min(_nats(mean) for mean in means) / np.log(10)
    return bool(votes * each >= _CLEAR * (price + _DIGITS_OF_PRICE))


def _nats(mean: float) -> float:
    chance = probability(steps_of(np.arange(0, 1 << 32, 1 << 20, dtype=np.uint32), mean))
    return float(-(chance * np.log(chance) + (1 - chance) * np.log(1 - chance)).mean())
