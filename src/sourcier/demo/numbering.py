"""No two people have one number: the order number tells apart those born in one month and place (INSEE, NIR)."""

import dataclasses

import numpy as np

from . import days
from .birthplaces import Origins, draw_origins
from .nir import Numbers
from .seeds import Flags, Ints

_HIGHEST = 999
_WIDER = 1.3
"""A month can have more births than a usual one: how much wider each further try looks."""
_PATIENCE = 12
"""Tries after which the town counts as full and the person was born elsewhere."""
_MERGE = 8
"""New numbers are put among the old ones once they are an eighth of these, so that each is moved a few times only."""


class Register:
    """The numbers that somebody has already."""

    def __init__(self) -> None:
        self._old = np.zeros(0, np.int64)
        self._new = np.zeros(0, np.int64)

    def claim(self, bodies: Ints) -> Flags:
        """Give each number to the first who asks for it and return who got theirs."""
        order = np.argsort(bodies, kind="stable")
        wished = bodies[order]
        free = np.ones(len(wished), bool)
        free[1:] = wished[1:] != wished[:-1]
        free &= ~_among(self._old, wished) & ~_among(self._new, wished)
        self._new = np.sort(np.concatenate([self._new, wished[free]]), kind="stable")
        if len(self._new) * _MERGE > len(self._old):
            self._old = np.sort(np.concatenate([self._old, self._new]), kind="stable")
            self._new = self._new[:0]
        given = np.empty(len(bodies), bool)
        given[order] = free
        return given


def _among(known: Ints, wished: Ints) -> Flags:
    if not known.size:
        return np.zeros(len(wished), bool)
    found: Flags = known[np.minimum(np.searchsorted(known, wished), len(known) - 1)] == wished
    return found


def settle(
    rng: np.random.Generator, register: Register, people: tuple[Ints, Ints], origins: Origins, department: str
) -> Origins:
    """The same origins, other where someone has that number already; `people` is sex and birth day.

    Who finds no free number in a town after some tries was born in another one.
    """
    sex, born = people
    years, months, _ = days.parts(born)
    numbers = Numbers(sex, years % 100, months, origins.department, origins.commune, origins.order)
    waiting, span, tries = np.flatnonzero(~register.claim(numbers.body)), origins.births, 0
    while waiting.size:
        tries += 1
        span = np.minimum(span * _WIDER + 1, _HIGHEST)
        if tries > _PATIENCE:
            origins = origins.put(waiting, draw_origins(rng, department, born[waiting]))
        else:
            order = 1 + np.floor(rng.random(len(waiting)) * span[waiting]).astype(np.int64)
            origins = origins.put(waiting, dataclasses.replace(origins.at(waiting), order=order))
        head = (sex[waiting], years[waiting] % 100, months[waiting])
        place = origins.at(waiting)
        waiting = waiting[~register.claim(Numbers(*head, place.department, place.commune, place.order).body)]
    return origins
