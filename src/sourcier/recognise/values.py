"""The distinct values of one column, with the forms that many kinds ask for, each computed once."""

import unicodedata
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Flags = np.ndarray
"""One bool per value."""


class Values:
    """Distinct, trimmed, non-empty values of one column of one batch.

    Every test gets this and returns one bool per value. All forms are aligned with `text`.
    """

    def __init__(self, text: pa.StringArray) -> None:
        self.text = text

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def length(self) -> np.ndarray:
        """Characters per value, int32."""
        return pc.utf8_length(self.text).to_numpy(zero_copy_only=False)

    @cached_property
    def folded(self) -> pa.StringArray:
        """Capitals without accents; hyphens, apostrophes and dots as single spaces: how names are compared."""
        return fold(self.text)

    @cached_property
    def compact(self) -> pa.StringArray:
        """Capitals without spaces, dots, dashes, slashes and brackets: how numbers are compared."""
        return pc.utf8_upper(pc.replace_substring_regex(self.text, r"[\s.\-/()\x{00A0}\x{202F}]+", ""))


def fold(text: pa.StringArray) -> pa.StringArray:
    """Return capitals without accents, with hyphens, apostrophes and dots as single spaces."""
    upper = pc.utf8_upper(text)
    plain = pc.string_is_ascii(upper).to_numpy(zero_copy_only=False)
    if not plain.all():
        folded = np.array(upper.to_pylist(), dtype=object)
        folded[~plain] = [fold_one(value) for value in folded[~plain]]
        upper = pa.array(folded, pa.string())
    spaced = pc.replace_substring_regex(upper, r"[\s'.\-_/]+", " ")
    return pc.utf8_trim_whitespace(spaced)


def fold_one(value: str) -> str:
    """Return one value's capitals without accents."""
    value = value.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c)).upper()
