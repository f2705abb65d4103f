"""Fitting the calibration: slope and shifts, smooth in the number of rows and of laboratories.

What is made small is the cost of log-likelihood ratios (Brümmer & du Preez, 2006), half of it over true stories, half
over the false story of each world that does best: so that "one in x" holds of worlds, not only of stories.
"""

from collections.abc import Mapping

import numpy as np

from sourcier.model.hypotheses import STORIES as SORTS

from .outcome import LABS, ROWS, Stack

MOST = 3.0
"""Power of ten: no ratio is reported beyond."""
_FITTED = ("several", "common_supplier", "fabricated", "none_of_these")
_PARTS = 1 + len(_FITTED)
_TERMS = 3
_RIDGE = 2e-3
_CARE = 1.0
"""How much worse it is to accuse a false story than to be weak on the true one."""
_ROUNDS = 9


def features(rows: np.ndarray, labs: np.ndarray) -> np.ndarray:
    """Return what the calibration depends on."""
    rows = np.clip(rows, 30, 3000)
    return np.column_stack((np.ones(len(rows)), np.log(rows / 300.0) / 2, np.log(np.maximum(labs, 1) / 5.0) / 2))


def read(values: np.ndarray, of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slopes, and shifts by sort of story, one row per row of features."""
    found = of @ values.reshape(_PARTS, _TERMS).T
    slope = np.exp(found[:, 0])
    shift = np.zeros((len(of), len(SORTS)))
    for place, sort in enumerate(_FITTED, start=1):
        shift[:, SORTS.index(sort)] = found[:, place]
    return slope, shift


def log10(stack: Stack, slope: np.ndarray, shift: np.ndarray) -> np.ndarray:
    """Return the ratio of every story, before any cap, as a power of ten."""
    logs = slope[:, None] * stack.totals + np.take_along_axis(shift, stack.sorts, axis=1)
    logs = np.where(stack.prior > 0, logs, -np.inf)
    most = logs.max(axis=1, keepdims=True)
    weighed = stack.prior * np.exp(np.maximum(logs - most, -690.0))
    weighed = np.where(stack.prior > 0, weighed, 0.0)
    rest = np.maximum(weighed.sum(axis=1, keepdims=True) - weighed, 1e-300)
    with np.errstate(divide="ignore"):
        found = np.log10(np.maximum(weighed, 1e-300)) - np.log10(np.maximum(stack.prior, 1e-300))
        return np.where(stack.prior > 0, found - np.log10(rest) + np.log10(1 - stack.prior), -np.inf)


def sides(stack: Stack, ratios: np.ndarray, cap: float = MOST) -> tuple[np.ndarray, np.ndarray]:
    """Return per world the ratio of its true story and of its best false one, within the caps."""
    true = np.where(stack.true, ratios, -np.inf).max(axis=1)
    false = np.where(stack.false, ratios, -np.inf).max(axis=1)
    true = np.where(stack.true.any(axis=1), true, -MOST)
    return np.clip(true, -MOST, cap), np.clip(false, -MOST, cap)


def cost(true: np.ndarray, false: np.ndarray) -> float:
    """Return Cllr in bits."""
    return float(0.5 * (np.log2(1 + 10.0**-true).mean() + np.log2(1 + 10.0**false).mean()))


def fit(stack: Stack) -> np.ndarray:
    """Return the values of least cost, by a search along each in turn."""
    of = features(stack.rows, stack.labs)
    values = np.zeros(_PARTS * _TERMS)
    values[0] = 0.2

    def lost(tried: np.ndarray) -> float:
        true, false = sides(stack, log10(stack, *read(tried, of)))
        missed, accused = np.log2(1 + 10.0**-true).mean(), np.log2(1 + 10.0**false).mean()
        return float(missed + _CARE * accused) + _RIDGE * float((tried**2).mean())

    best, step = lost(values), np.full(len(values), 0.5)
    step[:_TERMS] = 0.2
    for _ in range(_ROUNDS):
        for place in range(len(values)):
            for way in (1.0, -1.0):
                while True:
                    tried = values.copy()
                    tried[place] += way * step[place]
                    now = lost(tried)
                    if now >= best - 1e-6:
                        break
                    values, best = tried, now
        step /= 1.7
    return values


def cells(
    values: np.ndarray,
    factor: float,
    *,
    dates: bool,
    worlds: Mapping[tuple[int, int], int],
    caps: Mapping[tuple[int, int], float],
) -> list[dict]:
    """Return the cells of the shipped table."""
    found = []
    for rows in ROWS:
        for labs in LABS:
            slope, shift = (factor * one for one in read(values, features(np.array([rows]), np.array([labs]))))
            told = {sort: round(float(shift[0, SORTS.index(sort)]), 4) for sort in _FITTED}
            found.append({
                "rows": rows, "labs": labs, "dates": dates, "slope": round(float(slope[0]), 4), "shift": told,
                "cap": caps[rows, labs], "worlds": worlds.get((rows, labs), 0),
            })  # fmt: skip
    return found
