"""A column of a batch as its distinct values and, for each row, which of them it holds."""

from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .hashing import Hashes, hash_text, offsets
from .values import Values


class Coded:
    """One column, trimmed. Rows without a value have a code whose text is empty."""

    def __init__(self, column: pa.StringArray) -> None:
        coded = column.dictionary_encode()
        self.codes: np.ndarray = coded.indices.to_numpy()
        """int32, one per row: where its value stands in `text`."""
        self.text: pa.StringArray = pc.utf8_trim_whitespace(coded.dictionary)

    @cached_property
    def filled(self) -> np.ndarray:
        """Which of `text` are not empty."""
        return np.asarray(np.diff(offsets(self.text)) > 0, bool)

    @cached_property
    def rows(self) -> np.ndarray:
        """How many rows hold each of `text`."""
        return np.bincount(self.codes, minlength=len(self.text))

    @cached_property
    def values(self) -> Values:
        """The distinct values, an empty one among them if some row is blank."""
        return Values(self.text)

    @cached_property
    def value_hashes(self) -> Hashes:
        """One hash per entry of `text`, 0 for the empty one."""
        found = hash_text(self.text)
        found[~self.filled] = 0
        return found

    @cached_property
    def row_hashes(self) -> Hashes:
        """One hash per row, 0 where blank."""
        return np.asarray(self.value_hashes[self.codes])

    def row_filled(self) -> np.ndarray:
        """Which rows have a value."""
        return np.asarray(self.filled[self.codes], bool)

    def spread(self, per_value: np.ndarray) -> Any:
        """Return for each row what was computed for its value."""
        return per_value[self.codes]
