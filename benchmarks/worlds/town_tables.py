"""What the third generator knows of France: its communes, names, seasons and telephone zones, looked up once."""

from functools import cache

import numpy as np
import pyarrow as pa

from layouts.text import plain
from sourcier.data import births_by_month, communes, given_names, postcodes

LANDLINES = {1: "019900", 2: "026191", 3: "035301", 4: "046571", 5: "053649"}
"""Beginnings of invented numbers, by zone: ranges that belong to nobody."""


@cache
def departments_of_communes() -> np.ndarray:
    """Department of each commune."""
    return np.array(communes().departments.to_pylist())


@cache
def town_names() -> pa.StringArray:
    """Name of each commune, in capitals."""
    return pa.array([plain(name) for name in communes().written.to_pylist()])


@cache
def postcode_of() -> dict[str, str]:
    """A postcode of each commune, by its code."""
    listed = postcodes()
    return dict(zip(listed.communes.to_pylist(), listed.codes.to_pylist(), strict=True))


@cache
def name_sexes() -> np.ndarray:
    """Sex of each given name."""
    return np.array(given_names().sex.to_pylist())


@cache
def seasons() -> np.ndarray:
    """Share of births up to each month, a line per year from 1890."""
    return np.cumsum([births_by_month(year) for year in range(1890, 2030)], axis=1)


def telephone_zone(department: str) -> int:
    """First digit of landlines there."""
    zones = {
        1: "75 77 78 91 92 93 94 95",
        3: "02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90",
        4: "01 03 04 05 06 07 11 13 15 26 30 34 38 42 43 48 63 66 69 73 74 83 84",
        5: "09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87",
    }
    return next((zone for zone, listed in zones.items() if department in listed.split()), 2)
