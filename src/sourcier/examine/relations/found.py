"""Relations that were found, followed to what they say of every row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.examine.rows import RowFacts
from sourcier.model.relations import Relation

from .about import About
from .filled import Filled, filled_sheet, spread
from .find import Group
from .known import Known
from .leads import Lead, Rows
from .standing import BORN, NAMED, NOBODY, Standing

_ONE_EACH = 0.5
"""Share of rows with a person of their own from which a table of names completes the table of births it leads to."""


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """What relations say of all rows."""

    facts: RowFacts
    """Laboratory, place and day of each row filled by what it leads to."""
    filled: Filled
    whose: np.ndarray
    """int64 per row: the row that names its person, -1 where it is that row itself or none is known."""
    idle: np.ndarray
    """bool per row: of a table about nobody, such as a list of prescribers or of places."""
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Relations, and whose rows rows are by them."""

    groups: Sequence[Group]
    leads: Sequence[Lead]
    standings: Sequence[Standing]
    about: About
    rows: Rows

    def related(self, facts: RowFacts, relations: tuple[Relation, ...]) -> Related:
        """Return what they say of rows."""
        if not self.leads:
            return Related(facts, Filled(facts.keys, {}), self.about.row, self._idle(), relations)
        filled = filled_sheet(facts.keys, self.about, self.leads, (self.groups, self.standings), self.rows)
        done = spread(facts, self.about, self.leads, self.groups, self.rows)
        return Related(replace(done, keys=filled.sheet), filled, self.about.row, self._idle(), relations)

    def _idle(self) -> np.ndarray:
        idle = np.zeros(len(self.about.row), bool)
        led_to = {lead.link.parent for lead in self.leads}
        if not any(standing.level == NAMED for standing in self.standings):
            return idle
        for number, (group, standing) in enumerate(zip(self.groups, self.standings, strict=True)):
            nobody = standing.level == NOBODY and self.about.used[number] is None
            if standing.crew is not None or (nobody and (number in led_to or not standing.personal)):
                idle[self.rows.of(group)] = True
        return idle


def rows_of(tables: Sequence[Known]) -> Rows:
    """Number the rows of all tables through."""
    sizes = tuple(table.rows for table in tables)
    first = tuple(int(at) for at in np.concatenate([[0], np.cumsum(sizes)])[:-1])
    return Rows(tuple(table.store for table in tables), first, sizes)


def promoted(standings: Sequence[Standing], leads: Sequence[Lead]) -> tuple[Standing, ...]:
    """Return standings: a table of births that a table of names leads to, a row for each, is one of people."""
    found = list(standings)
    for lead in leads:
        child, parent = found[lead.link.child], found[lead.link.parent]
        one_each = lead.parents >= _ONE_EACH * lead.met
        if child.level == NAMED and parent.level == BORN and one_each and parent.crew is None:
            found[lead.link.parent] = replace(parent, level=NAMED)
    return tuple(found)
