"""Long lists of words, asked for many values at once.

pyarrow's `is_in` builds its table anew at every call; a list of names is asked for thousands of times, so it is kept
as sorted 64-bit hashes instead. A value outside the list is taken for one in it with odds of list length / 2**64.
"""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from .hashing import Hashes, hash_text, sorted_set
from .values import Flags, fold

_BUCKETS = 1 << 20
_BUCKET = np.uint64(_BUCKETS - 1)
"""A value whose last bits are those of no word needs no search."""


class Members:
    """A set of folded words (see `values.fold`)."""

    def __init__(self, words: Iterable[str] | pa.StringArray) -> None:
        text = words if isinstance(words, pa.StringArray) else pa.array(list(words), pa.string())
        self._hashes = sorted_set(hash_text(fold(text)))
        self._likely = np.zeros(_BUCKETS, bool)
        self._likely[self._hashes & _BUCKET] = True

    def __len__(self) -> int:
        return len(self._hashes)

    def holds(self, folded: pa.StringArray) -> Flags:
        """Which of these folded values stand in the list, one bool per value."""
        return self.holds_hashes(hash_text(folded))

    def holds_hashes(self, hashes: Hashes) -> Flags:
        """The same, for values whose folded form is already hashed."""
        found = self._likely[hashes & _BUCKET]
        likely = np.flatnonzero(found)
        if likely.size:
            asked = hashes[likely]
            at = np.searchsorted(self._hashes, asked)
            at[at == len(self._hashes)] = 0
            found[likely] = self._hashes[at] == asked
        return np.asarray(found)
