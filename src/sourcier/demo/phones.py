"""Telephone numbers nobody can be reached at.

Only the ranges the regulator keeps for works of fiction (ARCEP, décision 2018-0881, annex: 01 99 00, 02 61 91,
03 53 01, 04 65 71, 05 36 49, 06 39 98). Each holds 10,000 numbers, so that many people share one: for a file of half
a million, that is the price of ringing nobody.
"""

from functools import lru_cache

import numpy as np
import pyarrow as pa

from .seeds import Ints, weighted
from .text import blank_first, pattern

RANGES = ("019900", "026191", "035301", "046571", "053649", "063998")
MOBILE = 5
_ZONES = {
    0: ("75", "77", "78", "91", "92", "93", "94", "95"),
    2: (
        "02",
        "08",
        "10",
        "21",
        "25",
        "51",
        "52",
        "54",
        "55",
        "57",
        "58",
        "59",
        "60",
        "62",
        "67",
        "68",
        "70",
        "80",
        "88",
    ),
    3: (
        "01",
        "03",
        "04",
        "05",
        "06",
        "07",
        "11",
        "13",
        "15",
        "26",
        "30",
        "34",
        "38",
        "42",
        "43",
        "48",
        "63",
        "69",
        "73",
    ),
    4: (
        "09",
        "12",
        "16",
        "17",
        "19",
        "23",
        "24",
        "31",
        "32",
        "33",
        "40",
        "46",
        "47",
        "64",
        "65",
        "79",
        "81",
        "82",
        "87",
    ),
}
"""Departments by zone, the landline's second digit less one; all others are in the north-west, zone 02."""
_FORMS = ("D" * 10, "DD DD DD DD DD", "DD.DD.DD.DD.DD")
_FORM_WEIGHTS = (94, 4, 2)
_EACH = 10_000


@lru_cache(maxsize=1)
def phone_table() -> pa.BinaryArray:
    """Every fictitious number in every form, the entry at 0 blank."""
    starts = np.array([int(start) for start in RANGES]) * _EACH
    numbers = (starts[:, None] + np.arange(_EACH)).reshape(-1)
    return blank_first(pa.concat_arrays([pattern(form, numbers) for form in _FORMS]))


@lru_cache(maxsize=128)
def zone(department: str) -> int:
    """Which range a landline of the department comes from."""
    return next((number for number, members in _ZONES.items() if department in members), 1)


def draw_phones(rng: np.random.Generator, zones: Ints) -> Ints:
    """A number per person from the range of that zone, as positions in `phone_table`."""
    form = weighted(rng, _FORM_WEIGHTS, len(zones))
    return 1 + (form * len(RANGES) + zones) * _EACH + rng.integers(0, _EACH, len(zones))
