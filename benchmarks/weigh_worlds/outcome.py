"""Worlds weighed: what is kept of each to fit and to measure."""

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from sourcier.model.hypotheses import STORIES as SORTS
from sourcier.trace.weigh import Case, Weigher, claims_of, equal, several_of, stories_of

from .draw import GIVEN, STORIES, Setting, World, draw

ROWS, LABS = (30, 100, 300, 1000, 3000), (1, 3, 8, 25)


@dataclass(frozen=True)
class Outcome:
    """One world, before calibration."""

    seed: int
    story: str
    rows: int
    labs: int
    twins: bool
    """Whether nothing could tell: another holding has all of it, or the second of two sources adds nothing."""
    dated: bool
    totals: np.ndarray
    sorts: np.ndarray
    """Per story, its place among the sorts."""
    prior: np.ndarray
    true: np.ndarray
    false: np.ndarray


def case_of(world: World) -> Case:
    """Return a world as a case to be weighed."""
    parties = world.held.parties
    of_each = [tuple(at for at, party in enumerate(parties) if party == one.party) for one in world.suppliers]
    stores = {members: _stand(world, members) for members in of_each if len(members) > 1}
    return Case(world.piece, world.held, world.own, world.suppliers, stores)


def _stand(world: World, members: tuple[int, ...]) -> np.ndarray:
    found = world.block[world.bits[list(members)].any(axis=0)]
    return np.bincount(found, minlength=len(world.piece)).astype(float)


def outcome(seed: int, setting: Setting) -> Outcome:
    """Draw and weigh one world."""
    world = draw(seed, setting)
    case = case_of(world)
    several = several_of(case.piece, case.held, case.own)
    claims = claims_of(case.piece, case.held, several, case.stores)
    stories = stories_of(case.held, several, case.suppliers, ())
    totals = Weigher(case.piece, case.held, claims).weigh(stories).total
    true = np.array([story.id in world.truth for story in stories])
    near = np.array([story.id in world.near for story in stories])
    lost = world.story in GIVEN and not true.any()
    sorts = np.array([SORTS.index(story.sort) for story in stories])
    return Outcome(
        seed, world.story, int(world.piece.rows.sum()), len(world.piece), world.twins or lost, setting.dates,
        totals, sorts,
        equal(stories), true, ~true & ~near,
    )  # fmt: skip


def outcomes(first: int, count: int, setting: Setting) -> list[Outcome]:
    """Draw and weigh that many worlds, the stories in turn."""
    return [
        outcome(first + number, replace(setting, story=setting.story or STORIES[number % len(STORIES)]))
        for number in range(count)
    ]


@dataclass(frozen=True)
class Stack:
    """Many outcomes as aligned arrays, shape (worlds, stories); what a world has not is never a rival."""

    totals: np.ndarray
    sorts: np.ndarray
    prior: np.ndarray
    true: np.ndarray
    false: np.ndarray
    rows: np.ndarray
    labs: np.ndarray
    story: np.ndarray
    twins: np.ndarray
    dated: np.ndarray
    """Whether it has dates."""

    def __len__(self) -> int:
        return len(self.totals)

    def only(self, kept: np.ndarray) -> "Stack":
        """Return some worlds."""
        return Stack(*(getattr(self, name)[kept] for name in self.__dataclass_fields__))


def stacked(found: list[Outcome]) -> Stack:
    """Return outcomes as arrays."""
    width = max(len(one.totals) for one in found)

    def pad(name: str, fill: float) -> np.ndarray:
        rows = [getattr(one, name) for one in found]
        return np.array([np.concatenate((row, np.full(width - len(row), fill, row.dtype))) for row in rows])

    return Stack(
        pad("totals", -1e9), pad("sorts", 0), pad("prior", 0.0), pad("true", 0), pad("false", 0),
        np.array([one.rows for one in found]), np.array([one.labs for one in found]),
        np.array([one.story for one in found]), np.array([one.twins for one in found]),
        np.array([one.dated for one in found]),
    )  # fmt: skip


def joined(lists: list[list[Outcome]]) -> list[Outcome]:
    """Return all outcomes in one list."""
    return list(chain.from_iterable(lists))
