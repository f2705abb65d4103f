"""Whether one file may leave, before it does."""

from dataclasses import dataclass

from .audit import STATUS, Finding
from .audit_seen import Looked, PeopleSeen

GATE_SCHEMA = "https://sourcier.example/schemas/audit-gate-1.json"
YES, NO, UNKNOWN, NOT_NEEDED = "yes", "no", "unknown", "not_needed"
ENCRYPTED, MARKED, ORDERED, IN_TIME = "encrypted", "marked", "ordered", "in_time"


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One question about the file."""

    code: str
    """``encrypted``, ``marked``, ``ordered`` (no more than its order lists) or ``in_time`` (not past its day)."""
    answer: str
    """``yes``, ``no``, ``unknown`` or ``not_needed``."""
    why: str = ""
    """A code: ``no_people``, ``of_register``, ``no_register``, ``no_order``, ``not_in_register``, ``not_readable``,
    ``clear``, ``weak``, ``no_mark``, ``beyond``, ``no_order_matches``, ``past``, ``gone``."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a file may leave, and why."""

    schema: str
    version: str
    file: str
    """Its name, where that may be shown."""
    sha256: str
    bytes: int
    open: bool
    """Whether it may leave."""
    checks: tuple[GateCheck, ...]
    findings: tuple[Finding, ...]
    """What speaks against it, gravest first."""
    kinds: tuple[str, ...]
    people: PeopleSeen | None
    looked: Looked | None
    encrypted: str = ""
    copy: str = ""
    """Id of the copy it is, where the register knows."""
    order: str = ""
    """Id of its order."""
    complete: bool = True
    """False where it could not be read to its end."""

    @property
    def status(self) -> int:
        """Exit status: 0 where it may leave, else by what speaks against it; 4 where it could not be read."""
        if self.open:
            return 0
        return max((STATUS[one.severity] for one in self.findings), default=4)
