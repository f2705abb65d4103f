"""Compulsory health insurance: schemes, local funds, and names of complementary insurers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .files import frozen, rows


@dataclass(frozen=True, slots=True)
class Fund:
    """One local fund of a scheme."""

    code: str
    """Three digits."""
    scheme: str
    """Two digits, see `schemes`."""
    name: str
    department: str


@cache
def schemes() -> Mapping[str, str]:
    """Return the names of the schemes (grands régimes) by two-digit code, ``01`` general to ``95``.

    Source: GIE SESAM-Vitale, annexe 9 du cahier des charges, table of schemes.
    """
    return frozen(dict(rows("schemes.csv")))


@cache
def funds() -> Mapping[str, Fund]:
    """Return the local funds of the general scheme by code: ``561`` is the CPAM of Morbihan."""
    return frozen({code: Fund(code, scheme, name, department) for code, scheme, name, department in rows("funds.csv")})


@cache
def insurers() -> Mapping[str, int]:
    """Return folded names of complementary insurers with a rough share in thousandths."""
    return frozen({name: int(share) for name, share in rows("insurers.csv")})
