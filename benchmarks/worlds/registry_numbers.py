"""NIR made from their parts (décret 82-103)."""

import numpy as np
import pyarrow as pa

from layouts.text import join, number


def nir(sex: np.ndarray, year: np.ndarray, month: np.ndarray, place: np.ndarray, order: np.ndarray) -> pa.StringArray:
    """Whole numbers with their right key; `place` is the five-digit code of birth, Corsica as 20."""
    body = ((sex * 100 + year % 100) * 100 + month) * 10**8 + place * 1000 + order
    return join(number(body, 13), number(97 - body % 97, 2))
