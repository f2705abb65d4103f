"""Runs kept in a folder, one file each: what is new, worse or gone since an earlier one, and how it goes over time."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import rfc8785

from sourcier.model.audit import SEVERITIES, AuditFacts, Finding
from sourcier.model.audit_history import RUN_SCHEMA, AuditChanges, PastFinding, PastRun
from sourcier.model.plain import from_plain, to_plain
from sourcier.secret import private_folder, write_private

from .baseline import ABSENT, NEW, UNCHANGED, WORSE
from .errors import HistoryBroken, SinceUnknown

LAST = "last"
ENDING = ".run.json"
_NAME = re.compile(r"\d{8}T\d{6}Z-\d{2,}\.run\.json")
_MOST_BYTES = 1 << 30
_TWICE = 2
_FEW = 10


def past_run(facts: AuditFacts, when: str) -> PastRun:
    """Return what is kept of a run that ended at that time."""
    found = [finding for finding in facts.findings if finding.state != ABSENT]
    return PastRun(
        schema=RUN_SCHEMA,
        version=facts.version,
        when=when,
        on=facts.on,
        owner=facts.owner,
        complete=facts.complete,
        targets=tuple(target.id for target in facts.targets),
        whole=tuple(target.id for target in facts.targets if target.reached and target.complete),
        rules=facts.rules,
        status=facts.status,
        counts=facts.counts,
        accepted=sum(bool(finding.accepted) for finding in found),
        findings=tuple(sorted(map(_past, found), key=lambda one: (one.rule, one.target, one.fingerprint))),
    )


def _past(finding: Finding) -> PastFinding:
    people = finding.people.best if finding.people else None
    return PastFinding(
        finding.fingerprint, finding.rule, finding.target, finding.where, finding.severity, people,
        bool(finding.accepted),
    )  # fmt: skip


def run_text(run: PastRun) -> bytes:
    """Return a run as it is kept: canonical JSON."""
    return rfc8785.dumps(to_plain(run)) + b"\n"


def keep_run(folder: Path, run: PastRun) -> Path:
    """Keep a run in the history's folder; return its file, a new one always. Raises DiskFull, NotWritable."""
    private_folder(folder)
    stamp = re.sub(r"[-:]", "", run.when[:19])
    number = 1
    while (path := folder / f"{stamp}Z-{number:02}{ENDING}").exists():
        number += 1
    write_private(path, run_text(run), replace=False)
    return path


def read_history(folder: Path) -> tuple[PastRun, ...]:
    """Return the runs of a folder, earliest first; none where there is no folder. Raises HistoryBroken."""
    if not folder.is_dir():
        return ()
    return tuple(_read(path) for path in sorted(folder.iterdir()) if _NAME.fullmatch(path.name))


def _read(path: Path) -> PastRun:
    try:
        with path.open("rb") as stream:
            plain = json.loads(stream.read(_MOST_BYTES))
        run = from_plain(PastRun, plain) if plain["schema"] == RUN_SCHEMA else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        run = None
    if run is None:
        raise HistoryBroken(path)
    return run


def run_since(since: str, folder: Path | None) -> PastRun:
    """Return the run to compare with: ``last``, the last one on or before a day, or that of a file of facts.

    Raises SinceUnknown, HistoryBroken.
    """
    path = Path(since)
    if since != LAST and path.is_file():
        return _of_facts(path)
    runs = read_history(folder) if folder is not None else ()
    if since != LAST:
        try:
            day = date.fromisoformat(since).isoformat()
        except ValueError:
            raise SinceUnknown(since) from None
        runs = tuple(run for run in runs if run.on <= day)
    if not runs:
        raise SinceUnknown(since)
    return runs[-1]


def _of_facts(path: Path) -> PastRun:
    try:
        with path.open("rb") as stream:
            plain = json.loads(stream.read(_MOST_BYTES))
        if plain.get("schema") == RUN_SCHEMA:
            return from_plain(PastRun, plain)
        facts = from_plain(AuditFacts, plain)
        return past_run(facts, f"{facts.on}T00:00:00+00:00")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SinceUnknown(path.name) from None


def since_run(facts: AuditFacts, before: PastRun) -> AuditFacts:
    """Return the facts with each finding's state against an earlier run, and what changed."""
    then = {one.fingerprint: one for one in before.findings}
    whole = {target.id for target in facts.targets if target.reached and target.complete}
    both = whole & set(before.whole)
    found = [finding for finding in facts.findings if finding.state != ABSENT]
    judged = tuple(_judged(finding, then.get(finding.fingerprint)) for finding in found)
    here = {finding.fingerprint for finding in found}
    gone = tuple(
        one for one in before.findings if one.fingerprint not in here and one.target in both and one.rule in facts.rules
    )
    changes = AuditChanges(
        since=before.on,
        new=_those(judged, NEW),
        worse=_those(judged, WORSE),
        same=len(_those(judged, UNCHANGED)),
        gone=gone,
        not_compared=tuple(sorted({target.id for target in facts.targets} - both)),
    )
    absent = tuple(
        Finding(one.rule, one.target, one.where, one.severity, 1.0, one.fingerprint, state=ABSENT) for one in gone
    )
    return replace(facts, findings=(*judged, *absent), changes=changes)


def _those(findings: Sequence[Finding], state: str) -> tuple[str, ...]:
    return tuple(sorted(finding.fingerprint for finding in findings if finding.state == state))


def _judged(finding: Finding, then: PastFinding | None) -> Finding:
    if then is None:
        return replace(finding, state=NEW)
    graver = SEVERITIES.index(finding.severity) > SEVERITIES.index(then.severity)
    return replace(finding, state=WORSE if graver or _more_people(finding, then) else UNCHANGED)


def _more_people(finding: Finding, then: PastFinding) -> bool:
    """Whether it is about twice as many people or more: estimates differ by less from run to run."""
    now = finding.people.best if finding.people else 0
    return then.people is not None and now >= _FEW and now >= _TWICE * max(then.people, 1)
