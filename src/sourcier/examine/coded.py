"""One column of a batch as its distinct values and, per row, which of them it holds."""

from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.hashing import hash_text
from sourcier.recognise.values import Values, fold


class Coded:
    """Distinct values are looked at once, however many rows hold them."""

    def __init__(self, column: pa.StringArray | pa.DictionaryArray) -> None:
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        self._codes = coded.indices.to_numpy(zero_copy_only=False)
        self.text = pc.utf8_trim_whitespace(coded.dictionary)

    @cached_property
    def values(self) -> Values:
        """The distinct values, trimmed; the empty one may be among them."""
        return Values(self.text)

    def rows(self, per_value: np.ndarray) -> np.ndarray:
        """Return one entry per row from one per distinct value."""
        spread: np.ndarray = np.asarray(per_value)[self._codes]
        return spread

    @cached_property
    def filled(self) -> np.ndarray:
        """Whether each distinct value is more than white space."""
        filled: np.ndarray = pc.greater(pc.binary_length(self.text), 0).to_numpy(zero_copy_only=False)
        return filled

    def folded_hashes(self) -> np.ndarray:
        """Return per row a hash of the value without case, accents and punctuation, 0 where nothing is left."""
        folded = pc.replace_substring(fold(self.text), " ", "")
        kept = pc.greater(pc.binary_length(folded), 0).to_numpy(zero_copy_only=False)
        return self.rows(np.where(kept, hash_text(folded), np.uint64(0)))
