"""What lists are made from: the rows of a case, who each is about, and which controller each belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.facts import Column, Examination
from sourcier.respond.population import Population

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Listed:
    """One stored table."""

    store: str
    evidence: int
    """Position of its piece in the facts."""
    sha256: str
    """Of that piece."""
    table: int
    columns: tuple[Column, ...]
    first: int
    """Number of its first row, rows numbered through all tables."""
    rows: int


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Every row; arrays have one entry per row, numbered through all tables."""

    tables: tuple[Listed, ...]
    person: np.ndarray
    """int32: a number from 0 for each person, `NOBODY` where the row identifies nobody."""
    party: np.ndarray
    """int16: position in `parties`, `NOBODY` where no controller answers for the row."""
    said: np.ndarray
    """uint64: bit n where a comment says `sourcier.recognise.text.KINDS[n]` of the person."""
    parties: tuple[str, ...]
    """Ids of the controllers."""
    wanted: tuple[bool, ...]
    """Of each, whether its people are to be listed; nothing kept of the others is touched."""

    def place(self, row: int) -> tuple[Listed, int]:
        """Return the table a row stands in, and its number there."""
        listed = next(table for table in reversed(self.tables) if table.first <= row)
        return listed, row - listed.first


def source_of(facts: Examination, population: Population, parties: Sequence[str], wanted: np.ndarray) -> Source:
    """Return the rows of an affair's people. `wanted` says of each controller whether its people are to be listed."""
    where = [(place, e.sha256, at, t) for place, e in enumerate(facts.evidence) for at, t in enumerate(e.tables)]
    starts = population.starts
    tables = tuple(
        Listed(population.tables[n], place, sha256, at, table.columns, starts[n], starts[n + 1] - starts[n])
        for n, (place, sha256, at, table) in enumerate(where)
    )
    every = np.append(np.where(wanted, np.arange(len(wanted)), NOBODY), NOBODY).astype(np.int16)
    asked = tuple(bool(one) for one in wanted)
    return Source(tables, population.persons, every[population.controller], population.said, tuple(parties), asked)
