"""Whether a file looks like a true export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthenticityTest:
    """One test of whether the file looks like a true export."""

    name: str
    effect: float
    expected: float
    code: str
    """``as_expected``, ``unlike``, ``partly`` (surely between the two) or ``not_enough``."""
    of: int = 0
    """Rows or people the test rests on, of a sample of at most 100,000 rows."""


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
    """Those on the segment with the most rows."""
    weakest: str = ""
    """A code for the assumption that would overturn the verdict: ``rests_on_`` and a test, ``tests_disagree``,
    ``segments_differ`` or ``too_little_to_test``."""
    segments: tuple[SegmentAuthenticity, ...] = ()
    """The same for each segment of the composition, where there are several."""
