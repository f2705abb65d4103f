"""Where words of some kinds stand among the tokens of many comments: looked up once, counted between any two tokens."""

from dataclasses import dataclass

import numpy as np

from .items import ID


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The tokens of many comments, one after another, and where words of some kinds stand among them."""

    bits: np.ndarray
    word: np.ndarray
    """The number of each word."""
    at: np.ndarray
    """Tokens with any flag."""
    flags: np.ndarray
    """Theirs."""

    def of(self, flag: int) -> np.ndarray:
        """Return the tokens with a flag, in order."""
        return np.asarray(self.at[(self.flags & flag) != 0])

    def between(self, flag: int, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return how many tokens have a flag, from some to before others."""
        places = self.of(flag)
        if not len(places):
            return np.zeros(len(first), np.int64)
        return np.asarray(np.searchsorted(places, last) - np.searchsorted(places, first))

    def within(self, flag: int, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return how many tokens have a flag in each of some stretches that follow one another."""
        return counted(self.of(flag), first, last)


def counted(places: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return how many of some places, in order, lie in each of some stretches that follow one another."""
    if len(places) > len(first):
        return np.asarray(np.searchsorted(places, last) - np.searchsorted(places, first))
    owner = np.searchsorted(first, places, side="right") - 1
    inside = (owner >= 0) & (places < last[np.maximum(owner, 0)]) if len(first) else owner >= 0
    return np.bincount(owner[inside], minlength=len(first))


def row_of(bits: np.ndarray, flags: np.ndarray) -> Row:
    """Return tokens as a row; `flags` are those of every word."""
    word = bits & ID
    found = flags[word]
    at = np.flatnonzero(found)
    return Row(bits, word, at, found[at])
