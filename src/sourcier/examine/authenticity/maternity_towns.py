"""Towns with a maternity, as a NIR names them."""

from functools import cache

import numpy as np

from sourcier.data import maternities
from sourcier.recognise.nir_number import PLACE_CODES

_BEFORE = {
    "2A": ("20",),
    "2B": ("20",),
    "91": ("78",),
    "92": ("75", "78"),
    "93": ("75", "78"),
    "94": ("75", "78"),
    "95": ("78",),
}
"""Departments these were cut out of: births before stand under the old code, with the commune's number as it was."""


@cache
def _shares() -> np.ndarray:
    """Share of its department's births by place and commune, shape (1000, 1000)."""
    numbers = {code: number for number, code in enumerate(PLACE_CODES.to_pylist()) if code}
    found = np.zeros((1000, 1000), np.float32)
    for department, towns in maternities().items():
        for town in towns:
            commune = int(town.code[len(department) :])
            for code in (department, *_BEFORE.get(department, ())):
                found[numbers[code], commune] = town.share
    return found


def births_share(place: np.ndarray, commune: np.ndarray) -> np.ndarray:
    """Return each commune's share in its department's births, 0 where it has no maternity."""
    return np.asarray(_shares()[np.clip(place, 0, 999), np.clip(commune, 0, 999)])
