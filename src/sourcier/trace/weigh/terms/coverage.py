"""How evenly laboratories are covered: who takes from one place takes of each laboratory there, by its size."""

import numpy as np

from sourcier.trace.weigh.densities import log_gamma, log_mix

_EVEN, _UNEVEN = 5.0, 0.7
"""Concentration of the shares around the sizes, per laboratory: of one copy, and of one that somebody cut."""
_SPARED = (15.0, 1.5)
_INSIDE = (0.8, 0.2)
_OUTSIDE = (0.5, 0.25, 0.25)
"""The same of laboratories that the leak does not name; the last: one choice decided which were taken."""
_CHOSEN = 0.02
"""How often laboratories were chosen one by one of those that it names."""
_CHANCE_EVEN = 0.3
_HALF = 0.5


def log_coverage(shared: np.ndarray, size: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Return, per claim, how much likelier its rows' laboratories are than if nothing were known of sizes."""
    outside = np.maximum(total - size.sum(axis=1), 0.0)
    chosen = log_mix((_CHOSEN, _against_flat(shared, size, shared > 0)), (1 - _CHOSEN, _inside(shared, size)))
    found: np.ndarray = chosen + _spared(shared.sum(axis=1), size.sum(axis=1), outside)
    return found


def log_separately(shared: np.ndarray, size: np.ndarray, total: np.ndarray) -> np.ndarray:
    """The same of separate thefts: even only by chance, or because each took all."""
    return log_mix((_CHANCE_EVEN, log_coverage(shared, size, total)), (1 - _CHANCE_EVEN, np.zeros(len(shared))))


def log_like(shared: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The same of a place that resembles the holdings of each claim: its sizes may be theirs, or quite others."""
    return log_mix((_HALF, _inside(shared, size)), (_HALF, np.zeros(len(shared))))


def log_absent(rows: float, served: int, absent: int) -> float:
    """Return the log-probability that no row is of laboratories that a party served and the leak does not name."""
    found = _spared(np.array([rows]), np.array([float(served)]), np.array([float(absent)]))
    return float(found[0])


def _inside(shared: np.ndarray, size: np.ndarray) -> np.ndarray:
    return log_mix(
        (_INSIDE[0], _against_flat(shared, size, size > 0, _EVEN)),
        (_INSIDE[1], _against_flat(shared, size, size > 0, _UNEVEN)),
    )


def _spared(rows: np.ndarray, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
    """That no row is of the laboratories outside, whose share is known."""
    share = inside / np.maximum(inside + outside, 1.0)
    parts = []
    for weight, concentration in zip(_OUTSIDE, _SPARED, strict=False):
        ours = np.maximum(share * concentration, 1e-9)
        whole = np.array(concentration)
        found = log_gamma(rows + ours) - log_gamma(ours) - log_gamma(rows + concentration) + log_gamma(whole)
        parts.append((weight, np.where(outside > 0, found, 0.0)))
    return log_mix(*parts, (_OUTSIDE[2], np.log(np.maximum(share, 1e-9))))


def _against_flat(shared: np.ndarray, size: np.ndarray, chosen: np.ndarray, concentration: float = _EVEN) -> np.ndarray:
    """Dirichlet-multinomial around the sizes, against one that holds any shares of the same laboratories for as likely.

    `chosen`: laboratories that were taken of those whose size is known.
    """
    known = size > 0
    chosen = known & chosen
    sizes = np.where(chosen, size, 0.0)
    whole = np.maximum(sizes.sum(axis=1), 1.0)
    total = concentration * np.maximum(chosen.sum(axis=1), 1)
    shares = np.where(chosen, sizes / whole[:, None] * total[:, None], 1.0)
    counts = np.where(known, shared, 0.0)
    rows = np.where(chosen, counts, 0.0).sum(axis=1)
    ours = np.where(chosen, log_gamma(counts + shares) - log_gamma(shares), 0.0).sum(axis=1)
    flat = np.where(known, log_gamma(counts + 1.0), 0.0).sum(axis=1)
    many = np.maximum(known.sum(axis=1), 1).astype(float)
    found = ours + log_gamma(total) - log_gamma(rows + total)
    found = found - (flat + log_gamma(many) - log_gamma(counts.sum(axis=1) + many))
    return np.where(chosen.any(axis=1), found, 0.0)
