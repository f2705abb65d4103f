"""An effect with its interval: how strong something is in this file, and how sure that is.

Intervals are at 99 %: some twenty tests are looked at together, and one in a hundred may mislead. Effects are oriented:
the higher, the more like a true export. None has a p-value: at 500,000 rows every p-value is tiny.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Z = 2.5758
"""Half width of a 99 % interval in standard errors."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An effect and its 99 % interval."""

    effect: float
    low: float
    high: float
    of: int
    """Rows or people it rests on."""
    pairs: int = 0
    """Pairs of them that agree in what they are paired by, where it rests on pairs."""

    def scaled(self, by: Callable[[float], float]) -> "Measured":
        """Return the same on another scale that rises with this one."""
        return Measured(by(self.effect), by(self.low), by(self.high), self.of, self.pairs)


def share(held: int, of: int) -> Measured:
    """Return a share with its interval by Wilson (1927), which holds near 0 and 1 and for small numbers too."""
    if not of:
        return Measured(0.0, 0.0, 1.0, 0)
    middle = (held + Z * Z / 2) / (of + Z * Z)
    half = Z / (of + Z * Z) * float(np.sqrt(held * (of - held) / of + Z * Z / 4))
    return Measured(held / of, max(0.0, middle - half), min(1.0, middle + half), of)


def beyond_chance(found: Measured, chance: float) -> Measured:
    """Return a share as how far it goes from what chance gives (0) to always (1): Cohen's kappa."""
    left = max(1 - chance, 1e-9)
    return found.scaled(lambda value: (value - chance) / left)


def about(effect: float, error: float, of: int, pairs: int = 0) -> Measured:
    """Return an effect with its standard error."""
    return Measured(effect, effect - Z * error, effect + Z * error, of, pairs)


def flipped(found: Measured) -> Measured:
    """Return one minus a share."""
    return Measured(1 - found.effect, 1 - found.high, 1 - found.low, found.of)


def correlation(first: np.ndarray, second: np.ndarray) -> Measured:
    """Return Pearson's r of two rows of numbers with its interval by Fisher's transformation."""
    of = len(first)
    if of < 5 or not first.std() or not second.std():  # noqa: PLR2004  # the interval needs more than three
        return Measured(0.0, -1.0, 1.0, of)
    r = float(np.clip(np.corrcoef(first, second)[0, 1], -0.999999, 0.999999))
    half = Z / np.sqrt(of - 3)
    low, high = (float(np.tanh(np.arctanh(r) + way * half)) for way in (-1, 1))
    return Measured(r, low, high, of)
