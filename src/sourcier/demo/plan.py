"""How many of what in which laboratory: every figure of the case, split into whole numbers before anything is drawn.

The figures are those published of the 2021 leak (CNIL, SAN-2022-009; Libération, 23 February 2021; court of Paris,
order 21/51823). At scale 1 the file holds exactly these; at another scale their rounded shares.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .labs import GROUP, LATE, Lab, elsewhere, labs
from .seeds import portion

LINES = 491_840
UNEXPLAINED = 43_000
"""Lines that lay in no place anyone could look at."""
GROUP_LINES = 121_669
LATE_EXTRACT = 129_277
"""Lines of the extract of which 8,403 (6.5 %) were last seen before the order's date."""
LATE_EXCESS = 8_403
SHARES = {
    "no_nir": LINES - 489_838,
    "no_family_name": LINES - 478_882,
    "women": 268_983,
    "men": 195_828,
    "enfant": 13_478,
    "bebe": 425,
    "soeur": 265,
    "landline": 270_569,
    "mobile": 159_591,
    "email": 55_738,
    "password": 14_997,
    "soldier": 1_767,
}
DOCTOR_MAILS = 337
_ARMY = {"56": 3.0, "45": 2.0, "35": 2.5, "41": 1.0, "27": 1.2, "22": 0.6}
"""Where soldiers live: relative weights, invented."""
_OTHER_LABS = 0.42
"""Share of the area's surplus that belongs to laboratories the leak does not name."""
_RECENT = 0.06
"""People of a lab's extract whom the leak lacks although their dates fit, against those it has."""
_NEWER = 0.24
"""People first seen after the migration, against the lab's lines in the leak."""


@dataclass(frozen=True, slots=True)
class LabPlan:
    """What to draw for one laboratory."""

    lab: Lab
    on_area: int
    """Lines of the leak that also lie on the vendor's area."""
    unexplained: int
    """Lines of the leak that do not."""
    recent: int
    """People on the area with fitting dates whom the leak lacks."""
    old: int
    """People on the area last seen before 2015."""
    newer: int
    """People only the laboratory's current base knows."""
    early: int
    """Of `on_area`, how many were last seen before the order's date."""
    shares: dict[str, int]
    """Of the leak's lines, how many have each property of `SHARES`."""

    @property
    def leak(self) -> int:
        """Lines in the leak."""
        return self.on_area + self.unexplained

    @property
    def people(self) -> int:
        """Everyone to draw."""
        return self.leak + self.recent + self.old + self.newer


def plan(scale: float) -> tuple[LabPlan, ...]:
    """One plan per laboratory, the 28 of the leak first, in file order."""
    sites = labs()
    on_area, unexplained = _leak_lines(sites, scale)
    total = [a + b for a, b in zip(on_area, unexplained, strict=True)]
    surplus = sum(on_area)
    others = portion(round(surplus * _OTHER_LABS), [lab.weight for lab in elsewhere()])
    both = tuple(zip(sites, on_area, strict=True))
    recent = [0 if lab.controller.id == LATE else round(count * _RECENT) for lab, count in both]
    past = [0.0 if lab.controller.since else float(count) for lab, count in both]
    old = portion(surplus - sum(others) - sum(recent), past)
    early = _within(sites, LATE, round(LATE_EXCESS * scale), on_area)
    shares = _shares(sites, total, scale)
    inside = tuple(
        LabPlan(lab, on_area[i], unexplained[i], recent[i], old[i], round(total[i] * _NEWER), early[i], shares[i])
        for i, lab in enumerate(sites)
    )
    outside = tuple(LabPlan(lab, 0, 0, count, 0, 0, 0, {}) for lab, count in zip(elsewhere(), others, strict=True))
    return inside + outside


def _leak_lines(sites: tuple[Lab, ...], scale: float) -> tuple[list[int], list[int]]:
    late = round(LATE_EXTRACT * scale)
    late_unexplained = round(late * UNEXPLAINED / (LINES - UNEXPLAINED))
    group = round(GROUP_LINES * scale)
    rest = round(LINES * scale) - late - late_unexplained - group
    weights = [lab.weight for lab in sites]
    group_lines = _within(sites, GROUP, group, weights)
    rest_lines = _where(sites, lambda owner: owner not in (GROUP, LATE), rest, weights)
    free = [a + b for a, b in zip(group_lines, rest_lines, strict=True)]
    free_unexplained = portion(round(UNEXPLAINED * scale) - late_unexplained, [float(count) for count in free])
    late_lines = _within(sites, LATE, late, weights)
    late_loose = _within(sites, LATE, late_unexplained, weights)
    on_area = [a + b - c for a, b, c in zip(late_lines, free, free_unexplained, strict=True)]
    return on_area, [a + b for a, b in zip(late_loose, free_unexplained, strict=True)]


def _within(sites: tuple[Lab, ...], owner: str, total: int, weights: list[float] | list[int]) -> list[int]:
    return _where(sites, lambda one: one == owner, total, weights)


def _where(
    sites: tuple[Lab, ...], belongs: Callable[[str], bool], total: int, weights: list[float] | list[int]
) -> list[int]:
    kept = [float(w) if belongs(lab.controller.id) else 0.0 for lab, w in zip(sites, weights, strict=True)]
    return portion(total, kept)


def _shares(sites: tuple[Lab, ...], total: list[int], scale: float) -> list[dict[str, int]]:
    split: list[dict[str, int]] = [{} for _ in sites]
    for name, full in SHARES.items():
        pull = [_ARMY[lab.department] if name == "soldier" else 1.0 for lab in sites]
        weights = [count * one for count, one in zip(total, pull, strict=True)]
        for shares, part in zip(split, portion(round(full * scale), weights), strict=True):
            shares[name] = part
    return split
