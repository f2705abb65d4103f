"""Where people live: towns around a laboratory, and ways with common names."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa

from sourcier.data import fold, street_types

from .seeds import stream
from .street_names import HAMLETS, NAMES
from .text import words

_TOWNS = 90
"""How many towns a laboratory's people live in."""
_FAR_TOWNS = 40
_FAR_SHARE = 0.045
_NEIGHBOURS = {
    "22": ("29", "35", "56"),
    "27": ("76", "78", "28"),
    "35": ("22", "53", "44"),
    "41": ("45", "37", "18"),
    "45": ("41", "28", "18"),
    "56": ("29", "35", "44"),
}
_ARTICLES = 9


@dataclass(frozen=True, slots=True)
class Town:
    """A town of residence."""

    name: str
    """As the old software writes it: capitals, no accents."""
    postcode: str
    department: str
    weight: float


@lru_cache(maxsize=32)
def towns(department: str) -> tuple[Town, ...]:
    """Towns where people of a department's laboratories live, a few of them in the departments next to it."""
    rng = stream(0, "towns", department)
    near = _some(rng, department, _TOWNS, 1 - _FAR_SHARE)
    around = _NEIGHBOURS.get(department, ())
    far = [town for code in around for town in _some(rng, code, _FAR_TOWNS // len(around), _FAR_SHARE / len(around))]
    return (*near, *far)


@lru_cache(maxsize=1)
def street_table() -> pa.BinaryArray:
    """Ways with their type, each type as often as in life; the entry at 0 blank."""
    rng = stream(0, "streets")
    types = street_types()
    kinds = [word for word, _ in types if word not in ("LIEU DIT",)]
    weights = np.array([share for word, share in types if word in kinds], float)
    drawn = rng.choice(len(kinds), _ARTICLES * len(NAMES), p=weights / weights.sum())
    ways = [f"{kinds[kind]} {NAMES[order % len(NAMES)]}" for order, kind in enumerate(drawn)]
    return words([*ways, *HAMLETS])


def _some(rng: np.random.Generator, department: str, count: int, share: float) -> list[Town]:
    weights = 1 / np.arange(1, count + 1) ** 0.9
    weights *= share / weights.sum()
    return [Town(f"VILLE {department} {k}", f"{department}{k * 10:03d}", department, float(w)) for k, w in enumerate(weights)]
