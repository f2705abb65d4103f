"""Columns of text by name, for any of one laboratory's people: what layouts are filled from."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from .cells_file import FILE_CELLS
from .cells_person import PERSON_CELLS
from .draw import Draw
from .seeds import Ints
from .text import take, words

Cell = Callable[[Draw, Ints], Any]

CELLS: Mapping[str, Cell] = MappingProxyType(PERSON_CELLS | FILE_CELLS)
"""Every named cell: the laboratory and positions among its people in, one entry of text per position out."""


def cell(draw: Draw, fill: str, rows: Ints, column: int) -> Any:
    """The text of a column: a named cell, or ``?a,b,share`` drawn afresh for the column of that index."""
    if not fill.startswith("?"):
        return CELLS[fill](draw, rows)
    first, second, share = fill[1:].split(",")
    lucky = draw.stream(f"flag {column}").random(len(draw.people.seen))[rows] < float(share)
    return take(words([first, second]), np.where(lucky, 1, 2))
