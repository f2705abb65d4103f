"""Audits: what rules are asked about, what they find, and the facts of a run.

What an audit is told stands in `audit_targets`, what it sees in `audit_seen`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .audit_history import AuditChanges
from .audit_seen import Looked, PeopleSeen, ServerSeen, ThingSeen
from .audit_targets import AuditConfig, Target
from .facts import Input

SCHEMA = "https://sourcier.example/schemas/audit-1.json"

LOW, MEDIUM, HIGH, VERY_HIGH = "low", "medium", "high", "very_high"
SEVERITIES = (LOW, MEDIUM, HIGH, VERY_HIGH)
STATUS: Mapping[str, int] = {LOW: 11, MEDIUM: 12, HIGH: 13, VERY_HIGH: 14}
"""Exit status by the gravest finding."""


@dataclass(frozen=True, slots=True)
class World:
    """What one run saw. Rules ask this and nothing else."""

    config: AuditConfig
    on: str
    """ISO date of the run."""
    servers: tuple[ServerSeen, ...]
    things: Iterable[ThingSeen]
    """May be gone through as often as wanted, each time in the same order; not held in memory."""

    def target(self, name: str) -> Target:
        """Return a target by its id."""
        return next(target for target in self.config.targets if target.id == name)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of mending: a code, and what it takes."""

    code: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an audit found reachable or lying about."""

    rule: str
    """Such as ``SRC101-anonymous-access``: stable for ever."""
    target: str
    where: str
    """`ThingSeen.shown`; empty where it is about the target itself."""
    severity: str
    """One of `SEVERITIES`."""
    confidence: float
    """0 to 1, apart from severity."""
    fingerprint: str
    """The same under any language, redaction or machine."""
    kinds: tuple[str, ...] = ()
    people: PeopleSeen | None = None
    duties: tuple[str, ...] = ()
    """Articles."""
    why: tuple[Step, ...] = ()
    """What speaks for it: codes and numbers."""
    remedy: tuple[Step, ...] = ()
    check: tuple[Step, ...] = ()
    """How to see that it is mended."""
    looked: Looked | None = None
    state: str = ""
    """Against a baseline: ``new``, ``unchanged``, ``worse``, ``absent``; empty where there is none."""
    accepted: str = ""
    """Reason a baseline gives for living with it; empty where it does not, or no longer."""
    accepted_until: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Things of a target that were not read, or not to their end, by why."""

    code: str
    """``timeout``, ``reset``, ``refused``, ``login_refused``, ``no_credential``, ``client_missing``,
    ``name_not_found``, ``tls_failed``, ``key_changed``, ``key_unknown``, ``too_many_names``, ``too_deep``,
    ``name_too_long``, ``too_large``, ``loop``, ``outside_target``, ``size_lied``, ``changed_while_read``,
    ``forbidden``, ``vanished``, ``protocol``, ``outside_hours``, ``password_needed``, ``too_slow``,
    ``special_file``, ``failed``, or an error's code such as ``E305``."""
    things: int
    example: str = ""
    """Shown name of the first."""


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """What became of one target."""

    id: str
    scheme: str
    address: str
    reached: bool
    complete: bool
    why_not: str
    things: int
    """Seen."""
    read: int
    """Whose contents were looked at: whole or sampled."""
    whole: int
    """Of these, whole."""
    bytes: int
    """In all, as the target says."""
    bytes_taken: int
    unread: tuple[Unread, ...]
    excluded: int = 0
    """Left alone, as the owner wants."""
    links: int = 0
    """Links that were not followed."""
    with_people: int = 0
    """Things that hold personal data."""
    server: ServerSeen | None = None


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """The facts of an audit, in the shape of ``audit.json``."""

    schema: str
    version: str
    settings: Mapping[str, str | int | float | bool | None]
    inputs: tuple[Input, ...]
    complete: bool
    owner: str
    since: str
    on: str
    targets: tuple[TargetFacts, ...]
    rules: tuple[str, ...]
    """Ids of the rules that were asked."""
    findings: tuple[Finding, ...]
    """Gravest first."""
    counts: Mapping[str, int]
    """Severity to findings that are not accepted."""
    gone: tuple[str, ...] = ()
    """Fingerprints a baseline names that are found no more."""
    changes: AuditChanges | None = None
    """Since an earlier run, where one was named."""

    @property
    def status(self) -> int:
        """Exit status: by the gravest finding not accepted; else 4 where part could not be read; else 0."""
        open_ones = [STATUS[one.severity] for one in self.findings if not one.accepted and one.state != "absent"]
        return max(open_ones, default=0 if self.complete else 4)
