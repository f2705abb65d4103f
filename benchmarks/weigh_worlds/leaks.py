"""What leaked of a source: a piece, cut, padded, damaged."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .places import Place
from .town import END, NOBODY, Town

if TYPE_CHECKING:
    from .draw import Setting


_OURS = 0.3
"""Share of the rows from elsewhere whose people the town knows."""


@dataclass(frozen=True)
class Leak:
    """Rows: aligned arrays."""

    person: np.ndarray
    """`NOBODY` where nobody recognises the row."""
    lab: np.ndarray
    day: np.ndarray
    address: np.ndarray
    used: tuple[int, ...]
    """Sources that rows come from."""
    verdict: str
    origin: np.ndarray
    """Which of the sources each row comes from; -1 of none."""


def leak_from(rng: np.random.Generator, here: Town, source: list[Place], rows: int, setting: "Setting") -> Leak:
    """Draw the leak; without a source all its people are strangers."""
    person, day, address, used, origin = [], [], [], [], []
    wanted = [rows] if len(source) < 2 else _split(rng, rows, len(source))
    labs = _kept_labs(rng, here, setting)
    start, stop = _period(rng, setting)
    for number, (place, count) in enumerate(zip(source, wanted, strict=False)):
        there = (place.seen >= start) & (place.seen <= stop) & np.isin(here.lab, labs)
        if there.sum() < min(20, count):
            there = place.seen >= 0
        chosen = np.flatnonzero(there)
        taken = np.sort(rng.choice(chosen, min(count, len(chosen)), replace=False))
        person.append(taken)
        day.append(place.seen[taken])
        address.append(place.address[taken])
        used.append(number)
        origin.append(np.full(len(taken), number))
    if not source:
        return _strangers(rng, here, rows, setting)
    at, of = np.concatenate(person), np.concatenate(origin)
    lab, days, homes = here.lab[at], np.concatenate(day), np.concatenate(address)
    foreign = int(setting.padded * len(at))
    if foreign:
        strangers = _strangers(rng, here, foreign, setting)
        at = np.concatenate((at, strangers.person))
        of = np.concatenate((of, strangers.origin))
        lab, days = np.concatenate((lab, strangers.lab)), np.concatenate((days, strangers.day))
        homes = np.concatenate((homes, strangers.address))
    if setting.elsewhere:
        wanted = int(setting.elsewhere * len(at))
        more, seen = _of_elsewhere(rng, here, at, int(_OURS * wanted))
        strangers = _strangers(rng, here, wanted - len(more), setting)
        at, lab = np.concatenate((at, more, strangers.person)), np.concatenate((lab, here.lab[more], strangers.lab))
        days = np.concatenate((days, seen, strangers.day))
        homes = np.concatenate((homes, here.now[1][more], strangers.address))
        of = np.concatenate((of, np.full(wanted, -1)))
    lost = rng.random(len(at)) < setting.noise * rng.uniform(0.2, 1.8)
    wrong = rng.random(len(at)) < 0.004
    days = np.where(wrong, rng.integers(0, END, len(at)), days)
    return Leak(np.where(lost, NOBODY, at), lab, days, homes, tuple(used), _verdict(rng, len(at), invented=False), of)


def _of_elsewhere(rng: np.random.Generator, here: Town, but: np.ndarray, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """People of the town as a place nobody lists knew them on some day, and their last visits."""
    seen, _ = here.known(int(rng.integers(900, END)))
    there = seen >= 0
    there[but[but >= 0]] = False
    chosen = np.flatnonzero(there)
    taken = np.sort(rng.choice(chosen, min(rows, len(chosen)), replace=False))
    return taken, seen[taken]


def _split(rng: np.random.Generator, rows: int, parts: int) -> list[int]:
    shares = rng.dirichlet(np.full(parts, 3.0))
    return [max(8, int(rows * share)) for share in shares]


def _kept_labs(rng: np.random.Generator, here: Town, setting: "Setting") -> np.ndarray:
    every = np.arange(here.labs)
    if here.labs > 2 and rng.random() < setting.by_lab:
        return rng.choice(every, int(rng.integers(1, here.labs)), replace=False)
    return every


def _period(rng: np.random.Generator, setting: "Setting") -> tuple[int, int]:
    if rng.random() >= setting.cut:
        return 0, END
    if rng.random() < 0.5:
        return int(rng.integers(300, 1500)), END
    start = int(rng.integers(0, 1000))
    return start, int(rng.integers(start + 400, END))


def _strangers(rng: np.random.Generator, here: Town, rows: int, setting: "Setting") -> Leak:
    lab = rng.integers(0, here.labs, rows)
    stop = rng.integers(1000, END)
    days = np.maximum(0, stop - rng.exponential(500, rows)).astype(int)
    invented = setting.story == "fabricated"
    verdict = _verdict(rng, rows, invented=invented)
    return Leak(np.full(rows, NOBODY), lab, days, np.zeros(rows, int), (), verdict, np.full(rows, -1))


def _verdict(rng: np.random.Generator, rows: int, *, invented: bool) -> str:
    """As often as the tests of authenticity say so."""
    sure = 0.75 if rows >= 300 else 0.5
    if rng.random() >= sure:
        return "undetermined"
    return "fabricated" if invented else "consistent"
