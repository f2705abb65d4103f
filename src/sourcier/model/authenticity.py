"""Whether a file looks like a true export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthenticityTest:
    """One test of whether the file looks like a true export."""

    name: str
    effect: float
    expected: float
    code: str
    """``as_expected``, ``unlike``, ``not_enough`` and their like."""
    of: int = 0
    """Rows or people the test rests on."""


@dataclass(frozen=True, slots=True)
class SegmentAuthenticity:
    """The verdict on one segment of the composition."""

    segment: int
    """Its place in the composition, from 0."""
    verdict: str
    tests: tuple[AuthenticityTest, ...]


@dataclass(frozen=True, slots=True)
class Authenticity:
    """Consistent with a true export, fabricated, or not enough to say."""

    verdict: str
    """``consistent``, ``fabricated`` or ``undetermined``."""
    tests: tuple[AuthenticityTest, ...]
    weakest: str = ""
    """A code for the assumption that would overturn the verdict."""
    segments: tuple[SegmentAuthenticity, ...] = ()
    """The same for each segment of the composition, where there are several."""
