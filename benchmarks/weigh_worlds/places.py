"""What parties hold: extracts at migrations, hosted bases, current bases, imports, and decoys that share rows."""

from dataclasses import dataclass

import numpy as np

from .town import END, NOBODY, Town


@dataclass(frozen=True)
class Place:
    """One holding: each person's last visit and address there, `NOBODY` where it has not the person."""

    name: str
    party: str
    seen: np.ndarray
    address: np.ndarray
    elsewhere: int
    """Rows of laboratories that nobody else in this world knows."""
    columns: tuple[int, int]
    garbled: float
    """Share of its values that are written so that they do not compare."""
    own: bool = False
    """Whether it is a controller's."""


def _thinned(rng: np.random.Generator, seen: np.ndarray, kept: float) -> np.ndarray:
    return np.where(rng.random(len(seen)) < kept, seen, NOBODY)


def _of_labs(town: Town, seen: np.ndarray, labs: np.ndarray) -> np.ndarray:
    return np.where(np.isin(town.lab, labs), seen, NOBODY)


def some_labs(rng: np.random.Generator, town: Town, share: float) -> np.ndarray:
    """Return some laboratories, all sites of a controller or none; at least one controller's."""
    controllers = np.unique(town.controller)
    chosen = controllers[rng.random(len(controllers)) < share]
    if not chosen.size:
        chosen = rng.choice(controllers, 1)
    return np.flatnonzero(np.isin(town.controller, chosen))


def area(rng: np.random.Generator, town: Town, name: str, party: str, labs: np.ndarray) -> Place:
    """Extracts made as each laboratory left its software."""
    seen, address = town.known(town.migration[town.lab] - rng.integers(1, 4))
    if rng.random() < 0.25:
        seen = np.where(seen >= town.migration[town.lab] - rng.integers(300, 1500), seen, NOBODY)
    seen = _of_labs(town, _thinned(rng, seen, rng.uniform(0.97, 1.0)), labs)
    more = int(rng.choice([0, 0, 1]) * rng.uniform(0.05, 0.6) * (seen >= 0).sum())
    return Place(name, party, seen, address, more, (int(rng.integers(0, 3)), 14), _garbled(rng))


def hosting(rng: np.random.Generator, town: Town, name: str, party: str, labs: np.ndarray, *, apart: float) -> Place:
    """Bases hosted together, as they were on one day, or days some weeks apart."""
    day = rng.integers(1500, END + 1)
    by_lab = np.minimum(day + rng.normal(0, apart + 1e-9, town.labs).astype(int), END)
    seen, address = town.known(by_lab[town.lab])
    seen = _of_labs(town, _thinned(rng, seen, rng.uniform(0.97, 1.0)), labs)
    more = int(rng.choice([0, 1]) * rng.uniform(0.05, 0.8) * (seen >= 0).sum())
    return Place(name, party, seen, address, more, (int(rng.integers(0, 3)), 14), _garbled(rng))


def base(rng: np.random.Generator, town: Town, controller: int) -> Place:
    """A controller's current base."""
    seen, address = town.now
    kept = rng.uniform(0.85, 1.0)
    seen = _of_labs(town, _thinned(rng, seen, kept), np.flatnonzero(town.controller == controller))
    name = f"base-{controller}"
    lacking = (int(rng.integers(0, 7)), 14)
    return Place(name, f"lab-{controller}", seen, address, 0, lacking, _garbled(rng), own=True)


def decoy(rng: np.random.Generator, town: Town, number: int, like: Place) -> Place:
    """A holding that shares 30 to 99 % of the rows of another, and holds other people instead of the rest."""
    share = rng.uniform(0.3, 0.99)
    seen = _thinned(rng, like.seen, share)
    everybody, address = town.now
    fill = (like.seen < 0) & (everybody >= 0) & (rng.random(len(seen)) < (1 - share) * (like.seen >= 0).mean())
    seen = np.where(fill, everybody, seen)
    stale = (seen >= 0) & (rng.random(len(seen)) < rng.choice([0, 0, 0.02, 0.1, 0.3]))
    seen = np.where(stale, np.maximum(seen - rng.integers(1, 400, len(seen)), 0), seen)
    name = f"decoy-{number}"
    columns = (int(rng.integers(0, 5)), 14)
    homes = np.where(fill, address, like.address)
    own = bool(rng.random() < 0.3)
    return Place(name, f"other-{number}", seen, homes, like.elsewhere, columns, _garbled(rng), own=own)


def stranger(town: Town, number: int, rows: int) -> Place:
    """A holding of people nobody here knows."""
    nobody = np.full(len(town.lab), NOBODY)
    return Place(f"stranger-{number}", f"stranger-{number}", nobody, nobody * 0, rows, (3, 14), 0.0)


def _garbled(rng: np.random.Generator) -> float:
    return float(rng.choice([0.0, 0.0, 0.02, 0.1]))
