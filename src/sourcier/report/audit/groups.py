"""Findings put together as people mend them: one rule in one target, with its places."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.model.audit import SEVERITIES, AuditFacts, Finding

ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Group:
    """What one rule finds in one target, of one sort: open, accepted or gone."""

    rule: str
    target: str
    findings: tuple[Finding, ...]
    """Gravest first."""

    @property
    def first(self) -> Finding:
        """The gravest."""
        return self.findings[0]

    @property
    def severity(self) -> str:
        """Of the gravest."""
        return self.first.severity

    @property
    def places(self) -> tuple[Finding, ...]:
        """Those that name a place inside the target."""
        return tuple(one for one in self.findings if one.where)


def is_open(finding: Finding) -> bool:
    """Whether it wants to be mended."""
    return not finding.accepted and finding.state != ABSENT


def at_least(severity: str, minimum: str) -> bool:
    """Whether a severity is that grave."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(minimum)


def open_groups(facts: AuditFacts, minimum: str) -> tuple[Group, ...]:
    """Return what wants to be mended, gravest first."""
    return _grouped(one for one in facts.findings if is_open(one) and at_least(one.severity, minimum))


def accepted_groups(facts: AuditFacts) -> tuple[Group, ...]:
    """Return what is accepted for a while."""
    return _grouped(one for one in facts.findings if one.accepted and one.state != ABSENT)


def gone_groups(facts: AuditFacts) -> tuple[Group, ...]:
    """Return what is there no more."""
    return _grouped(one for one in facts.findings if one.state == ABSENT)


def _grouped(findings: Iterator[Finding]) -> tuple[Group, ...]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        found.setdefault((one.rule, one.target), []).append(one)
    groups = [Group(rule, target, tuple(sorted(every, key=_gravest))) for (rule, target), every in found.items()]
    return tuple(sorted(groups, key=lambda group: (*_gravest(group.first)[:2], group.rule, group.target)))


def _gravest(one: Finding) -> tuple[int, float, int, str, str]:
    people = one.people.best if one.people else 0
    return -SEVERITIES.index(one.severity), -one.confidence, -people, one.where, one.fingerprint
