"""Social-security numbers of people who do not exist.

Thirteen characters and a key of two digits, 97 - (N mod 97); Corsica's 2A and 2B count as 19 and 18 for the key
(décret 82-103 du 22 janvier 1982).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .seeds import Flags, Ints
from .text import fixed

MAN, WOMAN = 1, 2
"""The first digit."""
CORSICA_SOUTH, CORSICA_NORTH = 201, 202
"""How the two departments with a letter are held as numbers."""
_WRONG = 0.012
"""Share of numbers with a mistyped digit: public accounts of such files find 97 to 99 % valid."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The parts of many numbers, one entry per person."""

    sex: Ints
    year: Ints
    """Two digits."""
    month: Ints
    department: Ints
    """01-95, 99, 971-976, or one of the two codes of Corsica."""
    commune: Ints
    """Three digits, or two behind an overseas department."""
    order: Ints

    def at(self, rows: Ints) -> "Numbers":
        """The same numbers, taken at `rows`."""
        return Numbers(*(getattr(self, name)[rows] for name in self.__slots__))

    @property
    def place(self) -> Ints:
        """Department and commune as five digits; Corsica already as 19 and 18."""
        short = np.where(
            self.department == CORSICA_SOUTH, 19, np.where(self.department == CORSICA_NORTH, 18, self.department)
        )
        overseas = self.department // 10 == 97  # noqa: PLR2004  # 971 to 978
        place: Ints = np.where(overseas, self.department * 100 + self.commune % 100, short * 1000 + self.commune)
        return place

    @property
    def body(self) -> Ints:
        """Thirteen digits as one number."""
        head = (self.sex * 100 + self.year) * 100 + self.month
        return (head * 100_000 + self.place) * 1000 + self.order


def digit_matrix(numbers: Numbers) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Fifteen characters per number, as bytes."""
    body = numbers.body
    rest = body * 100 + 97 - body % 97
    matrix = np.empty((len(body), 15), np.uint8)
    for place in range(14, -1, -1):
        rest, digit = np.divmod(rest, 10)
        matrix[:, place] = digit + ord("0")
    for code, letters in ((CORSICA_SOUTH, b"2A"), (CORSICA_NORTH, b"2B")):
        matrix[numbers.department == code, 5:7] = np.frombuffer(letters, np.uint8)
    return matrix


def mistype(rng: np.random.Generator, matrix: np.ndarray[Any, np.dtype[np.uint8]]) -> Flags:
    """Change one digit of a few numbers in place; return which."""
    wrong: Flags = rng.random(len(matrix)) < _WRONG
    rows = np.flatnonzero(wrong)
    places = rng.choice(np.array([1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14]), len(rows))
    matrix[rows, places] = (matrix[rows, places] - ord("0") + rng.integers(1, 10, len(rows))) % 10 + ord("0")
    return wrong


def written(matrix: np.ndarray[Any, np.dtype[np.uint8]], present: Flags) -> Any:
    """The numbers as a column, blank where not `present`; `matrix` has a row for everyone."""
    return fixed(matrix[present], present)
