"""Fitting the calibration: a weight per term, smooth in the size of the case, and what standings are worth.

A conditional logit: what is made small is the cost of log-likelihood ratios (Brümmer & du Preez, 2006), half of it over
true stories, half over false ones; of these a part over the best false story of each world, so that "one in x" holds of
worlds, not only of stories.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from sourcier.trace.weigh import COLUMNS, TERMS, ratios

from .outcome import Outcome

_CARE = 0.5
"""Part of the cost of false stories that is the cost of each world's best."""
_RIDGE = 8e-4
_START = 0.8
_SIZES = 4
_HOPELESS = 60.0
"""Stories whose likelihood lies so far behind move nothing."""


@dataclass(frozen=True)
class Worlds:
    """Worlds to fit on, of about as many stories each: shape (worlds, stories, ...)."""

    terms: np.ndarray
    columns: np.ndarray
    size: np.ndarray
    prior: np.ndarray
    """Its logarithm; minus infinity where a world has no such story."""
    true: np.ndarray
    false: np.ndarray
    weight: np.ndarray


def worlds_of(found: list[Outcome], weights: list[float]) -> list[Worlds]:
    """Return worlds in groups, hopeless stories and twins left out."""
    kept = [(one, weight, _hopeful(one)) for one, weight in zip(found, weights, strict=True) if not one.twins]
    groups: dict[int, list[tuple[Outcome, float, np.ndarray]]] = {}
    for item in kept:
        groups.setdefault(-(-len(item[2]) // 8) * 8, []).append(item)
    return [_grouped(width, group) for width, group in sorted(groups.items())]


def _hopeful(one: Outcome) -> np.ndarray:
    assert one.learnt is not None  # drawn to be learnt from
    total = one.learnt.terms.sum(axis=1)
    return np.flatnonzero((total >= total.max() - _HOPELESS) | one.true)


def _grouped(width: int, group: list[tuple[Outcome, float, np.ndarray]]) -> Worlds:
    count = len(group)
    terms = np.zeros((count, width, len(TERMS)), np.float32)
    columns = np.zeros((count, width, len(COLUMNS)), np.float32)
    prior = np.full((count, width), -np.inf)
    true, false = np.zeros((count, width), bool), np.zeros((count, width), bool)
    size = np.zeros((count, _SIZES))
    for place, (one, _, kept) in enumerate(group):
        assert one.learnt is not None  # drawn to be learnt from
        many = len(kept)
        terms[place, :many] = one.learnt.terms[kept]
        columns[place, :many] = one.learnt.columns[kept]
        prior[place, :many] = np.log(one.prior[kept])
        true[place, :many], false[place, :many] = one.true[kept], one.false[kept]
        size[place] = one.learnt.size
    return Worlds(terms, columns, size, prior, true, false, np.array([weight for _, weight, _ in group]))


def fit(groups: list[Worlds]) -> tuple[np.ndarray, np.ndarray]:
    """Return the logarithms of weights, shape (terms, sizes), and the worth of each column, of least cost."""
    worlds = sum(float(one.weight.sum()) for one in groups)
    pairs = sum(float((one.false * one.weight[:, None]).sum()) for one in groups)
    start = np.zeros(len(TERMS) * _SIZES + len(COLUMNS))
    start[: len(TERMS) * _SIZES : _SIZES] = np.log(_START)

    def cost(values: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = _RIDGE * float((values - start) @ (values - start)), 2 * _RIDGE * (values - start)
        for one in groups:
            part, way = _cost(one, values, worlds, pairs)
            total, slope = total + part, slope + way
        return total, slope

    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 250}).x
    return found[: len(TERMS) * _SIZES].reshape(len(TERMS), _SIZES), found[len(TERMS) * _SIZES :]


def _cost(one: Worlds, values: np.ndarray, worlds: float, pairs: float) -> tuple[float, np.ndarray]:
    """Cost of some worlds in nats, and how it changes with the values."""
    logs = values[: len(TERMS) * _SIZES].reshape(len(TERMS), _SIZES)
    weights = np.exp(one.size @ logs.T)
    weighed = one.terms * weights[:, None, :]
    totals = weighed.sum(axis=2) + one.columns @ values[len(TERMS) * _SIZES :] + one.prior
    each = np.arange(len(totals))
    best = totals.argmax(axis=1)
    likely = np.exp(totals - totals[each, best][:, None])
    rest = likely.sum(axis=1, keepdims=True) - likely
    others = likely.copy()
    others[each, best] = 0
    rest[each, best] = others.sum(axis=1)
    rest = np.maximum(rest, 1e-300)
    prior = np.where(np.isfinite(one.prior), one.prior, -50.0)
    ratio = np.log(np.maximum(likely, 1e-300)) - np.log(rest) - prior + np.log1p(-np.exp(prior))
    change = np.zeros_like(ratio)
    there, at = one.true.any(axis=1), np.where(one.true, ratio, -np.inf).argmax(axis=1)
    ours = np.maximum(ratio[each, at], -30)
    share = one.weight / worlds * there
    total = float((share * np.logaddexp(0, -ours)).sum())
    change[each, at] -= share / (1 + np.exp(ours))
    theirs = np.where(one.false, ratio, -60.0)
    odds = 1 / (1 + np.exp(-theirs))
    even = one.weight[:, None] * one.false / pairs * (1 - _CARE)
    total += float((even * np.logaddexp(0, theirs)).sum())
    change += even * odds
    worst = theirs.argmax(axis=1)
    care = one.weight / worlds * _CARE * one.false.any(axis=1)
    total += float((care * np.logaddexp(0, theirs[each, worst])).sum())
    change[each, worst] += care * odds[each, worst]
    part = change / rest
    slope = change - likely * (part.sum(axis=1, keepdims=True) - part)
    by_term = np.einsum("ws,wst->wt", slope, weighed)
    return total, np.concatenate([(by_term.T @ one.size).ravel(), np.einsum("ws,wsc->c", slope, one.columns)])


def reread(one: Outcome, values: tuple[np.ndarray, np.ndarray], factor: float) -> Outcome:
    """Return a world with the ratios that those values make, all of them taken back by a factor."""
    assert one.learnt is not None  # drawn to be learnt from
    weights = np.exp(values[0] @ one.learnt.size)
    logs = one.learnt.terms @ weights + one.learnt.columns @ values[1]
    return replace(one, log10=ratios(factor * logs, one.prior, range(len(logs))).log10)


def told(values: tuple[np.ndarray, np.ndarray], factor: float) -> dict[str, object]:
    """Return values as the table has them."""
    logs = values[0].copy()
    logs[:, 0] += np.log(factor)
    return {
        "weights": {term: _rounded(row) for term, row in zip(TERMS, logs, strict=True)},
        "values": dict(zip((name for name, _ in COLUMNS), _rounded(factor * values[1]), strict=True)),
    }


def _rounded(values: Sequence[float] | np.ndarray) -> list[float]:
    return [round(float(value), 4) for value in values]
