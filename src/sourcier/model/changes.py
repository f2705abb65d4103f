"""What each reply of a party changed, as in ``facts/changes.json``: every ratio and duty, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

from .duties import Reply
from .facts import Finding, Input

SCHEMA = "https://sourcier.example/schemas/changes-1.json"


@dataclass(frozen=True, slots=True)
class RatioChange:
    """One story before and after; None where it was not among the stories."""

    id: str
    segment: int
    before: float | None
    """The ratio's log10, as in the trace."""
    after: float | None
    strength_before: str
    strength_after: str
    """Empty where it is not among the stories."""


@dataclass(frozen=True, slots=True)
class HoldingChange:
    """The share of a segment that stands in one holding, before and after; None where it was not compared."""

    holding: str
    segment: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One duty before and after."""

    party: str
    article: str
    duty: str
    finding_before: str
    finding_after: str
    strength_before: str
    strength_after: str
    came: tuple[str, ...] = ()
    """Codes of facts that were not known before, on either side."""
    went: tuple[str, ...] = ()
    """Codes of facts that no longer stand, or that are now answered or contested."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one reply changed."""

    reply: Reply
    before: str
    """SHA-256 of the trace before; it stands in the journal."""
    after: str
    """SHA-256 of the trace with the reply."""
    ratios: tuple[RatioChange, ...]
    """Every story, in the order it has with the reply."""
    holdings: tuple[HoldingChange, ...]
    duties: tuple[DutyChange, ...]
    """Every duty."""
    settled: int
    """Questions that were open before and are not now."""
    opened: int
    """Questions that are new."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Every reply of the case, in the order in which they came."""

    schema: str
    version: str
    settings: Mapping[str, str | int | float | bool | None]
    inputs: tuple[Input, ...]
    complete: bool
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
