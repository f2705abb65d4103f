"""The distinct values of one column, with the forms that many kinds ask for, each computed once."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .checks import Matrix, byte_rows, digits_of, squeeze, widths
from .dates import Dates, parse_dates
from .hashing import Hashes, hash_text
from .plain import fold, fold_one

__all__ = ["Flags", "Values", "fold", "fold_one"]

Flags = np.ndarray
"""One bool per value."""
Form = TypeVar("Form")
_FEW = 4


class Values:
    """Distinct, trimmed, non-empty values of one column of one batch.

    Every test gets this and returns one bool per value. All forms are aligned with `text`.
    """

    def __init__(self, text: pa.StringArray) -> None:
        self.text = text
        self._forms: dict[Any, Any] = {}

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def length(self) -> np.ndarray:
        """Characters per value, int32."""
        return np.asarray(pc.utf8_length(self.text).to_numpy(zero_copy_only=False))

    @cached_property
    def folded(self) -> pa.StringArray:
        """Capitals without accents; hyphens, apostrophes and dots as single spaces: how names are compared."""
        return fold(self.text)

    @cached_property
    def compact(self) -> pa.StringArray:
        """Capitals without spaces, dots, dashes, slashes and brackets: how numbers are compared."""
        if pc.all(pc.string_is_ascii(self.text)).as_py():
            return pc.ascii_upper(squeeze(self.text, b" \t\r\n\f\v.-/()"))
        return pc.utf8_upper(pc.replace_substring_regex(self.text, r"[\s.\-/()\x{00A0}\x{202F}]+", ""))

    def once(self, name: Any, compute: Callable[["Values"], Form]) -> Form:
        """Return what `compute` makes of these values, computed at the first asking for `name`."""
        if name not in self._forms:
            self._forms[name] = compute(self)
        found: Form = self._forms[name]
        return found

    @cached_property
    def compact_widths(self) -> frozenset[int]:
        """The widths in bytes that occur among the compact forms."""
        return frozenset(np.unique(widths(self.compact)).tolist())

    def characters(self, width: int) -> tuple[np.ndarray, Matrix]:
        """Positions of the values whose compact form is `width` bytes, and those bytes, shape (positions, width)."""
        if width not in self.compact_widths:
            return np.empty(0, np.int64), np.empty((0, width), np.uint8)
        return self.once(("characters", width), lambda values: byte_rows(values.compact, width))

    def digits(self, width: int) -> tuple[np.ndarray, Matrix]:
        """Positions of the values whose compact form is `width` digits, and those digits, uint8 (positions, width)."""
        return self.once(("digits", width), lambda values: digits_of(*values.characters(width)))

    @cached_property
    def words(self) -> tuple[pa.StringArray, np.ndarray]:
        """All words of the folded values, and where each value's words start in them, int64 (values + 1)."""
        split = pc.split_pattern(self.folded, " ")
        return split.values, np.asarray(split.offsets, np.int64)

    @cached_property
    def word_hashes(self) -> Hashes:
        """The hash of each word, aligned with the words."""
        return hash_text(self.words[0])

    @cached_property
    def folded_hashes(self) -> Hashes:
        """The hash of each folded value."""
        return hash_text(self.folded)

    def dated(self, among: Flags) -> Flags:
        """Which of the values that are asked about name a day; only those are read where they are few."""
        rows = np.flatnonzero(among)
        if _FEW * rows.size > len(self) or "dates" in self.__dict__:
            return np.asarray(among & self.dates.valid)
        found = np.zeros(len(self), bool)
        if rows.size:
            found[rows] = parse_dates(self.text.take(pa.array(rows))).valid
        return found

    @cached_property
    def dates(self) -> Dates:
        """The day each value names, the day before the month."""
        return parse_dates(self.text)
