"""Cases of numbers: a leak of some laboratories, and what holdings share with it."""

from dataclasses import dataclass

import numpy as np

from sourcier.trace.weigh import Case, Held, Piece, Supplier

ROWS = 60


@dataclass(frozen=True)
class Place:
    """A holding, the same in every laboratory it knows."""

    name: str
    shared: float = 0.0
    """Share of the leak's rows it has."""
    same: float = 1.0
    """Of these, share with the same last visit."""
    after: float = 0.0
    """Share whose last visit lies beyond the leak's last."""
    labs: tuple[int, ...] | None = None
    """None: all."""
    size: float = 1.2
    """Rows of it per row of the leak."""
    more: int = 0
    """Rows of laboratories that the leak does not name."""
    party: str = ""
    own: bool = False
    ends: float = 0.0
    """Days from the leak's last visit to its own."""
    lacking: int = 0
    dated: bool = True


def case_of(
    *places: Place,
    labs: int = 6,
    rows: int = ROWS,
    dates: bool = True,
    migrations: bool = True,
    one_day: bool = False,
    verdict: str = "undetermined",
    suppliers: tuple[Supplier, ...] = (),
    alike: tuple[frozenset[str], ...] = (),
    itself: frozenset[str] = frozenset(),
    chains: tuple[tuple[int, int, float], ...] = (),
) -> Case:
    """Return a case: laboratories stop a year apart, or on one day."""
    last = np.full(labs, 1800.0) if one_day else 900.0 + 200.0 * np.arange(labs)
    each = np.full(labs, rows)
    blank = np.full(labs, np.nan)
    piece = Piece(
        tuple(f"LAB {lab}" for lab in range(labs)), each, each if dates else each * 0, last if dates else blank,
        last + 1 if migrations and dates else blank, 300.0, verdict,
    )  # fmt: skip
    shared = np.zeros((len(places), labs))
    size, ends = np.zeros_like(shared), np.full_like(shared, np.nan)
    for number, place in enumerate(places):
        here = list(range(labs)) if place.labs is None else list(place.labs)
        shared[number, here] = np.rint(place.shared * rows)
        size[number, here] = place.size * rows
        if dates and place.dated:
            ends[number, here] = last[here] + place.ends
    known = dates * np.array([place.dated for place in places])[:, None]
    ones = {name: np.array([getattr(place, name) for place in places])[:, None] for name in ("same", "after")}
    held = Held(
        tuple(place.name for place in places), tuple(place.party or place.name for place in places),
        size=size, total=size.sum(axis=1) + [place.more for place in places], shared=shared,
        anywhere=shared.max(axis=0, initial=0.0), dated=shared * known, same=np.rint(shared * ones["same"] * known),
        after=np.rint(shared * ones["after"] * known), beyond=np.rint(shared * ones["after"] * known), last=ends,
        columns=np.array([(place.lacking, 14) for place in places], float).reshape(-1, 2),
        values=np.zeros((len(places), 2)),
    )  # fmt: skip
    own = tuple(place.own for place in places)
    return Case(piece, held, own, suppliers, (), None, chains, alike, itself)
