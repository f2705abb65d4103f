"""How many distinct people, as an interval, and how that was come by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeopleStep:
    """One step of the derivation: what rows were told apart or joined by."""

    code: str
    """Such as ``by_number``, ``by_name_and_birth``, ``typing_errors``, ``kept_apart``."""
    rows: int
    people: int
    """Distinct people this step leaves or adds, as its code says."""


@dataclass(frozen=True, slots=True)
class People:
    """Distinct people as an interval."""

    low: int
    best: int
    high: int
    method: str
    """A code: ``keys`` = valid NIR agreeing with birth and sex, else name and birth date."""
    conflicts: int
    """Pairs of rows that one identifier joins and another forbids."""
    without_identity: int = 0
    """Rows with neither a number nor a name and birth date: nobody can be told from them."""
    households: int = 0
    """Numbers that stand on the lines of several people: a holder and dependants."""
    dependants: int = 0
    """People on a line under somebody else's number."""
    steps: tuple[PeopleStep, ...] = ()
