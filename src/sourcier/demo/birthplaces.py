"""Where people were born, as their number says it: mostly in the maternity towns around."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .seeds import Flags, Ints
from .text import words


@dataclass(frozen=True, slots=True)
class Origins:
    """One entry per person."""

    department: Ints
    commune: Ints
    order: Ints
    town: Ints
    """Position in `table`."""
    table: pa.BinaryArray
    abroad: Flags


def draw_origins(rng: np.random.Generator, department: str, born: Ints) -> Origins:
    count = len(born)
    abroad = rng.random(count) < 0.08
    return Origins(
        np.where(abroad, 99, int(department)),
        np.where(abroad, 352, rng.integers(1, 200, count)),
        rng.integers(1, 300, count),
        rng.integers(1, 3, count),
        words(["VILLE A", "VILLE B"]),
        abroad,
    )
