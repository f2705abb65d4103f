"""Priors: the same for every sort of story, and within a sort for each of its stories; beside it, that of the user."""

from collections.abc import Mapping, Sequence

import numpy as np

from .errors import PriorUnreadable
from .stories import Story

Prior = Mapping[str, float]
"""Of stories by id, or of sorts of stories: what people think before looking at the facts."""
_LEAST = 1e-6


def equal(stories: Sequence[Story]) -> np.ndarray:
    """Return the prior that favours no sort of story."""
    sorts = [story.sort for story in stories]
    kinds = len(set(sorts))
    return np.array([1 / kinds / sorts.count(sort) for sort in sorts])


def yours(stories: Sequence[Story], prior: Prior) -> np.ndarray:
    """Return the prior that people handed in; what they leave open is shared as the equal one shares it.

    Raises:
        PriorUnreadable: it leaves nothing to the others, or gives more than there is.
    """
    found = np.full(len(stories), np.nan)
    for place, story in enumerate(stories):
        if story.id in prior:
            found[place] = prior[story.id]
    for sort in {story.sort for story in stories}:
        members = [place for place, story in enumerate(stories) if story.sort == sort]
        if sort in prior:
            free = [place for place in members if np.isnan(found[place])]
            given = float(np.nansum(found[members]))
            if free:
                found[free] = max(prior[sort] - given, 0.0) / len(free)
    free_ones = np.isnan(found)
    left = 1.0 - float(np.nansum(found))
    if left < -_LEAST:
        raise PriorUnreadable.more_than_one()
    if free_ones.any():
        share = equal([story for story, free in zip(stories, free_ones, strict=True) if free])
        found[free_ones] = np.maximum(left, _LEAST) * share
    found = np.maximum(found, _LEAST)
    normal: np.ndarray = found / found.sum()
    return normal
