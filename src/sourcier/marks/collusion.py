"""How a leak's spellings come about, by story: one copy, or several mixed cell by cell in one way or another.

Each story is a likelihood ratio for one suspect: the chance of what stands in the leak where the suspect is among the
colluders, over its chance where it is not. Given the leak, an innocent copy's bits are fresh draws, so that each ratio
has a mean of exactly 1 over innocent copies, whatever truly happened; a mean of ratios has it too. Markov's inequality
then bounds the chance that an innocent's exceeds a threshold: no tail is approximated, no story need be true.
Stories: Škorić, Katzenbeisser, Celik 2008; Furon, Perez-Freire 2009; knowing those already named: Meerwald, Furon 2012.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import comb

import numpy as np

from .bias import STEPS, probability

_OWN = (0.97, 0.85, 0.5, 0.25, 0.1)
"""Share of the leak's cells that do come from copies; the others are foreign, or were written anew."""
_SIZES = (2, 3, 4, 5, 7, 10)
_ONE = 4.0
"""A single copy weighs four times what a coalition of each size does."""
_HALF = 0.5


def _mix(ones: int, size: int) -> float:
    return ones / size


def _majority(ones: int, size: int) -> float:
    return _HALF if 2 * ones == size else float(2 * ones > size)


def _minority(ones: int, size: int) -> float:
    return ones / size if ones in (0, size) else 1 - _majority(ones, size)


def _coin(ones: int, size: int) -> float:
    return ones / size if ones in (0, size) else _HALF


def _any(ones: int, _size: int) -> float:
    return float(ones > 0)


def _every(ones: int, size: int) -> float:
    return float(ones == size)


_ATTACKS: tuple[Callable[[int, int], float], ...] = (_mix, _majority, _minority, _coin, _any, _every)


@dataclass(frozen=True, slots=True, eq=False)
class Stories:
    """All stories, where some copies are named already."""

    logs: np.ndarray
    """Logarithm of the ratio, by state and story; the state of a vote: see `state_of`."""
    weights: np.ndarray
    """Logarithm of each story's weight."""


def state_of(
    steps: np.ndarray, known_ones: np.ndarray | int, known: int, seen: np.ndarray, bits: np.ndarray
) -> np.ndarray:
    """Return which entry of `Stories.logs` a vote is: by step, ones among the named, what stands there, its bit."""
    return np.asarray(((steps.astype(np.int64) * (known + 1) + known_ones) * 2 + seen) * 2 + bits)


@lru_cache(maxsize=16)
def stories(known: int) -> Stories:
    """Return the stories in which `known` copies, named already, took part."""
    logs, weights = [], []
    for size in sorted({known + 1, known + 2, *_SIZES} - set(range(known + 1))):
        attacks = _ATTACKS if size > 1 else (_mix,)
        for attack in attacks:
            ratio = _ratio(attack, size, known)
            for own in _OWN:
                logs.append(np.log(own * ratio + 1 - own))
                weights.append((_ONE if size == 1 else 1.0) / len(attacks))
    made = np.array(weights)
    return Stories(np.stack(logs, axis=1), np.log(made / made.sum()))


def _ratio(attack: Callable[[int, int], float], size: int, known: int) -> np.ndarray:
    """Return the ratio by step, ones among the named, what stands there and the suspect's bit, flat as `state_of`."""
    chance = probability(np.arange(STEPS))
    others = size - known - 1
    ratio = np.empty((STEPS, known + 1, 2, 2))
    for ones in range(known + 1):
        by_bit = [_chance_of_one(attack, size, ones + bit, others, chance) for bit in (0, 1)]
        for seen in (0, 1):
            given = [one if seen else 1 - one for one in by_bit]
            mean = (1 - chance) * given[0] + chance * given[1]
            for bit in (0, 1):
                # what cannot stand there by this story tells nothing for or against anyone
                ratio[:, ones, seen, bit] = np.where(mean > 0, given[bit] / np.maximum(mean, 1e-300), 1.0)
    return ratio.reshape(-1)


def _chance_of_one(
    attack: Callable[[int, int], float], size: int, ones: int, others: int, chance: np.ndarray
) -> np.ndarray:
    total = np.zeros(STEPS)
    for more in range(others + 1):
        drawn = comb(others, more) * chance**more * (1 - chance) ** (others - more)
        total += drawn * attack(ones + more, size)
    return total
