"""Births by month and town, and blood groups: what a true file is expected to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .files import frozen, rows

_DAYS = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Maternity:
    """A town where children are born, and its rough share of the department's births."""

    code: str
    """INSEE code of the commune or municipal arrondissement."""
    name: str
    share: float
    """0 to 1; the shares of a department sum to 1."""


@cache
def births_by_month(year: int) -> tuple[float, ...]:
    """Return the share of each month, January first, in the births of the cohort a year belongs to; they sum to 1.

    Source: INSEE Première 1360 and its successors on the season of births: the peak was in February to April until
    1939, in spring during the baby boom, and in July in 2013-2019. Rounded indices of births per day.
    """
    profiles = list(rows("births_by_month.csv"))
    indices = next((entry[1:] for entry in profiles if year <= int(entry[0])), profiles[-1][1:])
    weights = [float(index) * days for index, days in zip(indices, _DAYS, strict=True)]
    return tuple(weight / sum(weights) for weight in weights)


@cache
def maternities() -> Mapping[str, tuple[Maternity, ...]]:
    """Return the towns with a maternity by department code, largest first."""
    weighed: dict[str, list[tuple[str, str, int]]] = {}
    for department, code, name, share in rows("maternities.csv"):
        weighed.setdefault(department, []).append((code, name, int(share)))
    return frozen({department: _shared(towns) for department, towns in weighed.items()})


def _shared(towns: list[tuple[str, str, int]]) -> tuple[Maternity, ...]:
    total = sum(share for _, _, share in towns)
    ordered = sorted(towns, key=lambda town: (-town[2], town[0]))
    return tuple(Maternity(code, name, share / total) for code, name, share in ordered)


@cache
def blood_groups() -> Mapping[str, float]:
    """Return the share of each ABO and RH1 group in France, in percent.

    Source: Établissement français du sang.
    """
    return frozen({"A+": 38.0, "O+": 36.0, "B+": 8.0, "A-": 7.0, "O-": 6.0, "AB+": 3.0, "B-": 1.0, "AB-": 1.0})
