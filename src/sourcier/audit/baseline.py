"""Findings that are known and lived with for a while: a file for review in git.

It holds no value, no count of people and no date of a run; its order follows from its content, so that a change shows
as the lines that changed. Each entry needs a reason and a day on which it ends: then the finding is open again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourcier.case import Field, line_of, read_tables
from sourcier.case.toml import table
from sourcier.model.audit import SEVERITIES, AuditFacts, Finding
from sourcier.model.message import Message

from .errors import BaselineUnreadable, ExpiryWrong

UNREVIEWED = "unreviewed"
"""The reason of an entry that nobody gave one: it keeps quiet, and views say that it wants one."""
NEW, UNCHANGED, WORSE, ABSENT = "new", "unchanged", "worse", "absent"
_SHAPE: Mapping[str, Field] = {
    "fingerprint": Field(needed=True),
    "rule": Field(needed=True),
    "target": Field(needed=True),
    "where": Field(),
    "severity": Field("choice", needed=True, choices=SEVERITIES),
    "reason": Field(needed=True),
    "expires": Field("date", needed=True),
}
_HEAD = (
    "# Findings of the audit that are known and accepted for a while. Review it like code.\n"
    "# No values, no counts of people, no dates of runs. Each entry: why it is accepted, and until when.\n"
)
_MOST_DAYS = 731
_AHEAD = 91
_HALVES = ((6, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Known:
    """One accepted finding."""

    fingerprint: str
    rule: str
    target: str
    severity: str
    reason: str
    expires: str
    """ISO date: its last day."""
    where: str = ""
    """As the facts show it."""


def read_baseline(content: bytes) -> tuple[Known, ...]:
    """Return what is accepted. Raises BaselineUnreadable, which names line and remedy."""
    found = read_tables(content, {"known": _SHAPE}, BaselineUnreadable)["known"]
    entries = tuple(Known(**values) for values in found)
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if not entry.reason.strip():
            raise BaselineUnreadable(line_of(content, "known", number), Message("Write why it is accepted: reason."))
        if entry.fingerprint in seen:
            raise BaselineUnreadable(line_of(content, "known", number), Message("It stands there twice: keep one."))
        seen.add(entry.fingerprint)
    return entries


def write_baseline(entries: Iterable[Known]) -> bytes:
    """Return the file, in an order that follows from the entries alone."""
    ordered = sorted(entries, key=lambda entry: (entry.rule, entry.target, entry.fingerprint))
    tables = [
        table(
            "known",
            {
                "fingerprint": entry.fingerprint,
                "rule": entry.rule,
                "target": entry.target,
                "where": entry.where or None,
                "severity": entry.severity,
                "reason": entry.reason,
                "expires": entry.expires,
            },
        )
        for entry in ordered
    ]
    return "\n".join([_HEAD, *tables]).encode()


def expiry(today: str, wanted: str | None = None) -> str:
    """Return the last day of new entries: the wanted one, else the end of a half-year, three months ahead at least.

    Such a day tells of no run, and stays the same over months of runs. Raises ExpiryWrong.
    """
    now = date.fromisoformat(today)
    if wanted is not None:
        try:
            day = date.fromisoformat(wanted)
        except ValueError:
            raise ExpiryWrong from None
        if not timedelta(0) <= day - now <= timedelta(_MOST_DAYS):
            raise ExpiryWrong
        return day.isoformat()
    ahead = now + timedelta(_AHEAD)
    ends = [date(year, month, day) for year in (ahead.year, ahead.year + 1) for month, day in _HALVES]
    return next(end for end in ends if end >= ahead).isoformat()


def accept(facts: AuditFacts, standing: Sequence[Known], until: str, reason: str = UNREVIEWED) -> tuple[Known, ...]:
    """Return the baseline that keeps all findings of a run quiet.

    Entries that stand keep their reason and their day, unless that is past or the finding has become graver; entries of
    what was looked at and is gone are dropped, those of what could not be looked at stay.
    """
    before = {entry.fingerprint: entry for entry in standing}
    gone = set(facts.gone)
    kept = {name: entry for name, entry in before.items() if name not in gone}
    for finding in facts.findings:
        if finding.state == ABSENT:
            continue
        entry = before.get(finding.fingerprint)
        if entry is None or not _holds(entry, finding, facts.on):
            entry = Known(
                finding.fingerprint, finding.rule, finding.target, finding.severity, reason, until, finding.where
            )
        kept[finding.fingerprint] = entry
    return tuple(kept.values())


def _holds(entry: Known, finding: Finding, today: str) -> bool:
    """Whether an entry keeps a finding quiet: its day is not past, and the finding is no graver than it was."""
    return entry.expires >= today and SEVERITIES.index(finding.severity) <= SEVERITIES.index(entry.severity)


def compared(
    findings: Sequence[Finding], baseline: Sequence[Known], today: str, looked_at: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings with their state against a baseline, and fingerprints of those that are gone.

    `looked_at` are the targets that were looked at whole: of any other nothing is called gone. What is gone stands
    among the findings as ``absent``, for viewers take a missing result for one nobody asked about.
    """
    known = {entry.fingerprint: entry for entry in baseline}
    found = {finding.fingerprint for finding in findings}
    judged = [_judged(finding, known.get(finding.fingerprint), today) for finding in findings]
    gone = [entry for entry in baseline if entry.fingerprint not in found and entry.target in looked_at]
    absent = [
        Finding(entry.rule, entry.target, entry.where, entry.severity, 1.0, entry.fingerprint, state=ABSENT)
        for entry in sorted(gone, key=lambda entry: (entry.rule, entry.target, entry.fingerprint))
    ]
    return (*judged, *absent), tuple(sorted(entry.fingerprint for entry in gone))


def _judged(finding: Finding, entry: Known | None, today: str) -> Finding:
    if entry is None:
        return replace(finding, state=NEW)
    graver = SEVERITIES.index(finding.severity) > SEVERITIES.index(entry.severity)
    state = WORSE if graver else UNCHANGED
    if not _holds(entry, finding, today):
        return replace(finding, state=state)
    return replace(finding, state=state, accepted=entry.reason, accepted_until=entry.expires)


def with_baseline(facts: AuditFacts, baseline: Sequence[Known]) -> AuditFacts:
    """Return the facts with each finding's state, and counts of those that are open."""
    whole = {target.id for target in facts.targets if target.reached and target.complete}
    findings, gone = compared(facts.findings, baseline, facts.on, whole)
    return replace(facts, findings=findings, gone=gone, counts=counts_of(findings))


def counts_of(findings: Iterable[Finding]) -> dict[str, int]:
    """Return severity to findings that are open."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        if not finding.accepted and finding.state != ABSENT:
            counts[finding.severity] += 1
    return counts
