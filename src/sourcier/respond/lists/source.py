"""What lists are made from: the rows of a case, who each is about, and which controller each belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.facts import Column

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
    parties: tuple[str, ...]
    """Ids of the controllers."""

    def said(self, row: int) -> tuple[Listed, int]:
        """Return the table a row stands in, and its number there."""
        listed = next(table for table in reversed(self.tables) if table.first <= row)
        return listed, row - listed.first


def numbered(tables: Sequence[tuple[str, int, str, int, tuple[Column, ...], int]]) -> tuple[Listed, ...]:
    """Number the rows of tables given as store name, evidence, digest, table, columns and rows."""
    found, first = [], 0
    for store, evidence, sha256, table, columns, rows in tables:
        found.append(Listed(store, evidence, sha256, table, columns, first, rows))
        first += rows
    return tuple(found)
