"""How much one column of rows says of another."""

import numpy as np

_ANYHOW, _LEAST_PAIRS = 0.5, 200


def agreement(one: np.ndarray, other: np.ndarray) -> float:
    """How often two rows that agree in one column agree in the other, by their codes.

    0 where any two rows mostly do, or too few pairs could tell.
    """
    width = int(other.max(initial=0)) + 1
    _, joint = np.unique(one.astype(np.int64) * width + other, return_counts=True)
    first, second = np.bincount(one), np.bincount(other)
    pairs = float((first * (first - 1)).sum())
    anyhow = float((second * (second - 1)).sum()) / max(1, len(other) * (len(other) - 1))
    if pairs < _LEAST_PAIRS or anyhow > _ANYHOW:
        return 0.0
    return float((joint * (joint - 1)).sum()) / pairs


def information(one: np.ndarray, other: np.ndarray) -> float:
    """Mutual information in nats, less what chance alone would give."""
    width = int(other.max()) + 1
    joint = np.bincount(one * width + other)
    pairs, count = joint[joint > 0], len(one)
    first, second = (np.bincount(codes) for codes in (one, other))
    first, second = first[first > 0], second[second > 0]
    entropy = [float(-(part / count * np.log(part / count)).sum()) for part in (first, second, pairs)]
    chance = (len(first) - 1) * (len(second) - 1) / (2 * count)
    return entropy[0] + entropy[1] - entropy[2] - min(chance, entropy[0], entropy[1])
