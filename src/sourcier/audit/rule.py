"""What one file of `rules/` says: a rule's words, and how it finds. Rules contact nothing: they ask what was seen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sourcier.model.audit import HIGH, LOW, MEDIUM, VERY_HIGH, Step
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import Looked, PeopleSeen, ServerSeen, ThingSeen
from sourcier.model.audit_targets import Target

from .personal import GRAVE, NONE, SENSITIVE, SIMPLE

SURE, LIKELY, LESS_LIKELY, DOUBTFUL = 0.98, 0.9, 0.7, 0.5
"""Seen itself; follows from what was seen; may have another reason; a sign only."""


@dataclass(frozen=True, slots=True)
class Held:
    """What lies in a target, all things together."""

    grade: str = NONE
    kinds: tuple[str, ...] = ()
    people: PeopleSeen | None = None
    """Between the most that one thing holds and all of them added up: things may hold the same people."""
    things: int = 0
    """Things that hold personal data."""
    open_things: int = 0
    """Of these, taken or to be taken without login."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was seen."""

    target: Target
    server: ServerSeen
    on: str
    """ISO date of the run."""
    held: Held = field(default_factory=Held)
    """Of rules for servers alone: what lies there."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule finds something."""

    severity: str
    confidence: float
    why: tuple[Step, ...]
    remedy: tuple[str, ...] = ()
    """Codes of steps where they are others than the rule's."""
    params: Mapping[str, str | int | float] = field(default_factory=dict)
    """What steps name."""
    part: str = ""
    """Tells hits of one rule in one place apart, in the fingerprint."""
    thing: ThingSeen | None = None
    """Of rules across things: which one, and `target` where it lies."""
    kinds: tuple[str, ...] | None = None
    people: PeopleSeen | None = None
    looked: Looked | None = None


class Across(Protocol):
    """A rule that must see all things before it says anything."""

    def see(self, thing: ThingSeen, place: Place) -> None:
        """Take one thing."""

    def hits(self) -> Iterator[Hit]:
        """Say what was found, each with its thing."""


def _no_server(server: ServerSeen, place: Place) -> Iterator[Hit]:  # noqa: ARG001  # the shape of a rule
    yield from ()


def _no_thing(thing: ThingSeen, place: Place) -> Iterator[Hit]:  # noqa: ARG001  # the shape of a rule
    yield from ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the audit."""

    text: RuleText
    remedy: tuple[str, ...]
    """Codes of its steps, in order."""
    check: tuple[str, ...]
    servers: Callable[[ServerSeen, Place], Iterator[Hit]] = _no_server
    things: Callable[[ThingSeen, Place], Iterator[Hit]] = _no_thing
    across: Callable[[], Across] | None = None


def step(code: str, **params: str | float) -> Step:
    """Return one reason: a code and its numbers."""
    return Step(code, params)


def by_grade(grade: str, none: str = LOW, simple: str = MEDIUM, grave: str = HIGH, sensitive: str = VERY_HIGH) -> str:
    """Return the severity for what lies there."""
    return {NONE: none, SIMPLE: simple, GRAVE: grave, SENSITIVE: sensitive}[grade]
