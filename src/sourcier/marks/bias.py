"""How often a vote is 1 over all copies: Tardos' arcsine law, bent to the mix of spellings a file has of itself.

G. Tardos, "Optimal probabilistic fingerprint codes", STOC 2003; cut at 2 % as in Škorić et al., 2008. Votes that are
nearly always the same in all copies are what names one of many colluders. The law's mean is moved towards the native
share of the second spelling, so that a marked file does not look like one: at a mean of 0.2 a single copy is named as
fast as at 0.5.
"""

from functools import cache

import numpy as np

MEANS = (0.2, 0.35, 0.5, 0.65, 0.8)
"""What the mean may be; the nearest to the native share is taken, and stands in the register's line."""
STEPS = 256
"""Chances are multiples of 1/256, and 1/512."""
_LEAST = 0.02
_DRAWS = 4096
_SHIFT = np.uint32(20)
"""Of 32 bits, to draw one of 4,096."""
HALVED = 24
"""Bits below those of a step."""


def nearest_mean(share: float) -> float:
    """Return the mean to use where a share of the native values is spelt the second way."""
    return min(MEANS, key=lambda mean: (abs(mean - share), mean))


def steps_of(drawn: np.ndarray, mean: float) -> np.ndarray:
    """Return the step (0 to 255) of votes whose 32 bits under the bias key are `drawn`; see `probability`."""
    return np.asarray(_table(mean)[drawn >> _SHIFT])


def probability(steps: np.ndarray) -> np.ndarray:
    """Return the chance of a 1 at each step."""
    return (steps + 0.5) / STEPS


def bits_of(drawn: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Return the bits of votes whose 32 bits under a copy's key are `drawn`: bool."""
    bound = (steps.astype(np.uint32) << np.uint32(HALVED)) + np.uint32(1 << (HALVED - 1))
    return np.asarray(drawn < bound)


@cache
def _table(mean: float) -> np.ndarray:
    first, last = _angles(mean)
    angles = first + (last - first) * (np.arange(_DRAWS) + 0.5) / _DRAWS
    return np.asarray(np.minimum(np.floor(np.sin(angles) ** 2 * STEPS), STEPS - 1), np.uint8)


def _angles(mean: float) -> tuple[float, float]:
    """Return between which angles sin² is drawn, so that its mean is as wanted."""
    least, most = float(np.arcsin(np.sqrt(_LEAST))), float(np.arcsin(np.sqrt(1 - _LEAST)))
    if mean > 0.5:  # noqa: PLR2004  # the law is the mirror of the other half's
        low, high = _angles(1 - mean)
        return float(np.pi / 2) - high, float(np.pi / 2) - low
    low, high = least, most
    for _ in range(60):
        middle = (low + high) / 2
        if _mean(least, middle) < mean:
            low = middle
        else:
            high = middle
    return least, high


def _mean(first: float, last: float) -> float:
    if last - first < 1e-9:  # noqa: PLR2004  # the limit of the quotient below
        return float(np.sin(first) ** 2)
    return float(0.5 - (np.sin(2 * last) - np.sin(2 * first)) / (4 * (last - first)))
