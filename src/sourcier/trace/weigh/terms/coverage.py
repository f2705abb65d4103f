"""How evenly laboratories are covered: who takes from one place takes of each laboratory there, by its size."""

import numpy as np

from sourcier.trace.weigh.densities import log_gamma, log_mix

_EVEN, _UNEVEN = 5.0, 0.7
"""Concentration of the shares around the sizes, per laboratory: of one copy, and of one that somebody cut."""
_SPARED = (15.0, 1.5)
_INSIDE = (0.8, 0.2)
_OUTSIDE = (0.7, 0.28, 0.02)
"""The same of laboratories that the leak does not name; the last: somebody chose which to take."""
_CHANCE_EVEN = 0.3
_HALF = 0.5


def log_coverage(shared: np.ndarray, size: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Return, per claim, how much likelier its rows' laboratories are than if nothing were known of sizes."""
    outside = np.maximum(total - size.sum(axis=1), 0.0)
    chosen = log_mix((_OUTSIDE[2], _against_flat(shared, size, shared > 0)), (1 - _OUTSIDE[2], _inside(shared, size)))
    found: np.ndarray = chosen + _spared(shared.sum(axis=1), size.sum(axis=1), outside)
    return found


def log_separately(shared: np.ndarray, size: np.ndarray, total: np.ndarray) -> np.ndarray:
    """The same of separate thefts: even only by chance, or because each took all."""
    return log_mix((_CHANCE_EVEN, log_coverage(shared, size, total)), (1 - _CHANCE_EVEN, np.zeros(len(shared))))


def log_unseen(rows: np.ndarray, people: np.ndarray, absent: float = 0.0) -> float:
    """The same of a place nobody showed, which served these laboratories and `absent` others of middling size."""
    known = people > 0
    if not known.any():
        return 0.0
    shared, size = (rows * known)[None, :].astype(float), people[None, :]
    one = _inside(shared, size) + _spared(
        shared.sum(axis=1), size.sum(axis=1), np.array([absent * people[known].mean()])
    )
    return float(log_mix((_HALF, one), (_HALF, np.zeros(1)))[0])


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
    return log_mix(*parts, (_OUTSIDE[2], np.zeros(len(rows))))


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
