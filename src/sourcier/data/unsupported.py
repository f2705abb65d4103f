"""Versions of server software that get no repairs any more, by the day that ended; sources in the table itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .files import rows

AS_OF = "2026-11-25"
"""The day the table was last gone through: what ended since is in it only where its end was announced before."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of releases of one product."""

    product: str
    """Such as ``postgresql``; ``debian`` stands for whatever Debian packed."""
    name: str
    """Such as ``9.6``: how versions of it begin."""
    ended: str
    """ISO date from which there are no repairs."""
    why: str
    """``ended``, or ``backdoor``: that very release was handed out with one."""
    source: str
    """Where that is written."""


@cache
def _branches() -> Mapping[tuple[str, str], Branch]:
    found = (Branch(*row) for row in rows("unsupported.csv"))
    return MappingProxyType({(one.product, one.name): one for one in found})


def branch_of(product: str, version: str) -> Branch | None:
    """Return the branch a version belongs to: the longest name it begins with, number by number."""
    parts = version.split(".")
    for size in range(len(parts), 0, -1):
        found = _branches().get((product, ".".join(parts[:size])))
        if found is not None:
            return found
    return None
