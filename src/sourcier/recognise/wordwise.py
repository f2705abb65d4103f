"""What holds of the words of each value: every word, some word, the first ones.

A value has at least one word; only a blank one has an empty word.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .hashing import Hashes, hash_text
from .members import Members
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


def begins_with(values: Values, listed: Members, most: int) -> Flags:
    """Whether each value is a listed phrase or begins with one of up to `most` words."""
    found = listed.holds_hashes(values.folded_hashes) | word_at(values, listed.holds_hashes(values.word_hashes), 0)
    for count in range(2, most + 1):
        found |= listed.holds_hashes(_first_hashes(values, count))
    return np.asarray(found)


def _first_hashes(values: Values, count: int) -> Hashes:
    return values.once(("first words", count), lambda these: hash_text(first_words(these, count)))


def words_per_value(values: Values) -> np.ndarray:
    """How many words each value has, int64."""
    return np.diff(values.words[1])


def _starts(values: Values) -> np.ndarray:
    return values.words[1][:-1]
