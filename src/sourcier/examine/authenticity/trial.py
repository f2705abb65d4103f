"""One test: what it measures, what a true export shows, and how much either answer weighs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sourcier.model.authenticity import AuthenticityTest

from .cohort import Cohort
from .measured import Measured


class Family(StrEnum):
    """Tests that fail for one and the same reason count together."""

    NUMBER = "number"
    """What the NIR says of its holder."""
    BIRTHPLACE = "birthplace"
    NAMES = "names"
    RESIDENCE = "residence"
    HOUSEHOLD = "household"
    CALENDAR = "calendar"
    RECORDS = "records"
    """What columns of one record owe each other."""
    PEOPLE = "people"
    """Ages, months of birth, blood groups."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One test, in a file of its own under `tests`."""

    name: str
    family: Family
    measure: Callable[[Cohort], Measured | None]
    """None where the file lacks the columns, or where they cannot tell."""
    expected: float
    """The effect in an ordinary true export."""
    present: float
    """From here on the structure is there."""
    absent: float
    """Up to here it is not."""
    speaks_for: float
    """Capped weight, in powers of ten, of its presence: how much harder this is to invent than to have."""
    speaks_against: float
    """Capped weight of its absence."""
    binding: bool = False
    """Whether no true export with these columns is known to lack it: then nothing without it is called consistent."""

    def on(self, cohort: Cohort) -> AuthenticityTest | None:
        """Return the test's outcome, or None where it does not apply."""
        found = self.measure(cohort)
        if found is None:
            return None
        return AuthenticityTest(self.name, round(found.effect, 6), self.expected, self.code(found), found.of)

    def code(self, found: Measured) -> str:
        """``as_expected``, ``unlike``, ``partly`` where it surely lies between, else ``not_enough``."""
        if found.low >= self.present:
            return "as_expected"
        if found.high <= self.absent:
            return "unlike"
        return "partly" if found.low > self.absent and found.high < self.present else "not_enough"
