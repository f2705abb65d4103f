"""How alike two texts are, over many pairs at once: Jaro-Winkler, asked of DuckDB, and typing errors.

Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage", 1990.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.store import ask

from .typing_errors import errors_between

_AT_ONCE = 65_536
_SQL = "SELECT jaro_winkler_similarity(a, b) AS likeness FROM pairs ORDER BY number"


@dataclass(frozen=True, slots=True, eq=False)
class Errors:
    """One entry per pair."""

    errors: np.ndarray
    """Letters changed, left out, put in, or swapped with their neighbour; 3 stands for more too."""
    shorter: np.ndarray
    """Letters of the shorter text."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness(Errors):
    """One entry per pair."""

    likeness: np.ndarray
    """Jaro-Winkler, 0 to 1."""


def likeness(first: pa.StringArray, second: pa.StringArray) -> Likeness:
    """Return how alike pairs of texts are, a lot at a time; each distinct pair of a lot is looked at once."""
    parts = [_alike(first.slice(at, _AT_ONCE), second.slice(at, _AT_ONCE)) for at in range(0, len(first), _AT_ONCE)]
    blank = Likeness(np.zeros(0, np.uint8), np.zeros(0, np.int32), np.zeros(0))
    return Likeness(*(np.concatenate(side) for side in zip(*map(_sides, [blank, *parts]), strict=True)))


def errors_apart(first: pa.StringArray, second: pa.StringArray) -> Errors:
    """Return how many errors apart pairs of texts are, a lot at a time; each distinct pair is looked at once."""
    errors, shorter = [np.zeros(0, np.uint8)], [np.zeros(0, np.int32)]
    for start in range(0, len(first), _AT_ONCE):
        pairs = _Pairs.of(first.slice(start, _AT_ONCE), second.slice(start, _AT_ONCE))
        errors.append(pairs.errors()[pairs.which])
        shorter.append(pairs.shorter()[pairs.which])
    return Errors(np.concatenate(errors), np.concatenate(shorter))


def _sides(found: Likeness) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return found.errors, found.shorter, found.likeness


def _alike(first: pa.StringArray, second: pa.StringArray) -> Likeness:
    pairs = _Pairs.of(first, second)
    return Likeness(*(side[pairs.which] for side in (pairs.errors(), pairs.shorter(), pairs.likeness())))


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Distinct pairs of words."""

    words: pa.StringArray
    one: np.ndarray
    other: np.ndarray
    which: np.ndarray
    """Per pair that was asked for: the distinct pair it is."""

    @classmethod
    def of(cls, first: pa.StringArray, second: pa.StringArray) -> "_Pairs":
        both = pa.chunked_array([first, second]).dictionary_encode().unify_dictionaries()
        words = both.chunk(0).dictionary
        one, other = (both.chunk(at).indices.to_numpy(zero_copy_only=False).astype(np.int64) for at in (0, 1))
        codes, which = np.unique(np.minimum(one, other) * len(words) + np.maximum(one, other), return_inverse=True)
        return cls(words, *np.divmod(codes, max(1, len(words))), which)

    def errors(self) -> np.ndarray:
        return errors_between(self.words, self.one, self.other)

    def shorter(self) -> np.ndarray:
        letters = pc.utf8_length(self.words).to_numpy(zero_copy_only=False)
        return np.asarray(np.minimum(letters[self.one], letters[self.other]))

    def likeness(self) -> np.ndarray:
        one, other = (self.words.take(pa.array(side)) for side in (self.one, self.other))
        pairs = pa.table({"number": pa.array(np.arange(len(one))), "a": one, "b": other})
        return np.asarray(ask(_SQL, {"pairs": pairs}).column("likeness").to_numpy())
