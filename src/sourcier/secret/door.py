"""The one door to a value of the evidence: who looks is journaled before anything is seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Record = Callable[[str, Mapping[str, str | int | bool | None]], None]
"""Journals an act with its params."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on its way to the person who asked for it. It never writes itself into a log or a traceback."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "(a value, shown once)"


@dataclass(frozen=True, slots=True)
class Door:
    """Opens for one value at a time."""

    record: Record

    def open(self, place: Mapping[str, int], fetch: Callable[[], str], *, who: str, why: str) -> Shown:
        """Journal who sees the value at `place`, and why; then fetch it. What was not journaled is not fetched."""
        self.record("revealed", {**place, "who": who, "why": why})
        return Shown(fetch())
