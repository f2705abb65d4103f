"""The leak's marks: which copies of a register it comes from, where register and key are at hand."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from sourcier.case import Case
from sourcier.marks import CopyLine, LeakTable, find, read_tables, stored_tables
from sourcier.model.facts import Examination
from sourcier.model.marks import Found
from sourcier.secret import Key

from .sides import stored_tables_of


@dataclass(frozen=True, slots=True)
class Marking:
    """A register of copies and its key."""

    lines: tuple[CopyLine, ...]
    key: Key = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of what the register says, and by what the key is known again."""
        said: Any = [self.key.check, *([one.copy, one.order, one.recipient, dict(one.marks)] for one in self.lines)]
        return hashlib.sha256(rfc8785.dumps(said)).hexdigest()


def marked(case: Case, facts: Examination, marking: Marking) -> Found:
    """Return whom the marks of the case's rows name."""
    lines = list(marking.lines)
    return find(read_tables(_tables(case, facts), lines, marking.key), lines, marking.key)


def _tables(case: Case, facts: Examination) -> Iterator[LeakTable]:
    yield from stored_tables(case.store, stored_tables_of(case, facts))
