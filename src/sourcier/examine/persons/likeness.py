"""How alike two texts are, over many pairs at once: Jaro-Winkler and Damerau-Levenshtein, asked of DuckDB.

Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage", 1990.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.store import ask

_AT_ONCE = 65_536
_SQL = """
SELECT jaro_winkler_similarity(a, b) AS likeness,
       damerau_levenshtein(a, b) AS errors,
       least(length(a), length(b)) AS shorter
FROM pairs ORDER BY number
"""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """One entry per pair."""

    likeness: np.ndarray
    """Jaro-Winkler, 0 to 1."""
    errors: np.ndarray
    """Letters changed, left out, put in, or swapped with their neighbour."""
    shorter: np.ndarray
    """Letters of the shorter text."""


def likeness(first: pa.StringArray, second: pa.StringArray) -> Likeness:
    """Return how alike pairs of texts are, a lot at a time; each distinct pair of a lot is looked at once."""
    found = Likeness(*(np.zeros(len(first), kind) for kind in (np.float64, np.int32, np.int32)))
    for start in range(0, len(first), _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        part = _lot(first.slice(start, _AT_ONCE), second.slice(start, _AT_ONCE))
        found.likeness[here], found.errors[here], found.shorter[here] = part.likeness, part.errors, part.shorter
    return found


def _lot(first: pa.StringArray, second: pa.StringArray) -> Likeness:
    both = pa.chunked_array([first, second]).dictionary_encode().unify_dictionaries()
    words = both.chunk(0).dictionary
    one, other = (both.chunk(at).indices.to_numpy(zero_copy_only=False).astype(np.int64) for at in (0, 1))
    codes, inverse = np.unique(np.minimum(one, other) * len(words) + np.maximum(one, other), return_inverse=True)
    pairs = pa.table(
        {
            "number": pa.array(np.arange(len(codes))),
            "a": words.take(pa.array(codes // len(words))),
            "b": words.take(pa.array(codes % len(words))),
        }
    )
    found = ask(_SQL, {"pairs": pairs})
    return Likeness(*(found.column(name).to_numpy()[inverse] for name in ("likeness", "errors", "shorter")))
