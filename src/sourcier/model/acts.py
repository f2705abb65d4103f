"""What parties signed, did and contest: what people write beside parties, holdings, orders and events."""

from dataclasses import dataclass

CLAUSES = (
    "subject",
    "instructions",
    "secrecy",
    "security",
    "sub_processors",
    "rights",
    "assistance",
    "deletion",
    "audit",
)
"""What a contract under GDPR art. 28(3) must hold: its subject, duration, purpose, data, persons; then (a) to (h)."""
MEASURES = (
    "encryption",
    "strong_login",
    "own_accounts",
    "rights_limited",
    "logging",
    "supervision",
    "procedure",
    "deletion",
    "default_filter",
    "retention_rule",
    "purge",
    "audit",
    "policy",
    "register",
    "dpia",
    "instructions",
    "hds_certificate",
    "eea_storage",
    "hosts_itself",
    "short_entry",
    "guidance_letter",
    "unintelligible",
    "risk_averted",
    "public_notice",
)
"""What a party can show for itself."""
SHOWN, SAID, ABSENT, NOT_APPLIED = "shown", "said", "absent", "not_applied"
STATES = (SHOWN, SAID, ABSENT, NOT_APPLIED)
"""A proof was seen; the party says so; it is known not to be there; it is there and was not applied."""
WRITTEN = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Contract:
    """What a controller and a processor, or a processor and its own, signed."""

    id: str
    controller: str
    """Who gives the instructions: of a sub-processor's contract, the processor."""
    processor: str
    signed: str | None = None
    until: str | None = None
    written: str = "yes"
    """``no``: there is known to be none."""
    clauses: tuple[str, ...] | None = None
    """Codes of `CLAUSES` that it holds; None: nobody has read it yet."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something a party did, or is known not to have done."""

    party: str
    what: str
    """One of `MEASURES`."""
    state: str = SAID
    """One of `STATES`."""
    since: str | None = None
    """From when; `from` in the file."""
    until: str | None = None
    holding: str = ""
    """Where it was in force; empty: everywhere."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """A fact that a party says is not so."""

    party: str
    fact: str
    """Code of the fact, such as ``open_access``."""
    holding: str = ""
    """Of which holding or order it is said; empty: of all."""
    why: str = ""
