"""Technical numbers, changed by a keyed permutation: same length, same signs and letters, zeros before them kept.

Only the digits of a value move; what stands between them is the tweak, so that values of another pattern have another
permutation. One permutation serves all columns and tables of a copy: what referred to each other still does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.checks import byte_rows, content, number, offsets, widths
from sourcier.recognise.hashing import hash_text

from .ff1 import LEAST_DIGITS, MOST_DIGITS, Ff1

_ZERO, _NINE = np.uint8(ord("0")), 9
_LONGEST = 64
"""Bytes of a value: a longer one is no number."""
_WALKS = 400
"""Of a walk that leaves a zero first: one step in ten does, so that none is ever this long."""


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The values of one column that have the same number of digits."""

    rows: np.ndarray
    """Where they stand in the column."""
    digits: int
    values: np.ndarray
    """Their digits read as one number, uint64."""
    tweaks: np.ndarray
    """Eight bytes of what stands between the digits, uint8, shape (rows, 8)."""
    places: np.ndarray
    """Where each digit stands in the column's bytes, shape (rows, digits)."""


def numbers_of(text: pa.StringArray) -> Iterator[Numbers]:
    """Yield the values that can be changed, by how many digits they have and how long they are; null is blank."""
    text = text.fill_null("") if text.null_count else text
    starts = offsets(text)
    for width in np.unique(widths(text)).tolist():
        if not LEAST_DIGITS <= width <= _LONGEST:
            continue
        rows, characters = byte_rows(text, width)
        isdigit = (characters - _ZERO) <= _NINE
        counts = isdigit.sum(axis=1)
        for digits in np.unique(counts).tolist():
            if LEAST_DIGITS <= digits <= MOST_DIGITS:
                chosen = counts == digits
                yield _numbers(rows[chosen], characters[chosen], isdigit[chosen], digits, starts)


def _numbers(rows: np.ndarray, characters: np.ndarray, isdigit: np.ndarray, digits: int, starts: np.ndarray) -> Numbers:
    found = (characters[isdigit] - _ZERO).reshape(-1, digits)
    column = np.broadcast_to(np.arange(characters.shape[1]), characters.shape)[isdigit].reshape(-1, digits)
    places = starts[rows][:, None].astype(np.int64) + column
    masked = np.where(isdigit, np.uint8(ord("9")), characters)
    return Numbers(rows, digits, number(found).astype(np.uint64), _tweaks(masked), places)


def _tweaks(masked: np.ndarray) -> np.ndarray:
    """Hash the patterns; digits alone have one pattern, which is hashed once."""
    count, width = masked.shape
    same = bool((masked == masked[0]).all()) if count else True
    some = np.ascontiguousarray(masked[:1] if same else masked)
    bounds = np.arange(len(some) + 1, dtype=np.int32) * width
    text = pa.StringArray.from_buffers(len(some), pa.py_buffer(bounds), pa.py_buffer(some))
    hashes = hash_text(text).astype("<u8").view(np.uint8).reshape(-1, 8)
    return np.broadcast_to(hashes, (count, 8)) if same else hashes


@dataclass(frozen=True, slots=True)
class IdPermutation:
    """The permutation of one copy."""

    ff1: Ff1
    padded: frozenset[int]
    """Counts of digits whose numbers may begin with a zero; others never do, before or after."""

    def encrypt(self, numbers: Numbers) -> np.ndarray:
        """Return the images of numbers."""
        return self._walk(numbers.values, numbers.digits, numbers.tweaks, self.ff1.encrypt)

    def decrypt(self, numbers: Numbers) -> np.ndarray:
        """Return what numbers are the images of."""
        return self._walk(numbers.values, numbers.digits, numbers.tweaks, self.ff1.decrypt)

    def _walk(self, values: np.ndarray, digits: int, tweaks: np.ndarray, step) -> np.ndarray:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Cycle-walking (Black, Rogaway, CT-RSA 2002): go on until the number is as long as before.

        A number that begins with a zero where none should is left as it is.
        """
        if digits in self.padded:
            return np.asarray(step(values, digits, tweaks))
        least = np.uint64(10 ** (digits - 1))
        result = values.copy()
        left = np.flatnonzero(values >= least)
        for _ in range(_WALKS):
            if not left.size:
                break
            result[left] = step(result[left], digits, tweaks[left])
            left = left[result[left] < least]
        return result


def rewritten(text: pa.StringArray, permutation: IdPermutation, *, back: bool = False) -> pa.StringArray:
    """Return a column with its numbers changed, or changed back."""
    valid = None if not text.null_count else text.is_valid()
    plain = text.fill_null("") if valid is not None else text
    data = content(plain).copy()
    for numbers in numbers_of(plain):
        images = permutation.decrypt(numbers) if back else permutation.encrypt(numbers)
        for place in reversed(range(numbers.digits)):
            data[numbers.places[:, place]] = (images % 10).astype(np.uint8) + _ZERO
            images = images // np.uint64(10)
    bounds = np.ascontiguousarray(offsets(plain))
    made = pa.StringArray.from_buffers(len(plain), pa.py_buffer(bounds), pa.py_buffer(data))
    return made if valid is None else pc.if_else(valid, made, None)
