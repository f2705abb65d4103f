"""French departments by code, today's and those a NIR may still name.

Sources: INSEE, code officiel géographique; law 64-707 of 10 July 1964 (Paris region, in force on 1 January 1968);
law 75-356 of 15 May 1975 (Corsica, in force on 1 January 1976). Codes 91-96 stood for Algeria, Morocco and Tunisia in
the NIR of people born there before independence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .files import frozen, rows


@dataclass(frozen=True, slots=True)
class Department:
    """One holder of a department code."""

    code: str
    """Two characters, or three overseas: ``01``, ``2A``, ``974``."""
    name: str
    region: str
    """Empty where the department belongs to none."""
    valid_from: str | None
    """ISO date of its first day; None where the code is as old as the NIR."""
    valid_to: str | None
    """ISO date of its last day; None while it lasts."""


@cache
def department_history() -> Mapping[str, tuple[Department, ...]]:
    """Every holder of each code, oldest first: `75` is the Seine, then Paris."""
    holders: dict[str, tuple[Department, ...]] = {}
    for code, name, region, first, last in rows("departments.csv"):
        here = Department(code, name, region, first or None, last or None)
        holders[code] = (*holders.get(code, ()), here)
    return frozen(holders)


@cache
def departments() -> Mapping[str, Department]:
    """Today's departments and overseas collectivities by code."""
    today = {code: holders[-1] for code, holders in department_history().items()}
    return frozen({code: here for code, here in today.items() if here.valid_to is None})


def department_at(code: str, day: str) -> Department | None:
    """Return who held `code` on the ISO date `day`, or None."""
    for here in department_history().get(code, ()):
        if (here.valid_from or "") <= day and (here.valid_to is None or day <= here.valid_to):
            return here
    return None
