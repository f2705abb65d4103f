"""Ratios as the shipped table gives them."""

import numpy as np

from sourcier.model.hypotheses import STORIES as SORTS
from sourcier.trace.weigh import Size, calibration

from .fitting import log10, sides
from .outcome import Stack


def shipped_log10(stack: Stack, dates: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return every ratio before the cap, and each world's cap."""
    slope, cap = np.zeros(len(stack)), np.zeros(len(stack))
    shift = np.zeros((len(stack), len(SORTS)))
    for world in range(len(stack)):
        dated = 1.0 if dates is None or dates[world] else 0.0
        found = calibration(Size(int(stack.rows[world]), int(stack.labs[world]), 10, dated))
        slope[world], cap[world] = found.slope, found.cap
        for sort, value in found.shift.items():
            shift[world, SORTS.index(sort)] = value
    return log10(stack, slope, shift), cap


def shipped(stack: Stack) -> tuple[np.ndarray, np.ndarray]:
    """Return per world the ratio of its true story, and all those of false stories, within the cap."""
    ratios, cap = shipped_log10(stack, stack.dated)
    true, _ = sides(stack, ratios)
    within = np.clip(ratios, -3.0, cap[:, None])
    return np.minimum(true, cap), within[stack.false]
