"""What witnesses said of the rows drawn for them: places and answers, no value."""

from dataclasses import dataclass

CONFIRMED, DENIED, UNSURE = "confirmed", "denied", "unsure"


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader said of one row."""

    row: int
    """Numbered through the leak's tables."""
    reader: int
    """Index into the sheet's readers."""
    answer: str
    """``confirmed``, ``denied`` or ``unsure``."""


@dataclass(frozen=True, slots=True)
class WitnessSheet:
    """One party's sample, and what was said of it."""

    examination: str
    """SHA-256 of the facts whose rows these are."""
    party: str
    """Empty for the leak whole."""
    rule: str
    seed: int
    rows: tuple[int, ...]
    """As drawn, ascending."""
    readers: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class WitnessSheets:
    """All sheets of a case, in the order they were begun: those of earlier samples are kept, and count for nothing."""

    sheets: tuple[WitnessSheet, ...] = ()
