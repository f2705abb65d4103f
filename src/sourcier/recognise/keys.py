"""Keys of national numbers, over many values at once: each takes digits, shape (values, width)."""

from collections.abc import Sequence

import numpy as np

from .checks import Matrix

_TURN = np.array([1, 5, 7, 6, 2, 8, 3, 0, 9, 4], np.uint8)
"""The permutation that is applied once more at each place."""
_PRODUCTS = np.frombuffer(
    b"0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210", np.uint8
).reshape(10, 10) - np.uint8(48)
"""Multiplication of the dihedral group of ten elements."""


def weighted(digits: Matrix, weights: Sequence[int]) -> np.ndarray:
    """The sum of the first digits, each times its weight, int32."""
    return np.asarray(digits[:, : len(weights)].astype(np.int32) @ np.array(weights, np.int32))


def mod11_10(digits: Matrix) -> np.ndarray:
    """Whether each row bears its key. ISO/IEC 7064, MOD 11,10."""
    check = np.full(len(digits), 5, np.int32)
    for column in range(digits.shape[1]):
        check = (np.where(check == 0, 10, check) * 2 % 11 + digits[:, column]) % 10
    return np.asarray(check == 1)


def verhoeff(digits: Matrix) -> np.ndarray:
    """Whether each row bears its key. Verhoeff, "Error detecting decimal codes", 1969."""
    check = np.zeros(len(digits), np.uint8)
    for place, column in enumerate(reversed(range(digits.shape[1]))):
        turned = digits[:, column]
        for _ in range(place % 8):
            turned = _TURN[turned]
        check = _PRODUCTS[check, turned]
    return np.asarray(check == 0)


def two(digits: Matrix, at: int) -> np.ndarray:
    """Two digits as a number, int32."""
    return np.asarray(digits[:, at].astype(np.int32) * 10 + digits[:, at + 1])


def several(digits: Matrix, at: int, count: int) -> np.ndarray:
    """Some digits as a number, int64."""
    result = np.zeros(len(digits), np.int64)
    for column in range(at, at + count):
        result = result * 10 + digits[:, column]
    return result
