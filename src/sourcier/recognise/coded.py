"""A column of a batch as its distinct values and, for each row, which of them it holds."""

from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .hashing import Hashes, hash_text, offsets
from .values import Values

BLANK = -1


class Coded:
    """One column, trimmed; blank cells hold no value."""

    def __init__(self, column: pa.StringArray | pa.DictionaryArray) -> None:
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        codes = coded.indices.to_numpy()
        text = pc.utf8_trim_whitespace(coded.dictionary)
        filled = np.diff(offsets(text)) > 0
        if not filled.all():
            text = text.filter(pa.array(filled))
            codes = np.where(filled, np.cumsum(filled) - 1, BLANK)[codes]
        self.text: pa.StringArray = text
        """The distinct values; one may come twice where it occurs with and without blanks around it."""
        self.codes: np.ndarray = codes
        """One per row: where its value stands in `text`, `BLANK` where there is none."""

    @cached_property
    def rows(self) -> np.ndarray:
        """How many rows hold each of `text`."""
        return np.bincount(self.codes + 1, minlength=len(self.text) + 1)[1:]

    @cached_property
    def values(self) -> Values:
        """The distinct values and their forms."""
        return Values(self.text)

    @cached_property
    def row_hashes(self) -> Hashes:
        """One hash per row, 0 where blank."""
        return np.asarray(self.spread(hash_text(self.text), np.uint64(0)))

    def spread(self, per_value: np.ndarray, blank: Any) -> np.ndarray:
        """Return for each row what was computed for its value, `blank` where it has none."""
        return np.asarray(np.append(per_value, per_value.dtype.type(blank))[self.codes])
