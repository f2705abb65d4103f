"""How likely a pair can be at most, by its hashes alone: text is read again only for pairs that may be one person."""

from collections.abc import Sequence

import numpy as np

from .compare import DAY, LEVELS, ORDER, SEX, two_keyed
from .dates import ABSENT, DIFFERS, EXACT, NEAR, PARTLY, day_levels
from .fields import BIRTH_NAME, FAMILY, GIVEN, identity
from .frequencies import Shares
from .texts import NUMBER
from .view import View
from .weights import HOME, MOST, Model

_AT_ONCE = 262_144
_MISTYPED = 3
"""Fields that are taken to be mistyped at once: who differs in more agrees in as many others, or is somebody else."""


def hopeful(view: View, model: Model, shares: Shares, pairs: tuple[np.ndarray, np.ndarray], least: float) -> np.ndarray:
    """Return which pairs could be as likely as `least`, a logarithm of odds, were all that differs a typing error."""
    parts = [np.zeros(0, bool)]
    for start in range(0, len(pairs[0]), _AT_ONCE):
        first, second = (side[start : start + _AT_ONCE] for side in pairs)
        levels, turned = _levels(view, first, second, model.names)
        most = _most(model, shares.shared(first, model.names, levels), levels, two_keyed(view, first, second))
        parts.append((most >= least) | turned)
    return np.concatenate(parts)


def _levels(view: View, first: np.ndarray, second: np.ndarray, names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Levels by hash: exact, absent, or not the same; and the pairs whose names stand in each other's place."""
    levels = np.empty((len(names), len(first)), np.uint8)
    for number, name in enumerate(names):
        if name == DAY:
            levels[number] = day_levels(view.dates[first], view.dates[second])
        elif name == ORDER:
            levels[number] = EXACT
        else:
            levels[number] = _same(_told(view, name, first), _told(view, name, second))
    family, given = (names.index(name) for name in (FAMILY, GIVEN))
    if BIRTH_NAME in view.sheet.values:
        levels[family, levels[family] == ABSENT] = DIFFERS
    (a, b), (c, d) = ([view.of(name, side) for name in (FAMILY, GIVEN)] for side in (first, second))
    crossed = (levels[family] != EXACT) & (levels[given] != EXACT) & (((a == d) & (a != 0)) | ((b == c) & (b != 0)))
    return levels, crossed


def _told(view: View, name: str, records: np.ndarray) -> np.ndarray:
    if name == SEX:
        return view.sexes(records)
    return identity(view.numbers(records)) if name == NUMBER else view.of(name, records)


def _same(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    levels = np.where(first == second, np.uint8(EXACT), np.uint8(DIFFERS))
    levels[(first == 0) | (second == 0)] = ABSENT
    return levels


def _most(model: Model, shares: np.ndarray, levels: np.ndarray, keyed: np.ndarray) -> np.ndarray:
    """The odds against strangers alone, were the few fields in which it says most typing errors, the others unlike.

    `keyed`: pairs whose two numbers hold no typing error.
    """
    ratios = np.clip(np.log(model.one) - np.log(model.unlike), -MOST, MOST).astype(np.float32)
    ratios[:, ABSENT] = 0
    odds = np.full(levels.shape[1], np.log(model.prior[0]) - np.log1p(-model.prior.sum()), np.float32)
    told = [level for level in range(LEVELS) if level not in (ABSENT, DIFFERS, EXACT)]
    moved = np.zeros(levels.shape[1], np.float32)
    gains: list[tuple[float, int]] = []
    for number, name in enumerate(model.names):
        exact = np.float32(np.log(model.one[number, EXACT])) - np.log(shares[number])
        speaks = np.where(levels[number] == EXACT, np.clip(exact, -MOST, MOST), ratios[number][levels[number]])
        if name in HOME:
            np.minimum(moved, speaks, out=moved)
            np.maximum(speaks, 0, out=speaks)
        odds += speaks
        if name not in (DAY, SEX, ORDER):
            gains.append((float(ratios[number][told].max() - ratios[number][DIFFERS]), number))
    day = levels[model.names.index(DAY)]
    mistyped = ((day == NEAR) | (day == PARTLY)).astype(np.uint8)
    for gain, number in sorted(gains, reverse=True):
        here = (levels[number] == DIFFERS) & (mistyped < _MISTYPED)
        if model.names[number] == NUMBER:
            here &= ~keyed
        odds += here * np.float32(max(gain, 0))
        mistyped += here
    return np.asarray(odds + moved)
