"""Tables of one file: where the number of fields or the dialect changes, and other people begin in the same columns.

One export may hold several tables of one base: people in one, their visits in another. Then the people are the same, or
only one table says who they are. The same sort of columns about other people is another export.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from sourcier.examine.people import Persons
from sourcier.model.composition import Joint

from .grade import Grade
from .parts import TableRows

_SURE = frozenset({"birth_date", "nir"})
_WHO = _SURE | {"family_name", "given_name", "birth_name", "full_name"}
_SEVERAL = 2
_LEAST = 10
_SAME, _OTHERS = 0.5, 0.1
"""Share of the people of the table with fewer who stand in the other."""
_ALIKE = 0.5
"""Share of all kinds that both tables have."""


def two_layouts(tables: Sequence[TableRows], persons: Persons) -> Iterator[tuple[Joint, Grade]]:
    """Yield where another layout begins within a file, and what that amounts to."""
    for first, second in pairwise(table for table in tables if table.rows):
        if first.evidence != second.evidence:
            continue
        grade = _grade(first, second, persons)
        if grade is not Grade.NONE:
            yield Joint(second.first, ("layout",), 1.0), grade


def _grade(first: TableRows, second: TableRows, persons: Persons) -> Grade:
    kinds = [{column.kind for column in table.columns if column.kind} for table in (first, second)]
    shared = kinds[0] & kinds[1]
    one, other = (_people(persons.of_row[table.first : table.end]) for table in (first, second))
    fewer = min(one.size, other.size)
    if len(shared & _WHO) < _SEVERAL or not shared & _SURE or fewer < _LEAST:
        return Grade.NONE
    both = np.isin(one, other).sum() / fewer
    if both >= _SAME:
        return Grade.MERGE if len(shared) >= _ALIKE * len(kinds[0] | kinds[1]) else Grade.NONE
    return Grade.MERGE if both < _OTHERS else Grade.OPEN


def _people(of_row: np.ndarray) -> np.ndarray:
    return np.unique(of_row[of_row >= 0])
