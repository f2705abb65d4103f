"""Duties party by party: which facts speak for one being failed, which for its being kept. Codes and numbers only.

Nothing here is a judgement: "tends to show" is the strongest wording, and a duty of which nothing is known is a
question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FAILED, KEPT, BOTH_WAYS, NOT_KNOWN = (
    "tends_to_show_failed",
    "tends_to_show_kept",
    "speaks_both_ways",
    "not_known",
)
FINDINGS = (FAILED, KEPT, BOTH_WAYS, NOT_KNOWN)
Params = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Ground:
    """One fact that speaks for a duty being failed, or for its being kept."""

    code: str
    """Such as ``open_access`` or ``rows_outside_order``."""
    source: str
    """Where it comes from: ``manifest`` (people wrote it), ``order``, ``contract``, ``event``, ``measure``, ``trace``
    (computed from rows) or ``leak`` (seen in the file)."""
    params: Params
    """Counts, days, and ids of holdings, orders and parties."""
    strength: str
    """``strong``, ``moderate`` or ``weak``."""
    weakest: str
    """A code for the assumption that would overturn it."""
    answers: tuple[str, ...] = ()
    """Of a fact for its being kept: codes of those it answers."""
    answered: bool = False
    """Whether a fact on the other side answers it."""
    contested: bool = False
    """Whether the party says that it is not so."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A case that an authority or a court decided so."""

    name: str
    reference: str
    date: str
    """ISO date, or the year where the day is not known."""
    status: str
    """``V``: seen in a public source; ``R``: recalled, to be checked before anybody relies on it."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one party."""

    party: str
    article: str
    """Such as ``GDPR 28(3)(g)``."""
    duty: str
    """A code such as ``delete_or_return``."""
    for_: tuple[Ground, ...]
    """What speaks for its being failed, strongest first."""
    against: tuple[Ground, ...]
    """What speaks for its being kept, strongest first."""
    finding: str
    """One of `FINDINGS`."""
    strength: str
    """``strong``, ``moderate``, ``weak``, or ``not_enough`` where nothing is known."""
    weakest: str
    """The assumption that would overturn the finding; empty where there is none."""
    overturned_by: tuple[str, ...]
    """What the party could bring in its defence and has not brought yet."""
    decided: tuple[Decided, ...]
    """Cases decided on that duty: what was held then, not what will be held here."""
    in_force: str
    """ISO date from which the rule is law: facts that ended earlier do not count."""
    until: str | None = None
    """Last day on which it was law."""
    source: str = ""
    """Where the rule is written."""
    before_law: int = 0
    """Facts left aside because they ended before the rule was law."""


@dataclass(frozen=True, slots=True)
class DutyQuestion:
    """What is not known, as a question to the party that would know."""

    party: str
    article: str
    code: str
    params: Params


@dataclass(frozen=True, slots=True)
class Reply:
    """What a party answered, as the case keeps it."""

    number: int
    """From 1, in the order in which they came."""
    party: str
    when: str
    """ISO 8601 time at which it was entered."""
    sort: str
    """``tables`` (parties' tables that count as facts) or ``text`` (kept, and read by people)."""
    sha256: str
    bytes: int
    brought: Mapping[str, int]
    """Tables it brought, by name: ``holding``, ``order``, ``event``, ``contract``, ``measure``, ``contest``."""
