"""What one file of `articles/` says: a rule of law, who bears it, and what speaks for its being failed or kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sourcier.model.duties import Decided

from .bearer import Bearer

STRONG, MODERATE, WEAK = "strong", "moderate", "weak"
Params = Mapping[str, str | int | float]


def about(**values: str | float) -> Params:
    """Return what a fact or a question is about: ids, counts, days."""
    return values


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, before it is weighed."""

    code: str
    source: str
    """As `sourcier.model.duties.Ground.source`."""
    strength: str
    weakest: str
    params: Params = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    """Codes of the facts on the other side that it answers; ``code:holding`` for one holding's alone."""
    when: str | None = None
    """Last day on which it was so, where known: a fact that ended before a rule was law breaks no rule."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the bearer."""

    code: str
    params: Params = field(default_factory=dict)


Facts = Callable[[Bearer], Iterator[Fact]]


@dataclass(frozen=True, slots=True)
class Article:
    """One rule of law, with its dates."""

    article: str
    """As facts name it, such as ``GDPR 28(3)(g)``."""
    duty: str
    """A code."""
    bearers: tuple[str, ...]
    """Roles."""
    in_force: str
    """ISO date."""
    source: str
    """Where it is written."""
    failed: Facts
    kept: Facts
    asked: Callable[[Bearer], Iterator[Ask]]
    defence: tuple[str, ...]
    """What a bearer could bring: codes of measures, or of documents."""
    decided: tuple[Decided, ...] = ()
    until: str | None = None
