"""The leak's marks: which copies of a register it comes from, where register and key are at hand."""

from collections.abc import Iterator

from sourcier.case import Case
from sourcier.marks import LeakTable, find, read_tables, stored_tables
from sourcier.model.facts import Examination
from sourcier.model.marks import Found

from .marking import Marking
from .sides import stored_tables_of


def marked(case: Case, facts: Examination, marking: Marking) -> Found:
    """Return whom the marks of the case's rows name."""
    lines = list(marking.lines)
    return find(read_tables(_tables(case, facts), lines, marking.key), lines, marking.key)


def _tables(case: Case, facts: Examination) -> Iterator[LeakTable]:
    yield from stored_tables(case.store, stored_tables_of(case, facts))
