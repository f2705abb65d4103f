"""From log-likelihoods to ratios and probabilities, with stories that cannot be told apart taken together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_TINY = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class Ratios:
    """One entry per story."""

    log10: np.ndarray
    """Of each story, with those tied, against all others: before the cap."""
    posterior: np.ndarray


def ratios(logs: np.ndarray, prior: np.ndarray, classes: Sequence[int]) -> Ratios:
    """Weigh stories whose calibrated log-likelihoods are given; `classes`: equal numbers cannot be told apart."""
    most = logs.max()
    weighed = prior * np.exp(np.maximum(logs - most, -690.0))
    total = weighed.sum()
    of = np.array(classes)
    found = np.zeros(len(logs))
    for one in np.unique(of):
        inside = of == one
        ours, share = weighed[inside].sum(), prior[inside].sum()
        theirs, rest = max(total - ours, weighed[~inside].sum(), _TINY), max(1 - share, _TINY)
        found[inside] = np.log10(max(ours, _TINY) / share) - np.log10(theirs / rest)
    return Ratios(found, weighed / total)


def within(found: Ratios, prior: np.ndarray, classes: Sequence[int], most: np.ndarray, least: float) -> Ratios:
    """Return ratios within the caps, and probabilities that no story owes to more than its capped ratio.

    `most`: the highest power of ten of each story; `least`: the lowest of all.
    """
    capped = np.clip(found.log10, least, most)
    posterior = found.posterior.copy()
    best = int(np.argmax(found.log10))
    inside = np.array(classes) == classes[best]
    share = float(prior[inside].sum())
    odds = share / max(1 - share, _TINY) * 10.0 ** float(capped[best])
    ceiling = odds / (1 + odds)
    now = float(posterior[inside].sum())
    if now > ceiling:
        posterior[inside] *= ceiling / now
        rest = float(posterior[~inside].sum())
        if rest > 0:
            posterior[~inside] *= (1 - ceiling) / rest
    return Ratios(capped, posterior)
