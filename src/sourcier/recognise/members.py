"""Long lists of words, asked for many values at once.

pyarrow's `is_in` builds its table anew at every call; a list of names is asked for thousands of times, so it is kept
as sorted 64-bit hashes instead. A value outside the list is taken for one in it with odds of list length / 2**64.
"""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from .hashing import Hashes, hash_text
from .values import Flags, fold


class Members:
    """A set of folded words (see `values.fold`)."""

    def __init__(self, words: Iterable[str] | pa.StringArray) -> None:
        text = words if isinstance(words, pa.StringArray) else pa.array(list(words), pa.string())
        self._hashes = np.unique(hash_text(fold(text)))

    def __len__(self) -> int:
        return len(self._hashes)

    def holds(self, folded: pa.StringArray) -> Flags:
        """Which of these folded values stand in the list, one bool per value."""
        return self.holds_hashes(hash_text(folded))

    def holds_hashes(self, hashes: Hashes) -> Flags:
        """The same, for values whose folded form is already hashed."""
        if not len(self._hashes):
            return np.zeros(len(hashes), bool)
        at = np.searchsorted(self._hashes, hashes)
        at[at == len(self._hashes)] = 0
        return np.asarray(self._hashes[at] == hashes)
