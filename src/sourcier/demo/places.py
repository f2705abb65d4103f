"""Where people live: towns around a laboratory, and ways with common names."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import communes, postcodes, street_types

from .seeds import stream
from .street_names import HAMLETS, NAMES
from .text import NEVER, words

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
_WAYS = 9
"""How many types each name of a way is met with."""
_ABBREVIATED = 0.5


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
    kinds = [word for word, _ in types if word != "LIEU DIT"]
    weights = np.array([share for word, share in types if word in kinds], float)
    drawn = rng.choice(len(kinds), _WAYS * len(NAMES), p=weights / weights.sum())
    ways = [f"{kinds[kind]} {NAMES[order % len(NAMES)]}" for order, kind in enumerate(drawn)]
    return words([*ways, *HAMLETS])


def _some(rng: np.random.Generator, department: str, count: int, share: float) -> list[Town]:
    """The department's largest communes, and how many of the laboratories' people live in each."""
    known = communes()
    here = pc.and_(pc.equal(known.departments, pa.scalar(department)), pc.equal(known.valid_to, NEVER))
    rows = np.flatnonzero(here.to_numpy(zero_copy_only=False))
    largest = rows[np.argsort(-known.population[rows], kind="stable")[:count]]
    weights = known.population[largest] ** 0.7 * rng.uniform(0.4, 1.6, len(largest))
    weights *= share / weights.sum()
    codes, names = known.codes.take(pa.array(largest)).to_pylist(), known.names.take(pa.array(largest)).to_pylist()
    first = _postcode_of()
    return [
        Town(_short(name) if rng.random() < _ABBREVIATED else name, first[code], department, float(weight))
        for code, name, weight in zip(codes, names, weights, strict=True)
        if code in first
    ]


@lru_cache(maxsize=1)
def _postcode_of() -> dict[str, str]:
    known = postcodes()
    backwards = pa.array(np.arange(len(known.codes))[::-1])
    return dict(zip(known.communes.take(backwards).to_pylist(), known.codes.take(backwards).to_pylist(), strict=True))


def _short(name: str) -> str:
    return name.replace("SAINTE ", "STE ").replace("SAINT ", "ST ")
