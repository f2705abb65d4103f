"""Worlds weighed: what is kept of each to fit and to measure."""

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from sourcier.model.hypotheses import STORIES as SORTS
from sourcier.trace.weigh import (
    Case,
    Counts,
    Weigher,
    bounded,
    claims_of,
    equal,
    learnt,
    several_of,
    size_of,
    standing_of,
    stories_of,
    weigh,
)

from .draw import STORIES, Setting, World, draw

ROWS, LABS = (30, 100, 300, 1000, 3000), (1, 3, 8, 25)
MOST = 3.0
"""Power of ten: no ratio is told beyond."""
MANY = 0.75
"""Share of migrations told from which a case counts as one with migrations."""


@dataclass(frozen=True)
class Outcome:
    """One world, weighed; arrays have one entry per story."""

    seed: int
    story: str
    rows: int
    labs: int
    twins: bool
    """Whether nothing could tell: another holding has as good as all that came from one of the sources."""
    sorts: np.ndarray
    """Place among the sorts of stories."""
    prior: np.ndarray
    true: np.ndarray
    false: np.ndarray
    log10: np.ndarray
    """Of the ratios that the shipped table makes, before the cap."""
    cap: float
    """Power of ten."""
    learnt: "Learnt | None" = None
    """What a table is fitted on."""


@dataclass(frozen=True)
class Learnt:
    """A world before calibration."""

    terms: np.ndarray
    columns: np.ndarray
    size: np.ndarray
    migrations: bool
    """Whether most are told."""


def case_of(world: World) -> Case:
    """Return a world as a case to be weighed."""
    parties = world.held.parties
    of_each = [tuple(at for at, party in enumerate(parties) if party == one.party) for one in world.suppliers]
    stores = tuple(dict.fromkeys(members for members in of_each if len(members) > 1))

    def together(members: tuple[int, ...]) -> Counts:
        found, dated, same, after = (marks[list(members)].any(axis=0) for marks in world.marks[:4])
        beside = world.marks[0].sum(axis=0) - world.marks[0][list(members)].sum(axis=0)
        each = (found, dated, same, after & ~same, found & (beside > 0))
        return Counts(*(np.bincount(world.block[bits], minlength=len(world.piece)).astype(float) for bits in each))

    return Case(world.piece, world.held, world.own, world.suppliers, stores, together)


def outcome(seed: int, setting: Setting, *, learning: bool = False) -> Outcome:
    """Draw and weigh one world."""
    world = draw(seed, setting)
    case = case_of(world)
    weighed = None if learning else weigh(case)
    several = several_of(case.piece, case.held, case.own, case.together)
    claims = claims_of(case.piece, case.held, (*several, *case.stores), case.together)
    stories = stories_of(case.held, several, case.suppliers, ())
    true = np.array([story.id in world.truth for story in stories])
    near = np.array([world.is_near(story.sort, frozenset(story.named)) for story in stories])
    sorts = np.array([SORTS.index(story.sort) for story in stories])
    log10 = np.zeros(len(stories)) if weighed is None else weighed.raw.log10
    cap = 3.0 if weighed is None else weighed.calibration.cap
    found = None
    if learning:
        size = size_of(case)
        standing = standing_of(case.piece, case.held, claims, stories, size)
        terms = bounded(Weigher(case.piece, case.held, claims).weigh(stories).terms)
        columns = learnt(standing).astype(np.float32)
        found = Learnt(terms.astype(np.float32), columns, size.scaled, size.migrations >= MANY)
    return Outcome(
        seed, world.story, int(world.piece.rows.sum()), len(world.piece), world.twins,
        sorts, equal(stories), true, ~true & ~near, log10, cap, found,
    )  # fmt: skip


def outcomes(first: int, count: int, setting: Setting, *, learning: bool = False) -> list[Outcome]:
    """Draw and weigh that many worlds, the stories in turn."""
    return [
        outcome(first + at, replace(setting, story=setting.story or STORIES[at % len(STORIES)]), learning=learning)
        for at in range(count)
    ]


@dataclass(frozen=True)
class Stack:
    """Many outcomes as aligned arrays, shape (worlds, stories); what a world has not is never a rival."""

    log10: np.ndarray
    sorts: np.ndarray
    prior: np.ndarray
    true: np.ndarray
    false: np.ndarray
    cap: np.ndarray
    rows: np.ndarray
    labs: np.ndarray
    story: np.ndarray

    def __len__(self) -> int:
        return len(self.log10)

    @property
    def within(self) -> np.ndarray:
        """Return ratios as they are told."""
        found: np.ndarray = np.clip(self.log10, -MOST, self.cap[:, None])
        return found

    def only(self, kept: np.ndarray) -> "Stack":
        """Return some worlds."""
        return Stack(*(getattr(self, name)[kept] for name in self.__dataclass_fields__))


def stacked(found: list[Outcome]) -> Stack:
    """Return outcomes as arrays, twins left out."""
    found = [one for one in found if not one.twins]
    width = max(len(one.log10) for one in found)

    def pad(name: str, fill: float) -> np.ndarray:
        rows = [getattr(one, name) for one in found]
        return np.array([np.concatenate((row, np.full(width - len(row), fill, row.dtype))) for row in rows])

    return Stack(
        pad("log10", -np.inf), pad("sorts", 0), pad("prior", 0.0), pad("true", 0), pad("false", 0),
        np.array([one.cap for one in found]), np.array([one.rows for one in found]),
        np.array([one.labs for one in found]), np.array([one.story for one in found]),
    )  # fmt: skip


def sides(stack: Stack) -> tuple[np.ndarray, np.ndarray]:
    """Return per world the ratio of its true story, and those of all false stories, as they are told."""
    within = stack.within
    true = np.where(stack.true, within, -MOST).max(axis=1)
    return true, within[stack.false]


def joined(lists: list[list[Outcome]]) -> list[Outcome]:
    """Return all outcomes in one list."""
    return list(chain.from_iterable(lists))
