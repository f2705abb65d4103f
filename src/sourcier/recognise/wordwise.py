"""What holds of the words of each value: every word, some word, the first ones.

A value has at least one word; only a blank one has an empty word.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .values import Flags, Values


def every_word(values: Values, flags: Flags) -> Flags:
    """Whether `flags`, one per word of all values, holds of all words of each value."""
    return np.asarray(np.logical_and.reduceat(flags, _starts(values)) if len(values) else np.empty(0, bool))


def some_word(values: Values, flags: Flags) -> Flags:
    """Whether `flags`, one per word of all values, holds of some word of each value."""
    return np.asarray(np.logical_or.reduceat(flags, _starts(values)) if len(values) else np.empty(0, bool))


def count_words(values: Values, flags: Flags) -> np.ndarray:
    """Of how many words of each value `flags` holds, int64."""
    if not len(values):
        return np.empty(0, np.int64)
    return np.asarray(np.add.reduceat(flags.astype(np.int64), _starts(values)))


def word_at(values: Values, flags: Flags, place: int) -> Flags:
    """Whether `flags` holds of the word at `place` (from 0) of each value; False where there is no such word."""
    at = _starts(values) + place
    there = at < values.words[1][1:]
    return np.asarray(there & flags[np.where(there, at, 0)] if len(flags) else there)


def first_words(values: Values, count: int) -> pa.StringArray:
    """Return the first `count` folded words of each value, one space between; empty where there are fewer."""
    words, starts = values.words
    there = words_per_value(values) >= count
    parts = [words.take(pa.array(np.where(there, starts[:-1] + place, 0))) for place in range(count)]
    return pc.if_else(pa.array(there), pc.binary_join_element_wise(*parts, " "), "")


def words_per_value(values: Values) -> np.ndarray:
    """How many words each value has, int64."""
    return np.diff(values.words[1])


def _starts(values: Values) -> np.ndarray:
    return values.words[1][:-1]
