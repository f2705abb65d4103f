"""How tables belong together, and in which of them people stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """A column whose values are the key of another table."""

    child: tuple[str, ...]
    """Where the column stands: ``evidence 0, table 1, column 2``; several where tables are parts of one."""
    parent: tuple[str, ...]
    """Where the key stands."""
    rows: int
    """Rows in which it is filled."""
    met: int
    """Rows whose value stands in the key."""
    parents: int
    """Distinct rows of the key's table that are led to."""
    chance: float
    """Share of values of this form that would stand in the key by chance; 1: any counter of its length."""
    role: str
    """``person``: by it rows reach the person they are about; ``other_person``: it leads to somebody else, such as a
    parent; ``crew``: to prescribers or laboratories; ``detail``: to anything else."""
    strength: str
    """``strong`` or ``moderate``."""
    reasons: tuple[str, ...] = ()
    """What it rests on: ``contained``, ``header_word``, ``numbers_spread``, ``declared``."""


@dataclass(frozen=True, slots=True)
class PeopleSource:
    """How many people stand in one table, and where."""

    evidence: int
    table: int
    rows: int
    """Rows that are about somebody."""
    first_row: int
    last_row: int
    people: int
    only: int
    """Those who stand in no other table."""
