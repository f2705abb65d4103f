"""The few densities that the terms are made of, over whole arrays at once."""

from collections.abc import Sequence
from math import lgamma, log

import numpy as np

_SHIFT = 8
_SERIES = (1 / 12, -1 / 360, 1 / 1260)
Betas = Sequence[tuple[float, float, float]]
"""A mixture of beta densities: weight, and the two parameters, of each."""


def log_gamma(values: np.ndarray) -> np.ndarray:
    """Return ln Γ, to twelve digits, by Stirling's series after a shift (Abramowitz & Stegun 6.1.15, 6.1.40)."""
    shifted = values + _SHIFT
    rising = np.ones_like(shifted)
    for step in range(_SHIFT):
        rising = rising * (values + step)
    inverse = 1 / shifted
    square = inverse * inverse
    series = inverse * (_SERIES[0] + square * (_SERIES[1] + square * _SERIES[2]))
    found: np.ndarray = (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2 * np.pi) + series - np.log(rising)
    return found


def log_beta(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return ln B."""
    found: np.ndarray = log_gamma(one) + log_gamma(other) - log_gamma(one + other)
    return found


def log_share(held: np.ndarray, of: np.ndarray, betas: Betas) -> np.ndarray:
    """Return the log-probability of `held` of `of`, in rows or parts of rows, where the share is drawn from `betas`."""
    held, of = np.broadcast_arrays(np.asarray(held, float), np.asarray(of, float))
    held = np.clip(held, 0, of)
    ways = log_gamma(of + 1) - log_gamma(held + 1) - log_gamma(of - held + 1)
    parts = [
        log_beta(held + a, of - held + b) + (log(weight) - lgamma(a) - lgamma(b) + lgamma(a + b))
        for weight, a, b in betas
    ]
    found: np.ndarray = ways + log_sum(np.array(parts), axis=0)
    return found


def log_sum(values: np.ndarray, axis: int = 0) -> np.ndarray:
    """Return the log of the sum of exponentials along an axis."""
    most = values.max(axis=axis, keepdims=True)
    most = np.where(np.isfinite(most), most, 0.0)
    found: np.ndarray = np.log(np.exp(values - most).sum(axis=axis)) + np.squeeze(most, axis=axis)
    return found


def log_mix(*parts: tuple[float, np.ndarray]) -> np.ndarray:
    """Return the log of a weighted sum of exponentials."""
    whole = np.array(np.broadcast_arrays(*[np.log(weight) + np.asarray(values, float) for weight, values in parts]))
    return log_sum(whole, axis=0)
