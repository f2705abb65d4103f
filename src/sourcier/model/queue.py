"""What needs a person: questions the file leaves open, each settled by a decision."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question for a person."""

    id: str
    """Stable while the evidence is the same: decisions and reports refer to it."""
    code: str
    """Such as ``column_kind``, ``same_person``, ``lab_label``."""
    rows: int
    """Rows the answer touches."""
    people: int
    """How far the count of people, or the people a figure is about, would move: the consequence."""
    params: Mapping[str, str | int | float]
    """Codes and numbers: no value of a person."""
    evidence: tuple[str, ...]
    """Where it comes from: ``evidence 0, table 0, column 3`` or ``evidence 0, table 0, row 17``."""
    decide: str
    """The words that settle it, after ``sourcier decide``, such as ``person 0/0/17 0/0/203 --same|--not-same``.

    Places are evidence, table, and row or column, from 0 as in the facts; bars stand between the answers there are, and
    ``KIND`` for the name of a kind.
    """
