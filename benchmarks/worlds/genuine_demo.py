"""True exports, first generator: the model case as the demo writes it, read back from its file."""

import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from sourcier.demo import make
from sourcier.demo.layout import columns

from .world import World

_SMALL_CASE = 5_000


@lru_cache(maxsize=32)
def whole(seed: int, scale: float) -> World:
    """The leaked file of that seed, without its damaged lines."""
    with tempfile.TemporaryDirectory() as folder:
        made = make(Path(folder), seed=seed, scale=scale)
        lines = made.leak.read_bytes().decode("latin-1").split("\r\n")[1:]
    places = columns()
    cells = [cell for line in lines if len(cell := line.split(";")) == len(places)]
    table = list(zip(*cells, strict=True))
    named = {f"{place.header}-{place.index}": place for place in places}
    arrays = {name: pa.array([v.strip('"') for v in table[place.index]], pa.string()) for name, place in named.items()}
    return World(arrays, {name: _kind(place) for name, place in named.items()})


def _kind(place: object) -> str:
    kinds = place.kinds or ("",)
    doctor = "MED" in place.header or "PREL" in place.header or "ASS" in place.header
    return "" if doctor or kinds[0] is None else kinds[0]


def draw(rng: np.random.Generator, rows: int) -> World:
    """So many rows: of one small case, or a stretch or a sample of a larger one."""
    scale = rows * 1.05 / 491_840
    if rows <= _SMALL_CASE and scale >= 0.001 and rng.random() < 0.5:
        made = whole(int(rng.integers(0, 20)), max(round(scale, 4), 0.001))
        return made.take(np.arange(min(rows, made.rows)))
    made = whole(1, 0.22)
    if rng.random() < 0.5:
        first = int(rng.integers(0, made.rows - rows + 1))
        return made.take(np.arange(first, first + rows))
    return made.take(np.sort(rng.choice(made.rows, rows, replace=False)))
