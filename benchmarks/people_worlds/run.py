"""A world counted by the engine that counts leaks: its columns as stored ones, kinds as settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from sourcier.examine.coded import Coded
from sourcier.examine.persons import Told, sheet_of, tell
from sourcier.examine.persons.texts import told
from sourcier.examine.roles import Roles, roles_of
from sourcier.model.facts import Column
from sourcier.recognise.days import Habit

from .layouts import World


@dataclass(frozen=True)
class Counted:
    """What was counted against what is true."""

    truth: int
    low: int
    best: int
    high: int
    precision: float
    """Share of the pairs of rows put together that are one person's."""
    recall: float
    conflicts: int

    @property
    def off(self) -> float:
        """By how much of the truth the best figure is off."""
        return (self.best - self.truth) / self.truth

    @property
    def inside(self) -> bool:
        """Whether the truth lies in the interval."""
        return self.low <= self.truth <= self.high

    @property
    def width(self) -> float:
        """Of the interval, against the best figure."""
        return (self.high - self.low) / max(1, self.best)


@dataclass(frozen=True)
class _Texts:
    columns: Mapping[int, Coded]
    roles: Roles

    def of(self, names: Sequence[str], rows: np.ndarray) -> Mapping[str, pa.StringArray]:
        fields = told(self.columns, self.roles, names)
        blank = pa.array([""] * len(rows), pa.string())
        found = {}
        for name in names:
            field = fields.get(name)
            codes = None if field is None else field.rows(np.arange(len(field.text)))[rows]
            found[name] = blank if field is None or codes is None else field.text.take(pa.array(codes)).fill_null("")
        return found


def tell_world(world: World) -> Told:
    """Return who the rows of a world are about."""
    columns = [Column(n, f"c{n}", kind, None, 1, 1, 1, 0.0, 1.0) for n, kind in enumerate(world.kinds)]
    roles = roles_of([replace(column, role="patient") for column in columns])
    coded = {n: Coded(pa.array([row[n] for row in world.rows], pa.string())) for n in range(len(columns))}
    sheet = sheet_of(coded, roles, Habit.PLAIN, len(world.rows))
    return tell(sheet, _Texts(coded, roles))


def count(world: World) -> Counted:
    """Count a world."""
    found = tell_world(world)
    people = found.people
    groups = np.where(found.of_row < 0, np.arange(len(found.of_row)) + len(found.of_row), found.of_row).astype(np.int64)
    mine, true = _pairs(groups), _pairs(world.person)
    both = _pairs(groups * (int(world.person.max()) + 1) + world.person)
    return Counted(
        world.people, people.low, people.best, people.high, both / max(1, mine), both / max(1, true), people.conflicts
    )


def _pairs(groups: np.ndarray) -> int:
    sizes = np.unique(groups, return_counts=True)[1].astype(np.int64)
    return int((sizes * (sizes - 1) // 2).sum())
