"""Runs of an audit over time: what each found, what changed between two, and what a signed paper says of one."""

from collections.abc import Mapping
from dataclasses import dataclass

RUN_SCHEMA = "https://sourcier.example/schemas/audit-run-1.json"
ATTESTATION_SCHEMA = "https://sourcier.example/schemas/audit-attestation-1.json"


@dataclass(frozen=True, slots=True)
class PastFinding:
    """What is kept of a finding."""

    fingerprint: str
    rule: str
    target: str
    where: str
    severity: str
    people: int | None = None
    """Best estimate; None where nobody was counted."""
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class PastRun:
    """What is kept of a run."""

    schema: str
    version: str
    when: str
    """Time it ended, UTC."""
    on: str
    """ISO date it judged by."""
    owner: str
    complete: bool
    targets: tuple[str, ...]
    """Ids of all it was to look at."""
    whole: tuple[str, ...]
    """Of these, looked at whole."""
    rules: tuple[str, ...]
    status: int
    """Exit status."""
    counts: Mapping[str, int]
    """Severity to findings not accepted."""
    accepted: int
    findings: tuple[PastFinding, ...]


@dataclass(frozen=True, slots=True)
class AuditChanges:
    """What is different since an earlier run, in what both looked at."""

    since: str
    """ISO date of the earlier run."""
    new: tuple[str, ...]
    """Fingerprints."""
    worse: tuple[str, ...]
    """Graver than then, or about twice as many people."""
    same: int
    gone: tuple[PastFinding, ...]
    not_compared: tuple[str, ...] = ()
    """Targets that one of the two runs did not look at whole: nothing of them is called gone."""


@dataclass(frozen=True, slots=True)
class AttestedTarget:
    """One target, as attested."""

    id: str
    scheme: str
    address: str
    reached: bool
    complete: bool
    things: int
    read: int


@dataclass(frozen=True, slots=True)
class Attestation:
    """On this date, these targets, these rules, this result: what is signed of a run."""

    schema: str
    version: str
    when: str
    """Time, UTC, by the clock of the computer that ran it."""
    on: str
    owner: str
    since: str
    """ISO date from which the targets are the owner's."""
    targets: tuple[AttestedTarget, ...]
    rules: tuple[str, ...]
    complete: bool
    status: int
    counts: Mapping[str, int]
    accepted: int
    config_sha256: str
    """Of ``audit.toml``."""
    baseline_sha256: str
    """Of the baseline; empty where there was none."""
    facts_sha256: str
    """Of the facts in canonical JSON (RFC 8785)."""
    run_sha256: str
    """Of what the history keeps of this run; empty where none is kept."""
    previous_sha256: str
    """Of the attestation before it in the history; empty for the first."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What checking an attestation came to."""

    attestation: Attestation
    signer: str
    """SHA-256 of the public key, as ``ssh-keygen -l`` shows it."""
    trusted: bool
    """Whether it is the key that was named with ``--signer``; else the paper vouches for itself only."""
    facts: bool | None = None
    """Whether the facts at hand are those attested; None where none were given."""
    chain: int = 0
    """Attestations of the history that follow each other without a gap, this one included."""
