"""Health-insurance funds and complementary insurers as the old software codes them.

A fund is nine digits: scheme, local fund, payment centre (annexe 9 du cahier des charges SESAM-Vitale). Outside the
general scheme and the army the local part is made up from the department. Insurers' numbers are made up too: 99 first.
"""

from functools import lru_cache

import pyarrow as pa

from sourcier.data import funds, insurers

from .text import words

ARMY = "088350000"
"""Caisse nationale militaire de sécurité sociale: how the leak's soldiers could be recognised."""
_CENTRES = 3
_OTHER_SCHEMES = {"02": 0.085, "03": 0.05, "04": 0.012, "06": 0.008, "91": 0.03}
_LOCAL, _NEXT = 0.77, 0.045
_NEAR = {"22": "35", "27": "76", "35": "56", "41": "45", "45": "41", "56": "35"}


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    general = [f"01{code}{centre:04}" for code in funds() for centre in range(_CENTRES)]
    places = [f"{number:02}" for number in range(1, 96)]
    other = [f"{scheme}{place}00000" for scheme in _OTHER_SCHEMES for place in places]
    return {code: position for position, code in enumerate([ARMY, *general, *other], start=1)}


@lru_cache(maxsize=1)
def fund_table() -> pa.BinaryArray:
    """Every fund's code, the entry at 0 blank."""
    return words(_codes())


def army_fund() -> int:
    """Position of the army's fund in `fund_table`."""
    return _codes()[ARMY]


@lru_cache(maxsize=32)
def local_funds(department: str) -> tuple[list[int], list[float]]:
    """Positions of the funds that people of a department have, and in which shares."""
    shares: dict[str, float] = {}
    for place, share in ((department, _LOCAL), (_NEAR.get(department, department), _NEXT)):
        mine = [code for code, fund in funds().items() if fund.department == place]
        for code in mine:
            for centre in range(_CENTRES):
                shares[f"01{code}{centre:04}"] = share / len(mine) / 2**centre
    shares |= {f"{scheme}{department}00000": share for scheme, share in _OTHER_SCHEMES.items()}
    return [_codes()[code] for code in shares], list(shares.values())


@lru_cache(maxsize=1)
def insurer_names() -> pa.BinaryArray:
    """Names of the insurers, the entry at 0 blank."""
    return words(insurers())


@lru_cache(maxsize=1)
def insurer_numbers() -> pa.BinaryArray:
    """Eight digits for each insurer, the entry at 0 blank."""
    return words(f"99{1_237 * number % 1_000_000:06}" for number in range(1, len(insurers()) + 1))


def insurer_shares() -> list[float]:
    """How many people each insurer has, relative to the others."""
    return [float(share) for share in insurers().values()]
